"""How much each translator has translated."""

from decimal import Decimal

from django.contrib.auth import get_user_model
from django.db.models import Count, Min, OuterRef, Q, Subquery, Sum
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.utils import get_user_display_name

from portal.core.dates import written_month
from portal.translation.access import visible_jobs
from portal.translation.choices import DONE_STATES, JobState
from portal.translation.models import JobEvent, Segment
from portal.translation.statistics.figures import (
    Column,
    Figure,
    Kind,
    Question,
    Row,
    number_of_rows,
)
from portal.translation.statistics.measures import total

_APPROVAL = Q(state__in=(JobState.APPROVED, JobState.SCHEDULED)) | Q(action="published")


def rows(question: Question) -> list[Row]:
    """Segments by who translated them last, in the month in which that was first approved.

    A segment counts once: when the job it stands in was approved, scheduled or published for the
    first time after its present translation was written. What has been overwritten or has lost
    its source since counts no more. Words are those of the source (Vietnamese: syllables).
    """
    days = (question.period.starts_on, question.period.ends_on)
    approvals = JobEvent.objects.filter(_APPROVAL).order_by()
    first = approvals.filter(job=OuterRef("job"), at__gte=OuterRef("translated_at")).values("job")
    segments = (
        Segment.objects.filter(
            job__in=visible_jobs(question.user).filter(
                pk__in=approvals.filter(at__date__range=days).values("job")
            ),
            state__in=DONE_STATES,
        )
        .exclude(target="")
        .annotate(approved=Subquery(first.annotate(first=Min("at")).values("first")))
        .filter(approved__date__range=days)
        .annotate(month=TruncMonth("approved"))
        .order_by()
        .values("job", "job__title", "job__source_page", "translated_by", "month")
        .annotate(total=Sum("words"), pieces=Count("pk"))
    )
    found = list(segments)
    people = get_user_model()._default_manager.in_bulk({one["translated_by"] for one in found})
    names = {pk: get_user_display_name(person) for pk, person in people.items()}
    nobody = gettext("not a person, or no longer here")
    return sorted(
        (
            Row(
                title=one["job__title"],
                group=f"{one['month']:%Y-%m}.{one['translated_by'] or 0}",
                group_label=gettext("%(month)s, %(person)s")
                % {
                    "month": written_month(one["month"]),
                    "person": names.get(one["translated_by"], nobody),
                },
                order=(one["month"], names.get(one["translated_by"], "\uffff")),
                value=Decimal(one["total"]),
                page=one["job__source_page"],
                facts=(
                    names.get(one["translated_by"], nobody),
                    written_month(one["month"]),
                    one["pieces"],
                ),
            )
            for one in found
        ),
        key=lambda row: (row.order, row.title),
    )


WORDS = Figure(
    key="words",
    label=_("Words by translator and month"),
    explanation=_(
        "Words of the originals (Vietnamese: syllables) of the segments that each person "
        "translated last, in the month in which that translation was first approved or "
        "published. Translations that were overwritten since, or whose original has changed, do "
        "not count."
    ),
    grouped_by=_("Month and translator"),
    columns=(
        Column(_("Texts"), number_of_rows, Kind.COUNT),
        Column(_("Words"), total, Kind.COUNT),
    ),
    value=_("Words"),
    kind=Kind.COUNT,
    facts=(_("Translator"), _("Month"), _("Segments")),
    rows=rows,
)

"""How long it takes from a Vietnamese text to its English one."""

from decimal import Decimal
from functools import partial

from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE
from portal.translation.access import visible_jobs
from portal.translation.statistics.figures import (
    Column,
    Figure,
    Kind,
    Question,
    Row,
    number_of_rows,
)
from portal.translation.statistics.measures import Values, hours_between, known, median, percentile
from portal.translation.statistics.sections import order_of_section, section_label


def rows(question: Question) -> list[Row]:
    """Pages whose English was live for the first time on a day of the period.

    The clock starts with the first publication of the Vietnamese page and not with its last: a
    comma that is corrected meanwhile makes no translation quicker. Of a page that has been
    deleted since, only the last publication is known. A translation that was live before its
    original, or whose original was never published here, could not be measured.
    """
    jobs = (
        visible_jobs(question.user)
        .filter(
            record_id=None,
            source_locale__language_code=SOURCE_LANGUAGE,
            target_locale__language_code=TARGET_LANGUAGE,
            first_live_at__date__range=(question.period.starts_on, question.period.ends_on),
        )
        .annotate(begun=Coalesce("source_page__first_published_at", "source_published_at"))
        .order_by("first_live_at", "pk")
    )
    found = []
    for title, section, page, begun, live in jobs.values_list(
        "title", "section", "source_page", "begun", "first_live_at"
    ):
        hours = hours_between(begun, live) if begun and begun <= live else None
        found.append(
            Row(
                title=title,
                group=section or "other",
                group_label=section_label(section),
                order=order_of_section(section),
                value=hours,
                page=page,
                facts=(
                    section_label(section),
                    timezone.localdate(begun) if begun else None,
                    timezone.localdate(live),
                ),
            )
        )
    return found


def _not_measured(values: Values) -> Decimal:
    return number_of_rows(values) - len(known(values))


_NINETY = 90
DURATION = Figure(
    key="duration",
    label=_("From Vietnamese to English"),
    explanation=_(
        "Pages whose English was published for the first time in the period: the time since the "
        "first publication of the Vietnamese page. The median is the middle value, or the mean "
        "of the two in the middle; 90 % of the pages took no longer than the time in the next "
        "column (nearest rank). What could not be measured, such as a translation that was "
        "live before its original, is left out of both and counted in the last column."
    ),
    grouped_by=_("Section"),
    columns=(
        Column(_("Pages"), number_of_rows, Kind.COUNT),
        Column(_("Median"), median, Kind.HOURS),
        Column(_("90 %"), partial(percentile, percent=_NINETY), Kind.HOURS),
        Column(_("Not measured"), _not_measured, Kind.COUNT),
    ),
    value=_("Time taken"),
    kind=Kind.HOURS,
    facts=(_("Section"), _("Vietnamese published"), _("English published")),
    rows=rows,
)

"""Beginning a report: one draft for a period and a scope, never two."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import translation
from wagtail.blocks import StreamValue

from portal.core.languages import SOURCE_LANGUAGE
from portal.core.periods import Period
from portal.core.slugs import available_slug, vietnamese_slug
from portal.core.templatetags.written import small_initial
from portal.reports.models import ReportIndexPage, ReportingPeriod, ReportPage
from portal.reports.skeletons import skeleton_body, skeleton_texts


@dataclass(frozen=True)
class Begun:
    """The report's draft; `is_new` unless it was there before."""

    page: ReportPage
    is_new: bool


@transaction.atomic
def begin_report(index: ReportIndexPage, period: Period, reach: str, user: Any) -> Begun:
    """The report on the period, begun if nobody has.

    The listing's row is held meanwhile, so that a second click finds what the first one made.
    """
    ReportIndexPage.objects.select_for_update().get(pk=index.pk)
    record = _period_record(period)
    existing = ReportPage.objects.child_of(index).filter(period=record, reach=reach, territory=None)
    if page := existing.first():
        return Begun(page, is_new=False)
    return Begun(_draft(index, record, reach, user), is_new=True)


def _period_record(period: Period) -> ReportingPeriod:
    days: dict[str, date | str | None] = {
        "kind": period.kind.value,
        "starts_on": period.starts_on,
        "ends_on": period.ends_on,
    }
    record = ReportingPeriod.objects.filter(**days).first()
    return record or ReportingPeriod.objects.create(**days)


def _draft(index: ReportIndexPage, period: ReportingPeriod, reach: str, user: Any) -> ReportPage:
    with translation.override(SOURCE_LANGUAGE):
        texts = skeleton_texts(small_initial(period.label_vi))
    taken = set(index.get_children().values_list("slug", flat=True))
    body = ReportPage._meta.get_field("body").stream_block
    page = ReportPage(
        **texts,
        slug=available_slug(vietnamese_slug(texts["title"]), taken.__contains__),
        locale=index.locale,
        period=period,
        reach=reach,
        body=StreamValue(body, skeleton_body(), is_lazy=True),
        owner=user,
        live=False,
    )
    index.add_child(instance=page)
    page.save_revision(user=user, log_action=True)
    return page

"""What a report needs before it goes live."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from portal.core.publishing import publication_guard
from portal.reports.blocks import asks_of, unanswerable
from portal.reports.models import ReportPage
from portal.reports.publishing import is_source, what_is_missing
from portal.reports.skeletons import unanswered_prompts


@publication_guard
def report_can_be_counted(
    page: Page, revision: Revision | None, user: AbstractBaseUser | None
) -> list[str]:
    """Its figures exist, and the English page asks nothing that the version does not hold."""
    if not isinstance(page, ReportPage):
        return []
    if page.period_id is None:
        return [_("Choose the period of the report first.")]
    if prompts := unanswered_prompts(page.body):
        return [_("Still to be filled in: %(prompts)s") % {"prompts": " ".join(prompts)}]
    reasons = [reason for ask in asks_of(page.body) if (reason := unanswerable(ask))]
    if not reasons and not is_source(page):
        reasons = what_is_missing(page)
    return list(dict.fromkeys(reasons))

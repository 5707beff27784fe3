"""Projects on the pages of other rooms."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from partners.models import PartnerPage
from portal.core.related import RelatedGroup, related_to
from projects.models import ProjectPage

SHOWN = 6


@related_to(PartnerPage)
def projects_with_partner(page: Page) -> RelatedGroup:
    """Projects that a partner province takes part in, newest first."""
    projects = (
        ProjectPage.objects.in_language_of(page)
        .filter(partner__translation_key=page.translation_key)
        .for_cards()
        .order_by("-starts_on")[:SHOWN]
    )
    return RelatedGroup("projects", _("Joint projects"), list(projects))

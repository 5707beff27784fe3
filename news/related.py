"""News on the pages of other rooms."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from news.models import NewsPage
from partners.models import PartnerPage
from portal.core.related import RelatedGroup, related_to
from projects.models import ProjectPage

SHOWN = 6


@related_to(PartnerPage)
def news_about_partner(page: Page) -> RelatedGroup:
    """The newest articles about a partner province."""
    articles = NewsPage.objects.in_language_of(page).about_partner(page)
    return RelatedGroup("news", _("News"), list(articles.newest_first().for_rows()[:SHOWN]))


@related_to(ProjectPage)
def news_about_project(page: Page) -> RelatedGroup:
    """The newest articles about a project."""
    articles = NewsPage.objects.in_language_of(page).about_project(page)
    return RelatedGroup("news", _("News"), list(articles.newest_first().for_rows()[:SHOWN]))

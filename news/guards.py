"""What an article needs before it goes live."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from news.models import NewsPage
from portal.core.publishing import publication_guard


@publication_guard
def article_is_complete(
    page: Page, revision: Revision | None, user: AbstractBaseUser | None
) -> list[str]:
    """Imported drafts may lack a title or a date; neither is ever invented."""
    if not isinstance(page, NewsPage):
        return []
    reasons = []
    if not page.title.strip():
        reasons.append(_("Give the article a title first."))
    if page.published_at is None:
        reasons.append(_("Give the article its date and time first."))
    return reasons

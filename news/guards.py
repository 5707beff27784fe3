"""What an article needs before it goes live."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from news.models import NewsPage
from portal.core.publishing import publication_guard


@publication_guard
def article_has_its_date(
    page: Page, revision: Revision | None, user: AbstractBaseUser | None
) -> list[str]:
    """An article without a date would stand nowhere in the listing, and no date is invented."""
    if isinstance(page, NewsPage) and page.published_at is None:
        return [_("Give the article its date and time first.")]
    return []

"""News on the pages of the places that it is about."""

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from news.models import NewsPage
from partners.models import Locality
from portal.core.entities.ties import tied_to
from portal.core.languages import base_language


@tied_to(Locality, "news", _("News"))
def news_about_locality(locality: Locality) -> QuerySet:
    """Articles that name its partner profile, newest first."""
    language = base_language(get_language())
    keys = locality.profiles.values("translation_key")
    articles = NewsPage.objects.shown().filter(
        locale__language_code=language, partner_links__partner__translation_key__in=keys
    )
    return articles.distinct().defer("body").order_by("-published_at", "-pk")

"""The listings of the language that the office writes in, and who may add pages to them."""

from functools import partial
from typing import Any, Final, TypeVar

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import post_page_move

from portal.core.languages import SOURCE_LANGUAGE
from portal.core.listing_pages import ListingPage
from portal.core.remembering import forget

Listing = TypeVar("Listing", bound=ListingPage)
# Seconds after which it is read again in any case: another process may have been told nothing.
_LONGEST_KEPT: Final = 300


def source_listing(kind: type[Listing]) -> Listing | None:
    """The listing of that kind as it is now: one query."""
    return kind.objects.filter(locale__language_code=SOURCE_LANGUAGE).first()


def source_listing_for(kind: type[Listing], user: Any) -> Listing | None:
    """The same, if `user` may add pages to it."""
    index = source_listing(kind)
    return index if index and index.permissions_for_user(user).can_add_subpage() else None


def is_offered(kind: type[ListingPage], user: Any) -> bool:
    """Whether the menu offers `user` to add pages to it: no query, once it is in the cache.

    The rights are asked as they are now; only where the listing stands may be remembered. Whoever
    follows the menu is asked again, with `source_listing_for`.
    """
    index = cache.get_or_set(_key(kind), partial(source_listing, kind), _LONGEST_KEPT)
    return bool(index and index.permissions_for_user(user).can_add_subpage())


def _key(kind: type[ListingPage]) -> str:
    return f"source-listing-{kind._meta.label_lower}"


def _kinds() -> list[type[ListingPage]]:
    return [kind for kind in ListingPage.__subclasses__() if not kind._meta.abstract]


def forget_listing(sender: type[Page], **kwargs: Any) -> None:
    """A listing is new, changed or gone."""
    forget(_key(sender))


def forget_listings(**kwargs: Any) -> None:
    """Pages have moved, and those below them."""
    forget(*map(_key, _kinds()))


def listen() -> None:
    """Connect everything; again is harmless."""
    for kind in _kinds():
        for signal in (post_save, post_delete):
            signal.connect(forget_listing, sender=kind, dispatch_uid="source_listing")
    post_page_move.connect(forget_listings, dispatch_uid="source_listings")

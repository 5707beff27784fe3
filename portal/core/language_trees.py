"""Each language has a tree of its own, and a page stands only in the tree of its language.

A page in the wrong tree would be read under the other language's address: a Vietnamese article
moved, copied or mirrored (an "alias" in Wagtail's words) below the English home page is
Vietnamese text under /en/, whatever its own language says.
"""

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.signals import pre_page_move

from portal.core.navigation import HOME_DEPTH, home_path
from portal.core.publishing import PublicationRefused


def foreign_place(page: Page) -> list[str]:
    """Why `page` must not stand where it is about to be saved; empty when it may."""
    if page.alias_of_id and page.alias_of.locale_id != page.locale_id:
        return [_("A page cannot mirror a page of another language: have it translated instead.")]
    if page.locale_id is None or not page.path or page.depth <= HOME_DEPTH:
        return []
    home = Page.objects.filter(path=home_path(page)).values_list("locale_id", flat=True).first()
    if home not in {None, page.locale_id}:
        return [_("This place belongs to another language: have the page translated instead.")]
    return []


@receiver(pre_page_move)
def stay_in_language(instance: Page, parent_page_after: Page, **kwargs: Any) -> None:
    """Hold the rule for moves, which change the tree without saving the page.

    Raises:
        PublicationRefused: when the new parent stands in another language's tree.
    """
    if parent_page_after.depth >= HOME_DEPTH and parent_page_after.locale_id != instance.locale_id:
        raise PublicationRefused(
            [_("This place belongs to another language: have the page translated instead.")]
        )

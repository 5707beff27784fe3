"""Where one can go from a page: the menu of its language, and the same page in the other one.

All of it costs one query, whatever the size of the site.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import get_language_info
from wagtail.models import Page

from portal.core.languages import LANGUAGE_CODES, base_language

HOME_DEPTH = 2


@dataclass(frozen=True)
class LanguageLink:
    """One entry of the language switch."""

    code: str
    page: Page
    is_current: bool = False
    is_translation: bool = False
    untranslated_id: int | None = None

    @property
    def name(self) -> str:
        """The language's name in that language."""
        return get_language_info(self.code)["name_local"]

    @property
    def url(self) -> str:
        """The address to switch to; a section is told which page has no translation."""
        suffix = f"?untranslated={self.untranslated_id}" if self.untranslated_id else ""
        return f"{self.page.url}{suffix}"

    @property
    def full_url(self) -> str:
        """The absolute address, for `hreflang` and the sitemap."""
        return self.page.full_url


@dataclass(frozen=True)
class MenuItem:
    """A section of the menu with the pages below it."""

    page: Page
    children: list[Page] = field(default_factory=list)


@dataclass(frozen=True)
class Surroundings:
    """Everything that one can reach from a page's frame."""

    menu: list[MenuItem]
    trail: list[Page]
    languages: list[LanguageLink]


def _ancestor_paths(page: Page, depth: int = HOME_DEPTH) -> list[str]:
    """The tree paths from the language's home page down to the page itself."""
    step = Page.steplen
    return [page.path[: step * level] for level in range(depth, page.depth + 1)]


def home_path(page: Page) -> str:
    """The tree path of the home page of the page's own language."""
    return page.path[: Page.steplen * HOME_DEPTH]


def _in_menu_of(page: Page) -> Q:
    return Q(
        live=True,
        show_in_menus=True,
        path__startswith=home_path(page),
        depth__in=(HOME_DEPTH + 1, HOME_DEPTH + 2),
    )


def _is_in_menu_of(entry: Page, page: Page) -> bool:
    """The same question, asked of a page that is already here."""
    return (
        entry.live
        and entry.show_in_menus
        and entry.path.startswith(home_path(page))
        and entry.depth in (HOME_DEPTH + 1, HOME_DEPTH + 2)
    )


def _menu(entries: Iterable[Page]) -> list[MenuItem]:
    """Menu entries in the order of the tree, as sections with the pages below them."""
    items: dict[str, MenuItem] = {}
    for entry in entries:
        if entry.depth == HOME_DEPTH + 1:
            items[entry.path] = MenuItem(entry)
        elif parent := items.get(entry.path[: -Page.steplen]):
            parent.children.append(entry)
    return list(items.values())


def menu_of(page: Page) -> list[MenuItem]:
    """The sections of the page's language that stand in the menu, with their menu pages."""
    if not page.path:
        return []
    return _menu(Page.objects.filter(_in_menu_of(page)).order_by("path"))


def _language_links(page: Page, counterpart: Page | None) -> Iterator[LanguageLink]:
    own_code = base_language(page.locale.language_code)
    for code in LANGUAGE_CODES:
        if code == own_code:
            yield LanguageLink(code, page, is_current=True)
        elif counterpart and counterpart.translation_key == page.translation_key:
            yield LanguageLink(code, counterpart, is_translation=True)
        elif counterpart:
            yield LanguageLink(code, counterpart, untranslated_id=page.pk)


def surroundings_of(page: Page) -> Surroundings:
    """Menu, trail and languages in one query; a page outside the tree knows only itself.

    The counterpart in the other language is the page's translation or, failing that, its
    nearest section there.
    """
    if not page.path:
        return Surroundings([], [], list(_language_links(page, None)))
    above = _ancestor_paths(page)
    keys = Page.objects.filter(path__in=above).values("translation_key")
    translated = Q(live=True, alias_of=None, translation_key__in=keys)
    around = list(
        Page.objects.filter(
            Q(path__in=above) | _in_menu_of(page) | (translated & ~Q(locale_id=page.locale_id))
        )
        .select_related("locale")
        .order_by("path")
    )
    for entry in around:
        if entry.locale_id == page.locale_id:
            page.locale = entry.locale
    abroad = [entry for entry in around if entry.locale_id != page.locale_id]
    return Surroundings(
        menu=_menu(entry for entry in around if _is_in_menu_of(entry, page)),
        trail=[entry for entry in around if entry.path in above[:-1]],
        languages=list(_language_links(page, max(abroad, key=lambda p: p.depth, default=None))),
    )


def untranslated_page(section: Page, requested: str) -> Page | None:
    """The live page of the other language that sent the reader here, from a query string.

    Anything but the number of such a page, on which this section really stands in, is ignored.
    """
    if not requested.isdecimal() or len(requested) > 10:
        return None
    page = (
        Page.objects.live()
        .filter(pk=int(requested))
        .exclude(locale_id=section.locale_id)
        .select_related("locale")
        .first()
    )
    if page is None or page.get_view_restrictions().exists():
        return None
    return page

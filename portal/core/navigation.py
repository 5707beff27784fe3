"""Where one can go from a page: the menu of its language, and the same page in the other one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol
from unicodedata import normalize

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language_info
from wagtail.models import Page, Site

from portal.core.languages import LANGUAGE_CODES, base_language

HOME_DEPTH = 2


class Destination(Protocol):
    """Anywhere a link can lead: a page of the tree, or a view's page that stands in none."""

    @property
    def title(self) -> str:
        """What the link says."""

    def get_url(self, request: HttpRequest | None = None) -> str | None:
        """The address on this site; none for a draft that stands nowhere yet."""

    def get_full_url(self, request: HttpRequest | None = None) -> str | None:
        """The absolute address, for `hreflang` and the sitemap."""


@dataclass(frozen=True)
class LanguageLink:
    """One entry of the language switch."""

    code: str
    page: Destination
    is_current: bool = False
    is_translation: bool = False
    untranslated_id: int | None = None

    @property
    def name(self) -> str:
        """The language's name in that language; Django's own has its marks apart."""
        return normalize("NFC", get_language_info(self.code)["name_local"])

    @property
    def url(self) -> str:
        """The address to switch to; a section is told which page has no translation."""
        suffix = f"?untranslated={self.untranslated_id}" if self.untranslated_id else ""
        return f"{self.page.get_url()}{suffix}"


@dataclass(frozen=True)
class MenuItem:
    """A section of the menu with the pages below it."""

    page: Page
    children: list[Page] = field(default_factory=list)


def _ancestor_paths(page: Page, depth: int = HOME_DEPTH) -> list[str]:
    """The tree paths from the language's home page down to the page itself."""
    step = Page.steplen
    return [page.path[: step * level] for level in range(depth, page.depth + 1)]


def home_path(page: Page) -> str:
    """The tree path of the home page of the page's own language."""
    return page.path[: Page.steplen * HOME_DEPTH]


def home_of(request: HttpRequest, language: str) -> Page | None:
    """The live home page of a language on the site that is visited."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    return (
        site.root_page.get_translations(inclusive=True)
        .filter(locale__language_code=language, live=True)
        .select_related("locale")
        .first()
    )


@dataclass(frozen=True)
class Surroundings:
    """What a page stands among: menu, the trail down to it, and its counterpart.

    `counterpart` is the page itself in the other language or, failing that, its nearest section
    there.
    """

    menu: list[MenuItem] = field(default_factory=list)
    trail: list[Page] = field(default_factory=list)
    counterpart: Page | None = None


def surroundings_of(page: Page) -> Surroundings:
    """One query for all three; nothing for a page that stands nowhere yet."""
    if not page.path:
        return Surroundings()
    trail_paths = _ancestor_paths(page)
    keys = Page.objects.filter(path__in=trail_paths).values("translation_key")
    in_menu = Q(
        live=True,
        show_in_menus=True,
        path__startswith=home_path(page),
        depth__in=(HOME_DEPTH + 1, HOME_DEPTH + 2),
    )
    counterparts = Q(live=True, alias_of=None, translation_key__in=keys)
    found = Page.objects.filter(
        in_menu | Q(path__in=trail_paths[:-1]) | (counterparts & ~Q(locale_id=page.locale_id))
    ).order_by("path")
    own = [entry for entry in found if entry.locale_id == page.locale_id]
    elsewhere = [entry for entry in found if entry.locale_id != page.locale_id]
    return Surroundings(
        menu=_menu(entry for entry in own if entry.live and entry.show_in_menus),
        trail=[entry for entry in own if entry.path in trail_paths[:-1]],
        counterpart=max(elsewhere, key=lambda entry: entry.depth, default=None),
    )


def _menu(pages: Iterable[Page]) -> list[MenuItem]:
    items: dict[str, MenuItem] = {}
    for entry in pages:
        if entry.depth == HOME_DEPTH + 1:
            items[entry.path] = MenuItem(entry)
        elif parent := items.get(entry.path[: -Page.steplen]):
            parent.children.append(entry)
    return list(items.values())


def language_links(page: Page, counterpart: Page | None) -> Iterator[LanguageLink]:
    """One link per language, in the site's order, the page's own among them."""
    own_code = base_language(page.locale.language_code)
    for code in LANGUAGE_CODES:
        if code == own_code:
            yield LanguageLink(code, page, is_current=True)
        elif counterpart and counterpart.translation_key == page.translation_key:
            yield LanguageLink(code, counterpart, is_translation=True)
        elif counterpart:
            yield LanguageLink(code, counterpart, untranslated_id=page.pk)


def untranslated_page(section: Page, requested: str) -> Page | None:
    """The live page of the other language that sent the reader here, from a query string.

    Anything but the number of a page that really has no translation, and whose nearest section
    this one is, is ignored.
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
    nearest = surroundings_of(page).counterpart
    is_here = nearest is not None and nearest.pk == section.pk
    is_translated = nearest is not None and nearest.translation_key == page.translation_key
    return page if is_here and not is_translated else None

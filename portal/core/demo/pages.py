"""Writes the demonstration's pages the way people would: draft, revision, publication."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from portal.core.demo.prose import (
    IN_PROGRESS,
    IN_REVIEW,
    MISSING,
    OUTDATED,
    Item,
    is_demo_uuid,
    stream_data,
    updated,
)
from portal.core.demo.registry import DemoSite, source_locale
from portal.core.pages import BasePage
from portal.core.slugs import vietnamese_slug
from portal.core.translation_policy import Extent

PageType = TypeVar("PageType", bound=BasePage)

_CHUNK = 500


_EXTENTS = {IN_PROGRESS: Extent.BEGUN, IN_REVIEW: Extent.IN_REVIEW}


class Translate(Protocol):
    """Makes the translation of a page; the translators' room knows how."""

    def __call__(
        self, source_page: BasePage, english: BasePage, *, extent: Extent, user: Any = None
    ) -> BasePage: ...


def _no_links(page: Any, item: Item) -> None:
    """For pages that point to nothing."""


@dataclass(frozen=True)
class Recipe:
    """How one kind of page is made.

    `facts` gives the columns that both languages share; `link` ties a page that is not saved
    yet to records and other pages.
    """

    model: type[BasePage]
    translate: Translate
    facts: Callable[[Item], Mapping[str, Any]] = lambda item: {}
    link: Callable[[Any, Item], None] = _no_links


def ensure_page(site: DemoSite, recipe: Recipe, parent: BasePage, item: Item) -> BasePage:
    """The Vietnamese page of `item` below `parent`, made with its translation when missing."""
    locale = source_locale()
    existing = recipe.model.objects.filter(
        translation_key=item.translation_key, locale=locale
    ).first()
    if existing is None:
        existing = _write_page(site, recipe, parent, item)
    site.pages[item.kind, item.key] = existing
    return existing


def _write_page(site: DemoSite, recipe: Recipe, parent: BasePage, item: Item) -> BasePage:
    officer = site.authors["officer"]
    page = recipe.model(
        **texts(site, item, item.vietnamese, "vi"),
        **_cover(site, item),
        **recipe.facts(item),
        translation_key=item.translation_key,
        locale=parent.locale,
        owner=officer,
        live=False,
    )
    recipe.link(page, item)
    parent.add_child(instance=page)
    page.save_revision(user=officer).publish()
    site.count(f"{item.kind} (vi)")
    if item.state != MISSING:
        _translate(site, recipe, page, item)
    if item.state == OUTDATED and item.update:
        _edit(site, page, item)
    return page


def _translate(site: DemoSite, recipe: Recipe, page: BasePage, item: Item) -> None:
    if item.english is None:
        raise ValueError(f"{item.kind} {item.key} is {item.state} but has no English text")
    english = recipe.model(**texts(site, item, item.english, "en"))
    english.slug = vietnamese_slug(english.title)
    extent = _EXTENTS.get(item.state, Extent.PUBLISHED)
    # What was cached on the page before it was published must not reach the translation.
    source = recipe.model.objects.get(pk=page.pk)
    recipe.translate(source, english, extent=extent, user=site.authors["translator"])
    site.count(f"{item.kind} (en)")


def _edit(site: DemoSite, page: BasePage, item: Item) -> None:
    """The Vietnamese text moves on after its translation."""
    fresh = type(page).objects.get(pk=page.pk)
    for name, value in texts(site, item, updated(item.vietnamese, item.update or {}), "vi").items():
        setattr(fresh, name, value)
    fresh.save_revision(user=site.authors["officer"]).publish()


def texts(site: DemoSite, item: Item, written: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The columns of one language: those that are written, the body as stream data."""
    values = {
        name: value for name, value in written.items() if name != "body" and value is not None
    }
    if "body" in written:
        pictures = {
            key: (image.pk, getattr(image, f"alt_{language}"))
            for key, image in site.pictures.items()
        }
        values["body"] = stream_data(item, written["body"], pictures)
    return values


def _cover(site: DemoSite, item: Item) -> dict[str, Any]:
    return {"cover": site.pictures[item.facts["cover"]]} if "cover" in item.facts else {}


def clear_pages(model: type[BasePage]) -> set[uuid.UUID]:
    """Remove the demonstration's pages of one kind; answers with their translation keys."""
    found = model.objects.values_list("pk", "translation_key")
    own = {pk: key for pk, key in found if is_demo_uuid(key)}
    numbers = sorted(own)
    for start in range(0, len(numbers), _CHUNK):
        chunk = numbers[start : start + _CHUNK]
        with disable_reference_index_auto_update():
            model.objects.filter(pk__in=chunk).delete()
        _forget_references(chunk)
    return set(own.values())


def _forget_references(pages: list[int]) -> None:
    """All at once: page by page, Wagtail would take minutes over thousands of them."""
    page_type = ContentType.objects.get_for_model(Page)
    keys = [str(pk) for pk in pages]
    ReferenceIndex.objects.filter(base_content_type=page_type, object_id__in=keys).delete()
    ReferenceIndex.objects.filter(to_content_type=page_type, to_object_id__in=keys).delete()

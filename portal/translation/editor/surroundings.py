"""What stands round the texts of a page: its pictures, and where its links lead."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import AbstractImage, SourceImageIOError
from wagtail_localize.models import OverridableSegment, StringSegment, TranslationSource

from portal.core.querysets import public_pages

THUMBNAIL = "max-320x200"
_PICTURE_PATH = ".image"
_COVER = "cover"
_COVER_PLACE = "cover_caption"
_PAGE, _DOCUMENT = "page", "document"
_LONGEST_ADDRESS = 80

Places = Mapping[tuple[str, ...], list["Picture"]]


@dataclass(frozen=True)
class Picture:
    """A picture beside the texts about it."""

    address: str
    width: int
    height: int
    title: str


@dataclass(frozen=True)
class Destination:
    """Where a link leads, for people."""

    number: int
    name: str


Links = Mapping[tuple[int, int], Mapping[str, Mapping[str, str]]]


def pictures_of(source: TranslationSource) -> Places:
    """The pictures by place (field, or field and block): three queries."""
    wanted: list[tuple[tuple[str, ...], int]] = []
    content = json.loads(source.content_json)
    if cover := content.get(_COVER):
        wanted.append(((_COVER_PLACE,), int(cover)))
    rows = OverridableSegment.objects.filter(source=source).select_related("context")
    for row in rows.order_by("order"):
        number = json.loads(row.data_json)
        if row.context.path.endswith(_PICTURE_PATH) and isinstance(number, int):
            wanted.append((tuple(row.context.path.split(".")[:2]), number))
    if not wanted:
        return {}
    images = get_image_model().objects.filter(pk__in={number for _place, number in wanted})
    by_number = {image.pk: image for image in images.prefetch_renditions(THUMBNAIL)}
    places: dict[tuple[str, ...], list[Picture]] = {}
    for place, number in wanted:
        picture = _picture(by_number[number]) if number in by_number else None
        if picture:
            places.setdefault(place, []).append(picture)
    return places


def _picture(image: AbstractImage) -> Picture | None:
    try:
        rendition = image.get_rendition(THUMBNAIL)
    except (SourceImageIOError, InvalidFilterSpecError, OSError, ObjectDoesNotExist):
        return None
    return Picture(rendition.url, rendition.width, rendition.height, image.title)


def links_of(paragraphs: Iterable[StringSegment]) -> Links:
    """The links of each paragraph by their id, as they were in the source."""
    known = ((row, json.loads(row.attrs)) for row in paragraphs if row.attrs)
    return {(row.string_id, row.context_id): links for row, links in known if links}


class Destinations:
    """The names of what links lead to; a page that visitors cannot see is not named."""

    def __init__(self, links: Iterable[Mapping[str, Mapping[str, str]]]) -> None:
        kinds: dict[str, set[int]] = {_PAGE: set(), _DOCUMENT: set()}
        for attrs in (attrs for by_id in links for attrs in by_id.values()):
            kind, number = attrs.get("linktype", ""), attrs.get("id", "")
            if kind in kinds and str(number).isdecimal():
                kinds[kind].add(int(number))
        self._pages: dict[int, str] = {}
        self._documents: dict[int, str] = {}
        if kinds[_PAGE]:
            pages = public_pages().filter(pk__in=kinds[_PAGE])
            self._pages = dict(pages.values_list("pk", "title"))
        if kinds[_DOCUMENT]:
            documents = get_document_model().objects.filter(pk__in=kinds[_DOCUMENT])
            self._documents = dict(documents.values_list("pk", "title"))

    def name_of(self, attrs: Mapping[str, str]) -> str:
        """Where a link with these attributes leads."""
        kind, number = attrs.get("linktype", ""), str(attrs.get("id", ""))
        key = int(number) if number.isdecimal() else 0
        if kind == _PAGE:
            return self._pages.get(key) or _("a page that is not public")
        if kind == _DOCUMENT:
            return self._documents.get(key) or _("a document that has been deleted")
        address = attrs.get("href", "")
        return address if len(address) <= _LONGEST_ADDRESS else f"{address[:_LONGEST_ADDRESS]}…"

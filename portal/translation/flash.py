"""Headline first: a version of a page with its headline, lead and captions, ahead of the rest.

What is not translated yet is left out of it, never shown in the original language, and the page
says that the full text follows.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation

from portal.core.pages import BasePage
from portal.translation.completeness import Missing, Pieces, faults, missing_pieces

_FIRST_FIELDS = frozenset({"title", "summary", "cover_caption"})
_PICTURE_BLOCKS = frozenset({"image", "before_after"})


def is_needed_first(segment: StringSegment, model: type[models.Model]) -> bool:
    """Whether a flash version cannot do without this piece.

    These are headline, lead and captions, and whatever else the page must not leave empty.
    """
    name, *blocks = segment.context.path.split(".")
    if name in _FIRST_FIELDS:
        return True
    field = model._meta.get_field(name)
    if isinstance(field, StreamField):
        types = segment.context.field_path.split(".")[1:]
        return bool(types) and types[0] in _PICTURE_BLOCKS
    return not blocks and not getattr(field, "blank", True)


def missing_first(translation: Translation, pieces: Pieces | None = None) -> Missing:
    """What keeps the flash version from being made; `pieces` as for `missing_pieces`."""
    model = translation.source.specific_content_type.model_class()
    return missing_pieces(translation, lambda segment: is_needed_first(segment, model), pieces)


def leave_out_untranslated(page: Page, translation: Translation) -> None:
    """Empty every field, and take out every block, that has a piece without its translation."""
    for place in {segment.context.path for segment, _fault in faults(translation)}:
        name, *rest = place.split(".")
        field = page._meta.get_field(name)
        if isinstance(field, StreamField):
            _leave_out_block(getattr(page, name), rest[0])
        elif rest:
            _leave_out_child(page, name, rest[0])
        else:
            setattr(page, name, "")


def _leave_out_block(stream: StreamValue, block_id: str) -> None:
    for number in reversed(range(len(stream))):
        if str(stream[number].id) == block_id:
            del stream[number]


def _leave_out_child(page: Page, name: str, translation_key: str) -> None:
    children: Iterable[Any] = getattr(page, name).all()
    kept = [child for child in children if str(child.translation_key) != translation_key]
    setattr(page, name, kept)


def is_flash_version(page: Page) -> bool:
    """Whether `page`, live or a version, says that its full text follows."""
    return isinstance(page, BasePage) and page.full_text_follows

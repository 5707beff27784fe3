"""Where a piece of text stands on its page, in words."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.blocks import Block
from wagtail.fields import StreamField

_CELL = re.compile(r"r(\d+)c(\d+)")
_CAPTION = "caption"
_ICONS = {"title": "title"}
_ICON = "pilcrow"


@dataclass(frozen=True)
class Place:
    """The field or block of a text, and the part within it ("" for the whole)."""

    key: tuple[str, ...]
    heading: str
    part: str
    icon: str


def place_of(model: type[models.Model] | None, path: str, field_path: str) -> Place:
    """Name the place at `path`, written as wagtail-localize does.

    `path` is the field, the block's id and the names below it; `field_path` the same with the
    types of blocks.
    """
    name, *ids = path.split(".")
    _name, *types = field_path.split(".")
    try:
        field: Any = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        field = None
    if field is None:
        return Place((name,), capfirst(name.replace("_", " ")), "", _ICON)
    if not isinstance(field, StreamField):
        return Place((name,), capfirst(str(field.verbose_name)), "", _ICONS.get(name, _ICON))
    if not ids:
        return Place((name,), capfirst(str(field.verbose_name)), "", _ICON)
    return _place_in_stream(field.stream_block, name, ids, types)


def _place_in_stream(stream: Block, name: str, ids: list[str], types: list[str]) -> Place:
    block = _child(stream, types[0]) if types else None
    heading = capfirst(str(block.label)) if block else ""
    icon = str(getattr(block.meta, "icon", _ICON)) if block else _ICON
    parts = []
    inner = block
    for block_type in types[1:]:
        inner = _child(inner, block_type) if inner else None
        if inner is not None and inner.label:
            parts.append(capfirst(str(inner.label)))
    if not parts or _CELL.fullmatch(ids[-1]) or ids[-1] == _CAPTION:
        if cell := _cell(ids[-1]):
            parts = [*parts, cell]
        elif ids[-1] == _CAPTION and len(types) < len(ids):
            parts = [*parts, _("Caption")]
    return Place((name, ids[0]), heading, " · ".join(dict.fromkeys(parts)), icon)


def _child(block: Block, block_type: str) -> Block | None:
    children = getattr(block, "child_blocks", {})
    return children.get(block_type) or getattr(block, "child_block", None)


def _cell(name: str) -> str:
    cell = _CELL.fullmatch(name)
    if cell is None:
        return ""
    return _("Row %(row)d, column %(column)d") % {
        "row": int(cell[1]) + 1,
        "column": int(cell[2]) + 1,
    }

"""How many characters fit where a piece of text stands."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from wagtail.blocks import Block, FieldBlock
from wagtail.fields import StreamField


def limit_of(model: type[models.Model] | None, field_path: str) -> int | None:
    """The most characters of the field or block at `field_path`; None when nothing limits it.

    Args:
        model: the kind of page or record.
        field_path: as wagtail-localize writes it: the field, then the types of the blocks.
    """
    if model is None or not field_path:
        return None
    name, *block_types = field_path.split(".")
    try:
        field: Any = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    if not isinstance(field, StreamField):
        return None if block_types else getattr(field, "max_length", None)
    block: Block | None = field.stream_block
    for block_type in block_types:
        children = getattr(block, "child_blocks", {})
        block = children.get(block_type) or getattr(block, "child_block", None)
    return getattr(block.field, "max_length", None) if isinstance(block, FieldBlock) else None

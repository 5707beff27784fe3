"""The building blocks of a text: one family per room."""

from portal.core.blocks.data import StatedFigureBlock, TranslatableTableBlock
from portal.core.blocks.links import DocumentListBlock
from portal.core.blocks.media import FigureBlock, VideoBlock
from portal.core.blocks.story import StoryBlock, pictures_in, plain_text
from portal.core.blocks.text import QuoteBlock, TextBlock

__all__ = [
    "DocumentListBlock",
    "FigureBlock",
    "QuoteBlock",
    "StatedFigureBlock",
    "StoryBlock",
    "TextBlock",
    "TranslatableTableBlock",
    "VideoBlock",
    "pictures_in",
    "plain_text",
]

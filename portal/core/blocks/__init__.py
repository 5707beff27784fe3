"""The building blocks of a text: one family per room."""

from portal.core.blocks.data import ResultBlock, StatedFigureBlock, TranslatableTableBlock
from portal.core.blocks.links import DocumentListBlock
from portal.core.blocks.media import BeforeAfterBlock, FigureBlock, VideoBlock
from portal.core.blocks.story import StoryBlock, pictures_in, plain_text
from portal.core.blocks.text import QuoteBlock, TextBlock

__all__ = [
    "BeforeAfterBlock",
    "DocumentListBlock",
    "FigureBlock",
    "QuoteBlock",
    "ResultBlock",
    "StatedFigureBlock",
    "StoryBlock",
    "TextBlock",
    "TranslatableTableBlock",
    "VideoBlock",
    "pictures_in",
    "plain_text",
]

"""The body of every text page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.models import AbstractImage

from portal.core.blocks.data import TranslatableTableBlock
from portal.core.blocks.links import DocumentListBlock
from portal.core.blocks.media import BeforeAfterBlock, FigureBlock, VideoBlock
from portal.core.blocks.text import QuoteBlock, TextBlock


class StoryBlock(blocks.StreamBlock):
    """What an officer can put into an article, a profile or a showcase."""

    text = TextBlock()
    image = FigureBlock()
    before_after = BeforeAfterBlock()
    quote = QuoteBlock()
    documents = DocumentListBlock()
    table = TranslatableTableBlock()
    video = VideoBlock()

    class Meta:
        required = False
        label = _("Body")


def pictures_in(body: blocks.StreamValue) -> list[AbstractImage]:
    """The pictures that stand in a text; figures still waiting for theirs have none."""
    figures = []
    for block in body:
        if block.block_type == "image":
            figures.append(block.value)
        elif block.block_type == "before_after":
            figures += [block.value["before"], block.value["after"]]
    return [figure["image"] for figure in figures if figure["image"]]


def plain_text(body: blocks.StreamValue) -> str:
    """All words of a text without their markup."""
    return " ".join(body.stream_block.get_searchable_content(body))

"""The body of every text page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.core.blocks.data import TranslatableTableBlock
from portal.core.blocks.links import DocumentListBlock
from portal.core.blocks.media import FigureBlock, VideoBlock
from portal.core.blocks.text import QuoteBlock, TextBlock


class StoryBlock(blocks.StreamBlock):
    """What an officer can put into an article, a profile or a showcase."""

    text = TextBlock()
    image = FigureBlock()
    quote = QuoteBlock()
    documents = DocumentListBlock()
    table = TranslatableTableBlock()
    video = VideoBlock()

    class Meta:
        required = False
        label = _("Body")

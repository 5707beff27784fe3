"""Pictures and films inside a text."""

from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue

from portal.core.images import PortalImage

_VIDEO_ID_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


class FigureBlock(blocks.StructBlock):
    """A picture with its caption and credit.

    The picture may be missing in a draft: imported articles bring captions of pictures that
    somebody still has to upload. Visitors see nothing until it is there.
    """

    image = ImageBlock(label=_("Picture"), required=False)
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=500)
    credit = blocks.CharBlock(
        label=_("Credit"),
        required=False,
        max_length=255,
        help_text=_("Empty: the credit kept with the picture."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/figure.html"

    def get_translatable_segments(
        self, value: blocks.StructValue
    ) -> list[StringSegmentValue | OverridableSegmentValue]:
        """Texts to translate, and the picture, for which another one may be chosen.

        wagtail-localize would do the same, but for a figure without a picture, where it fails.
        """
        picture = value["image"]
        segments = [
            StringSegmentValue("caption", value["caption"] or ""),
            StringSegmentValue("credit", value["credit"] or ""),
        ]
        if picture:
            segments.insert(0, OverridableSegmentValue("image.image", picture.pk))
            segments.insert(
                1, StringSegmentValue("image.alt_text", picture.contextual_alt_text or "")
            )
        return segments

    def restore_translated_segments(
        self,
        value: blocks.StructValue,
        segments: list[StringSegmentValue | OverridableSegmentValue],
    ) -> blocks.StructValue:
        """The figure with its translated texts.

        Raises:
            PortalImage.DoesNotExist: when the picture chosen for the translation is gone.
        """
        for segment in sorted(segments, key=lambda segment: segment.path, reverse=True):
            if segment.path == "image.image":
                other = PortalImage.objects.get(pk=segment.data)
                other.contextual_alt_text = value["image"].contextual_alt_text
                other.decorative = value["image"].decorative
                value["image"] = other
            elif segment.path == "image.alt_text":
                value["image"].contextual_alt_text = segment.render_text()
            else:
                value[segment.path] = segment.render_text()
        return value


class BeforeAfterBlock(blocks.StructBlock):
    """Two pictures of the same place side by side. Each is translated as a figure is."""

    before = FigureBlock(label=_("Before"))
    after = FigureBlock(label=_("After"))

    class Meta:
        icon = "image"
        label = _("Before and after")
        template = "blocks/before_after.html"


def video_player_url(url: str) -> str:
    """The cookie-free player of a YouTube or Vimeo address, or "" for any other address."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    path = [part for part in parts.path.split("/") if part]
    video, player = "", ""
    if parts.scheme == "https" and host == "youtube.com":
        video = (parse_qs(parts.query).get("v") or path[1:2] or [""])[0]
        player = "https://www.youtube-nocookie.com/embed/"
    elif parts.scheme == "https" and host == "youtu.be" and path:
        video, player = path[0], "https://www.youtube-nocookie.com/embed/"
    elif parts.scheme == "https" and host in {"vimeo.com", "player.vimeo.com"} and path:
        video, player = path[-1], "https://player.vimeo.com/video/"
    return f"{player}{video}" if video and _VIDEO_ID_CHARACTERS.issuperset(video) else ""


class VideoBlock(blocks.StructBlock):
    """A film of an allowed provider that loads only when the visitor asks for it."""

    url = blocks.URLBlock(
        label=_("Address of the film"), help_text=_("A page of YouTube or Vimeo, with https.")
    )
    title = blocks.CharBlock(label=_("Title"), max_length=255)

    class Meta:
        icon = "media"
        label = _("Film")
        template = "blocks/video.html"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Refuse providers that would follow the visitor around."""
        cleaned = super().clean(value)
        if not video_player_url(cleaned["url"]):
            raise blocks.StructBlockValidationError(
                {"url": ValidationError(_("Only films on YouTube or Vimeo can be shown here."))}
            )
        return cleaned

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        """Adds the address of the provider's cookie-free player."""
        context = super().get_context(value, parent_context)
        context["player_url"] = video_player_url(value["url"])
        return context

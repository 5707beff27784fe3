"""What the importer tells its user: codes with English messages, translated when shown."""

from dataclasses import dataclass, field
from types import MappingProxyType

# The marker alone: the one in django.utils.translation wants settings, and this is a pure module.
from django.utils.translation.trans_null import gettext_noop

MESSAGES: MappingProxyType[str, str] = MappingProxyType(
    {
        "empty": gettext_noop("The file is empty."),
        "too_large": gettext_noop(
            "The file has %(size)s MB; articles of up to %(limit)s MB can be imported."
        ),
        "binary": gettext_noop(
            "This is %(format)s, not a text or web page. Save it as plain text (UTF-8) first."
        ),
        "unknown_encoding": gettext_noop(
            "The encoding of the file is unknown. Save it as plain text in UTF-8 and try again."
        ),
        "lossy_mojibake": gettext_noop(
            "Letters of this text were destroyed by an earlier wrong conversion and cannot be"
            " restored. Fetch the article again from its source."
        ),
        "broken_html": gettext_noop("The web page is too damaged to be read."),
        "no_article": gettext_noop("No article text was found in the file."),
        "title_missing": gettext_noop(
            "No title was found: please write one. The text begins: %(text)s"
        ),
        "title_in_capitals": gettext_noop("The title is written in capitals: %(text)s"),
        "lead_missing": gettext_noop("No lead was found."),
        "date_missing": gettext_noop("No date of publication was found."),
        "date_without_time": gettext_noop("The date of publication has no time of day: %(text)s"),
        "date_impossible": gettext_noop("This is not a possible date: %(text)s"),
        "byline_missing": gettext_noop("No author was found."),
        "byline_uncertain": gettext_noop(
            "A line with nothing but a name was taken for the author: %(text)s"
        ),
        "name_in_capitals": gettext_noop(
            "The name %(text)s was written in capitals; it became %(suggestion)s."
        ),
        "source_missing": gettext_noop("No source was found."),
        "caption_uncertain": gettext_noop(
            "This line may be a caption or a paragraph; it was taken for a caption: %(text)s"
        ),
        "heading_uncertain": gettext_noop(
            "This short line may be a heading or a caption; it was taken for a heading: %(text)s"
        ),
        "line_unclear": gettext_noop("It is not clear what this line is: %(text)s"),
        "copies_merged": gettext_noop(
            "The text was printed more than once: %(count)s repeated passages were merged."
        ),
        "end_mark_removed": gettext_noop("The closing mark %(text)s became a full stop."),
        "suggestion": gettext_noop("Please check “%(text)s”: perhaps “%(suggestion)s”."),
        "encoding_converted": gettext_noop(
            "The text was converted from %(encoding)s. Please check the letters with marks."
        ),
        "damaged_characters": gettext_noop("%(count)s damaged characters were found."),
        "embed_refused": gettext_noop("An embedded frame was left out: %(text)s"),
        "media_dropped": gettext_noop(
            "Embedded audio, video or other media was left out: %(text)s"
        ),
        "image_dropped": gettext_noop("An image was left out because of its address: %(text)s"),
        "link_dropped": gettext_noop("A link was removed, its text kept: %(text)s"),
    }
)

_EXCERPT = 120


@dataclass(frozen=True, slots=True)
class Notice:
    """A finding for the person who imports.

    `code` is for programs, `msgid` for translation: ``gettext(notice.msgid) % notice.params``.
    `line` is the line of the source file, counted from 1, or None where it means the whole.
    """

    code: str
    line: int | None = None
    params: dict[str, str] = field(default_factory=dict)

    @property
    def msgid(self) -> str:
        """The English message, with its placeholders."""
        return MESSAGES[self.code]

    def __str__(self) -> str:
        return self.msgid % self.params


class UnreadableArticle(Exception):
    """The only refusal of the importer; `notice` says why, in words that can be translated."""

    def __init__(self, code: str, **params: str) -> None:
        self.notice = Notice(code, params=params)
        super().__init__(str(self.notice))


def notice(code: str, line: int | None = None, **params: object) -> Notice:
    """A notice whose parameters are short enough to be shown in a list."""
    return Notice(code, line, {name: excerpt(str(value)) for name, value in params.items()})


def excerpt(text: str) -> str:
    """The beginning of a text, cut at a blank."""
    if len(text) <= _EXCERPT:
        return text
    return text[:_EXCERPT].rsplit(" ", 1)[0] + "\u2026"

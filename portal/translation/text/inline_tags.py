"""The inline tags of a text, numbered as chips."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from bs4 import BeautifulSoup, Tag
from django.utils.translation import gettext_lazy

ChipKind = Literal["link", "bold", "italic", "break", "code", "abbreviation", "other"]

_KINDS: Final[dict[str, ChipKind]] = {
    "a": "link",
    "abbr": "abbreviation",
    "acronym": "abbreviation",
    "b": "bold",
    "br": "break",
    "code": "code",
    "em": "italic",
    "i": "italic",
    "strong": "bold",
}
_LABELS: Final = {
    "link": gettext_lazy("link %(number)s"),
    "bold": gettext_lazy("bold %(number)s"),
    "italic": gettext_lazy("italic %(number)s"),
    "break": gettext_lazy("line break %(number)s"),
    "code": gettext_lazy("code %(number)s"),
    "abbreviation": gettext_lazy("abbreviation %(number)s"),
    "other": gettext_lazy("mark %(number)s"),
}


@dataclass(frozen=True)
class Chip:
    """One inline tag. `link_id` is its id in wagtail-localize, never shown to a translator."""

    kind: ChipKind
    number: int
    link_id: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it stands between words (a line break) and not round them."""
        return self.kind == "break"

    @property
    def opening(self) -> str:
        """The marker where it begins, or the only one."""
        return f"{{{self.number}/}}" if self.is_empty else f"{{{self.number}}}"

    @property
    def closing(self) -> str:
        """The marker where it ends; nothing for an empty one."""
        return "" if self.is_empty else f"{{/{self.number}}}"

    @property
    def label(self) -> str:
        """Its name for people, in their language: "link 1"."""
        return str(_LABELS[self.kind]) % {"number": self.number}


def chips_of(tags: Sequence[Tag], source_tags: Sequence[Tag]) -> list[Chip]:
    """The chips of `tags`: the number is that of the same tag in the source.

    The same link is the one with the same id; else the first of the same kind is the same. What the
    source has not got is numbered behind the source's.
    """
    unused: dict[tuple[ChipKind, str], list[int]] = {}
    for number, tag in enumerate(source_tags, start=1):
        unused.setdefault(_identity(tag), []).append(number)
    last_used: dict[tuple[ChipKind, str], int] = {}
    beyond_source = len(source_tags)
    chips = []
    for tag in tags:
        kind, link_id = identity = _identity(tag)
        if numbers := unused.get(identity):
            last_used[identity] = numbers.pop(0)
        elif not link_id or identity not in last_used:
            beyond_source += 1
            last_used[identity] = beyond_source
        chips.append(Chip(kind, last_used[identity], link_id))
    return chips


def _identity(tag: Tag) -> tuple[ChipKind, str]:
    return _KINDS.get(tag.name, "other"), str(tag.get("id", ""))


def tag_names(source_data: str, earlier_data: str) -> dict[Chip, str]:
    """The tags' names by chip: all of the source's, and what an earlier translation adds to them.

    Not a link that the source has not got, for it leads nowhere.
    """
    source_tags = BeautifulSoup(source_data, "html.parser").find_all(True)
    earlier_tags = BeautifulSoup(earlier_data, "html.parser").find_all(True)
    names = {
        chip: tag.name
        for chip, tag in zip(chips_of(earlier_tags, source_tags), earlier_tags, strict=True)
        if chip.number > len(source_tags) and not chip.link_id
    }
    for chip, tag in zip(chips_of(source_tags, source_tags), source_tags, strict=True):
        names[chip] = tag.name
    return names

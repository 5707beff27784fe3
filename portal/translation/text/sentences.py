"""Cuts a paragraph into its sentences, for Vietnamese and English press text.

A paragraph is the data of wagtail-localize's `StringValue`: text with a few inline tags. The
rules err on the side of too long a sentence, for a memory of half sentences helps nobody:

* a sentence ends at `.`, `?`, `!`, an ellipsis or the end mark `./.`, with the quotes and brackets
  that close behind it, where white space and then anything but a small letter follows;
* or at a line break;
* never within an inline tag, round brackets or a date with blanks in it;
* never behind an abbreviation (`sentences.toml`), the initial of a name or the number of a list.
"""

import html
import re
import tomllib
import unicodedata
import uuid
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

_NAMESPACE = uuid.UUID("0b8d5a52-8f1e-4b0c-9a43-6f4f6f0f7a11")
_MARKUP = re.compile(r"<(?P<closing>/?)(?P<name>[a-zA-Z]+)[^<>]*>|&(?:#\w+|\w+);")
# Stands for a line break in the plain view; counts as white space.
_LINE_BREAK = "\u2028"
_BLANK = r"[\s\u200b-\u200d\u2060\ufeff]"
_FULL_STOP = "."
_END_MARK = "./."
# Closing quotes, brackets and notes ("[1]") stay with their sentence.
_END = re.compile(
    r"(?<![.?!\u2026])(?P<mark>\./\.|[.?!\u2026]+)(?:[\"'\u201d\u2019\u00bb)\]]|\[\d+\])*"
    rf"(?P<gap>{_BLANK}+)|{_LINE_BREAK}(?P<gap_of_break>{_BLANK}*)"
)
_HELD_TOGETHER = re.compile(r"\([^()]*\)|\b\d{1,2}\.\s*\d{1,2}\.\s*\d{4}\b")

_LAST_WORD = re.compile(r"[^\s\"'\u201c\u2018\u00ab(\[]+$")
_WORD = re.compile(r"\w+")
_LONGEST_WORD = 40
# "1. Schools", "- 2.1. Schools", "a. Schools", "IV. Schools"
_LIST_NUMBER = re.compile(r"\W*(?:\d{1,2}(?:\.\d{1,2})*|[^\W\d_]|[IVXLC]+)")
# "the aims: 1. Schools; 2. Health"
_NUMBER_IN_LIST = re.compile(r"[:;]\s*(?:\d{1,2}|[^\W\d_])$")
# "U.S", "p.m"
_DOTTED_LETTERS = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")


def sentences_of(text: str, language: str) -> list[str]:
    """The sentences of `text`, which joined together are `text` again.

    White space stays with the sentence before it; a piece without letters or digits is no sentence
    and stays with its neighbour. `language` is a code such as "vi" or "en-gb"; of other languages
    only the common abbreviations are known.
    """
    view = _View(text)
    abbreviations = _abbreviations(language)
    cuts: list[int] = []
    start = 0
    for end in _END.finditer(view.plain):
        if not _has_words(view.plain, start, end.end()) or not _has_words(view.plain, end.end()):
            continue
        cut = view.cut_within(end)
        if cut is not None and _ends_sentence(view.plain, start, end, abbreviations):
            cuts.append(cut)
            start = end.end()
    return [text[begin:end] for begin, end in pairwise([0, *cuts, len(text)])] if text else []


class _View:
    """A paragraph as its reader sees it, and the way back to the places in its markup."""

    def __init__(self, text: str) -> None:
        self._parts: list[str] = []
        self._length = 0
        # By place in `plain`: the last place in `text` there that is within no tag.
        self._cuts: dict[int, int] = {}
        depth = done = 0
        for markup in _MARKUP.finditer(text):
            self._add_text(text, done, markup.start(), is_open=depth == 0)
            name = (markup["name"] or "").lower()
            if name == "br":
                self._add(_LINE_BREAK)
            elif name:
                depth = max(0, depth - 1) if markup["closing"] else depth + 1
            else:
                self._add(html.unescape(markup[0])[:1])
            done = markup.end()
            if depth == 0:
                self._cuts[self._length] = done
        self._add_text(text, done, len(text), is_open=depth == 0)
        self.plain = "".join(self._parts)
        self._held = [found.span() for found in _HELD_TOGETHER.finditer(self.plain)]

    def _add(self, plain: str) -> None:
        self._parts.append(plain)
        self._length += len(plain)

    def _add_text(self, text: str, start: int, stop: int, *, is_open: bool) -> None:
        if is_open:
            offset = start - self._length
            self._cuts.update((place - offset, place) for place in range(start + 1, stop + 1))
        self._add(text[start:stop])

    def cut_within(self, end: re.Match[str]) -> int | None:
        """The place in the markup to cut at, as late as may be in the white space of `end`."""
        first = end.start("gap" if end["mark"] else "gap_of_break")
        if any(start < first < stop for start, stop in self._held):
            return None
        places = range(end.end(), first - 1, -1)
        return next((self._cuts[place] for place in places if place in self._cuts), None)


@dataclass(frozen=True)
class _Abbreviations:
    before_name: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    opening_words: frozenset[str]


@cache
def _abbreviations(language: str) -> _Abbreviations:
    data = tomllib.loads((files(__package__) / "sentences.toml").read_text(encoding="utf-8"))
    own = data.get(re.split("[-_]", language.lower())[0], {})
    return _Abbreviations(
        *(
            frozenset([*data["common"].get(kind, []), *own.get(kind, [])])
            for kind in ("before_name", "before_number", "may_end", "opening_words")
        )
    )


def _has_words(plain: str, start: int, stop: int | None = None) -> bool:
    return any(character.isalnum() for character in plain[start:stop])


def _ends_sentence(
    plain: str, start: int, end: re.Match[str], abbreviations: _Abbreviations
) -> bool:
    if _LINE_BREAK in end[0] or end["mark"] == _END_MARK:
        return True
    if next(character for character in plain[end.end() :] if character.isalnum()).islower():
        return False
    return end["mark"] != _FULL_STOP or not _is_abbreviated(
        plain[start : end.start()], plain[end.end() :], abbreviations
    )


def _is_abbreviated(before: str, after: str, abbreviations: _Abbreviations) -> bool:
    if _LIST_NUMBER.fullmatch(before) or _NUMBER_IN_LIST.search(before):
        return True
    last = _LAST_WORD.search(before[-_LONGEST_WORD:])
    word = unicodedata.normalize("NFC", last[0]) if last else ""
    if word in abbreviations.before_name or _is_title(word, abbreviations):
        return True
    if after[0].isdigit():
        return word in abbreviations.before_number | abbreviations.may_end
    is_initial = len(word) == 1 and word.isupper()
    if is_initial or word in abbreviations.may_end or _DOTTED_LETTERS.fullmatch(word):
        return not _opens_sentence(after, abbreviations)
    return False


def _is_title(word: str, abbreviations: _Abbreviations) -> bool:
    return all(part in abbreviations.before_name for part in word.split("."))


def _opens_sentence(after: str, abbreviations: _Abbreviations) -> bool:
    first = _WORD.search(unicodedata.normalize("NFC", after[:_LONGEST_WORD]))
    return first is not None and first[0] in abbreviations.opening_words


def hash_of(text: str) -> uuid.UUID:
    """By which the same sentence is found again, in this text and in others."""
    return uuid.uuid5(_NAMESPACE, " ".join(text.split()))

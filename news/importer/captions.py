"""Tells captions, headings and paragraphs apart where nothing but the text says what they are."""

import re
from functools import cache

from news.importer.lines import CAPTION_LENGTH, Line, sentences, starts_item
from news.importer.patterns import any_of, section

PARAGRAPH = "p"
HEADING = "heading"
CAPTION = "caption"
POSSIBLE_CAPTION = "caption?"

_HEADING_LENGTH = 80
_LONG_HEADING = 150
_SHORT_HEADING = 40
_PAGE_CAPTION = 160


def classify(block: Line, *, is_last: bool) -> str:
    """One of PARAGRAPH, HEADING, CAPTION, POSSIBLE_CAPTION.

    A line without final punctuation is a caption if it names whom it shows, or is too long for a
    heading. A single sentence which begins with a person or a body and tells nothing past is a
    possible caption: never certain, so people are asked.
    """
    if block.role == "caption":
        return CAPTION
    if block.role == "heading":
        return PARAGRAPH if block.is_final and len(block.text) > _LONG_HEADING else HEADING
    if block.role == "lead" or len(block.text) > CAPTION_LENGTH or _is_page_paragraph(block):
        return PARAGRAPH
    if block.is_final:
        return _classify_sentence(block.text, is_last=is_last)
    if block.text.endswith(",") or starts_item(block.text):
        return PARAGRAPH
    return _classify_unfinished(block.text, is_last=is_last)


def _is_page_paragraph(block: Line) -> bool:
    """Web pages mark their long captions as such, and put no links into the unmarked ones."""
    return block.from_page and (len(block.text) > _PAGE_CAPTION or "<a " in block.html)


def may_be_caption(text: str) -> bool:
    """Whether a heading is so long that it may be a caption."""
    return len(text) > _SHORT_HEADING


def is_strong_caption(text: str) -> bool:
    """Whether the words say that a picture is described."""
    return len(text) <= CAPTION_LENGTH and bool(_strong().search(text))


def names_someone(text: str) -> bool:
    """Whether the text begins with a person, a body or a scene."""
    return bool(_openings().match(text)) and not _not_openings().match(text)


def split_credit(text: str) -> tuple[str, str]:
    """A caption and the photographer's name at its end, if there is one."""
    found = _credit().search(text)
    if not found or not text[: found.start()].strip():
        return text, ""
    return text[: found.start()].rstrip(), found["credit"].strip()


def _classify_sentence(text: str, *, is_last: bool) -> str:
    if text.endswith((":", ";", "...", "…", "?", "!")) or sentences(text, _abbreviations()) > 1:
        return CAPTION if _credit().search(text) else PARAGRAPH
    if is_strong_caption(text) and not _telling().search(text):
        return CAPTION if _credit().search(text) else POSSIBLE_CAPTION
    if not names_someone(text) or _telling().search(text):
        return PARAGRAPH
    if is_last and not _scenes().search(text):
        return PARAGRAPH
    return POSSIBLE_CAPTION


def _classify_unfinished(text: str, *, is_last: bool) -> str:
    if names_someone(text) or is_strong_caption(text) or len(text) > _HEADING_LENGTH:
        return CAPTION
    if len(text) > _SHORT_HEADING and (_events().match(text) or _scenes().search(text)):
        return CAPTION
    return PARAGRAPH if is_last else HEADING


@cache
def _strong() -> re.Pattern[str]:
    return any_of(section("captions")["strong"])


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(section('captions')['openings'])})\b")


@cache
def _not_openings() -> re.Pattern[str]:
    return any_of(section("captions")["not_openings"], case=True)


@cache
def _telling() -> re.Pattern[str]:
    return any_of(section("captions")["telling"])


@cache
def _events() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(section('captions')['events'])})\b")


@cache
def _scenes() -> re.Pattern[str]:
    return any_of(section("captions")["scenes"])


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(section("captions")["credit"])


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(section("captions")["abbreviations"])

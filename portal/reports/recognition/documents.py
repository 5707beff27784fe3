"""Numbered documents: 12-CT/TW, 58/2022/ND-CP with its stroked D, 1620/QD-UBND."""

import re
from datetime import date
from functools import cache
from typing import Final

from portal.reports.recognition.days import day_at
from portal.reports.recognition.found import FoundDocument
from portal.reports.recognition.texts import ReportText
from portal.reports.recognition.vocabulary import any_word, expression, section

_BLANKS: Final = re.compile(r"\s+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_REACH: Final = 40


def find_documents(text: ReportText) -> list[FoundDocument]:
    """Every mention of a document by its number, in the order of the text."""
    found = (_document(text, match) for match in _numbers().finditer(text.flat))
    return [document for document in found if document]


def _document(text: ReportText, match: re.Match[str]) -> FoundDocument | None:
    kind = _kind_before(text.flat, match.start()) or _kind_by_code(match[0])
    if not kind:
        return None
    number = _BLANKS.sub("", match[0]).replace("\u2013", "-")
    day, end = _day_behind(text.flat, match.end())
    return FoundDocument(
        number, kind, _issuer_behind(text.flat, end), day, text.place(match.start(), match.end())
    )


def _kind_before(flat: str, start: int) -> str:
    window = re.sub(section("documents")["between"], "", flat[max(0, start - _REACH) : start])
    found = next((match for match in _kinds().finditer(window) if match.end() == len(window)), None)
    if found is None:
        return ""
    word = " ".join(found[0].lower().split())
    kinds: dict[str, list[str]] = section("documents")["kinds"]
    return next(kind for kind, words in kinds.items() if word in words)


def _kind_by_code(number: str) -> str:
    letters = _LETTERS.findall(number)
    codes: dict[str, list[str]] = section("documents")["codes"]
    for kind, known in codes.items():
        if any(letter in known for letter in letters[:2]):
            return kind
    return ""


def _day_behind(flat: str, end: int) -> tuple[date | None, int]:
    before = _before_day().match(flat, end)
    if before and (found := day_at(flat, before.end())):
        return found
    return None, end


def _issuer_behind(flat: str, end: int) -> str:
    match = _issuer().match(flat, end)
    if match is None:
        return ""
    return _issuer_end().split(match["issuer"], maxsplit=1)[0].strip()


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(section("documents")["number"])


@cache
def _kinds() -> re.Pattern[str]:
    kinds = section("documents")["kinds"].values()
    return expression(any_word(word for words in kinds for word in words))


@cache
def _before_day() -> re.Pattern[str]:
    return expression(section("documents")["day"])


@cache
def _issuer() -> re.Pattern[str]:
    return re.compile(section("documents")["issuer"])


@cache
def _issuer_end() -> re.Pattern[str]:
    return re.compile(rf"\s+{any_word(section('documents')['issuer_end'])}")

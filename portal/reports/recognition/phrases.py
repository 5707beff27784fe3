"""The words for what was counted or paid: the noun phrase behind a number or before an amount."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from portal.core.figures import Measure
from portal.reports.recognition.vocabulary import any_word, expression, section

_MOST_WORDS: Final = 14
_WORD: Final = re.compile(r"[^\W_][\w&/'\u2019-]*")
_NUMBER: Final = re.compile(r"\d")
_MOST_BEFORE: Final = 120
_CLAUSE_END: Final = re.compile(r"[,;.()|\n]|:\s(?=.*\w)")


@dataclass(frozen=True, slots=True)
class Noun:
    """What was counted: a unit ("" for a word nobody has listed), and the phrase up to `end`."""

    unit: str
    measure: Measure
    phrase: str
    end: int

    @property
    def is_listed(self) -> bool:
        """Whether the vocabulary knows the counting word."""
        return bool(self.unit)


def noun_behind(flat: str, offset: int) -> Noun | None:
    """The noun phrase that begins at `offset`, or None when no noun begins there."""
    start = offset + 1 if flat[offset : offset + 1] == " " else offset
    if _not_counted().match(flat, start):
        return None
    unit, end = _listed_noun(flat, start)
    if not unit:
        word = _WORD.match(flat, start)
        if word is None or start == offset or _ends_phrase(flat, start) or not _is_noun(word[0]):
            return None
        end = word.end()
    end = _end_of_phrase(flat, end)
    if per_year := expression(section("counting")["a_year"]).match(flat, end):
        end = per_year.end()
    phrase = " ".join(flat[start:end].split()).rstrip(" -/&")
    measure = Measure(_units_by_code().get(unit, Measure.COUNT.value))
    return Noun(unit, measure, phrase, end)


def words_before(flat: str, start: int, since: int) -> str:
    """What an amount was for: the words of its clause before it."""
    clause = _CLAUSE_END.split(flat[max(since, start - _MOST_BEFORE) : start])[-1]
    openings = list(_openings().finditer(clause))
    while openings and not _links().sub("", clause[openings[-1].end() :]).strip():
        openings.pop()
    said = clause[openings[-1].end() :] if openings else clause
    return _links().sub("", " ".join(said.split())).strip(' :|/-\u2013\u201c"')


def is_also_verb(flat: str, offset: int) -> bool:
    """Whether the noun behind a number may as well be what somebody did: to organise."""
    return bool(_verbs().match(flat, offset))


def _is_noun(word: str) -> bool:
    return word[0].islower() and len(word) > 1


@cache
def _units_by_code() -> dict[str, str]:
    return {unit["code"]: unit.get("measure", "count") for unit in section("units")}


@cache
def _codes_by_noun() -> dict[str, str]:
    # The first unit that lists a noun has it.
    codes: dict[str, str] = {}
    for unit in section("units"):
        for noun in unit["nouns"]:
            codes.setdefault(noun.lower(), unit["code"])
    return codes


@cache
def _nouns() -> re.Pattern[str]:
    return expression(any_word(_codes_by_noun(), may_touch=True))


def _listed_noun(flat: str, start: int) -> tuple[str, int]:
    match = _nouns().match(flat, start)
    if match is None:
        return "", start
    return _codes_by_noun()[" ".join(match[0].lower().split())], match.end()


def _end_of_phrase(flat: str, end: int) -> int:
    """On over small words, and over a comma where another counting word follows it."""
    for _word in range(_MOST_WORDS):
        if more := _more_nouns().match(flat, end):
            end = more.end()
            continue
        blank = flat[end : end + 1]
        word = _WORD.match(flat, end + 1) if blank == " " else None
        if word is None or _NUMBER.search(word[0]) or _ends_phrase(flat, end + 1):
            return end
        end = word.end()
    return end


def _ends_phrase(flat: str, start: int) -> bool:
    return bool(_stops().match(flat, start))


@cache
def _stops() -> re.Pattern[str]:
    counting = section("counting")
    return expression(any_word([*counting["stops"], *counting["stop_pairs"]]))


@cache
def _verbs() -> re.Pattern[str]:
    return expression(rf"\s*{any_word(section('counting')['stop_pairs'])}")


@cache
def _not_counted() -> re.Pattern[str]:
    return expression(any_word(section("counting")["not_counted"], may_touch=True))


@cache
def _more_nouns() -> re.Pattern[str]:
    joined = any_word(section("counting")["joins"])
    return expression(rf"(?:,\s+(?:{joined}\s+)?|\s+{joined}\s+){any_word(_codes_by_noun())}")


@cache
def _openings() -> re.Pattern[str]:
    return expression(any_word(section("counting")["opens_amount"]))


@cache
def _links() -> re.Pattern[str]:
    """What stands between the words for an amount and the amount."""
    qualifiers = (word for kind in section("qualifiers").values() for word in kind)
    links = any_word([*qualifiers, *section("counting")["links_amount"]])
    return expression(rf"(?:\s*(?:{links}))+\s*$")

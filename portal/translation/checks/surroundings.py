"""What the words around a number say of it: currency, percentage, qualifier, rise or fall."""

from decimal import Decimal
from functools import cache
from typing import Final

from portal.translation.checks.facts import Direction
from portal.translation.checks.lexicon import Phrases, phrases, table, words
from portal.translation.checks.tokens import Kind, Tokens

# Below this, a word that is also something else than a currency is something else.
_LEAST_OF_DOUBTFUL_CURRENCY: Final = 3000
_REACH: Final = 5
_CLAUSE_ENDS: Final = frozenset(",;.:()")
_NUMBERS: Final = frozenset({Kind.NUMBER, Kind.DATE, Kind.MONTH_OF_YEAR, Kind.FRACTION})


@cache
def _percents(language: str) -> Phrases:
    return Phrases.of([*words(language, "percent", "words"), "%"])


@cache
def _between(language: str) -> Phrases:
    return Phrases.of(table(language, "qualifiers")["between"])


@cache
def _qualifiers(language: str) -> Phrases:
    return phrases(
        language, "qualifiers", "over", "least", "nearly", "under", "most", "about", "nothing"
    )


def percent_end(tokens: Tokens, end: int) -> int | None:
    """Where the word for a percentage ends that begins at `end`; None without one."""
    found = _percents(tokens.language).after(tokens.words, end)
    return end + found[1] if found else None


@cache
def _points(language: str) -> Phrases:
    return Phrases.of(words(language, "percent", "points"))


def are_points(tokens: Tokens, end: int) -> bool:
    """Whether percentage points are counted."""
    return _points(tokens.language).after(tokens.words, end) is not None


def currency_after(tokens: Tokens, end: int, value: Decimal) -> tuple[str, int] | None:
    """The currency named at `end`, and where its name ends."""
    language = tokens.language
    if tokens.lower(end) == "-" and tokens.touches(end) and tokens.touches(end - 1):
        end += 1
    found = phrases(language, "currencies").after(tokens.words, end)
    if not found:
        return None
    code, length = found
    doubtful = length == 1 and tokens.lower(end) in words(language, "money", "weak")
    if doubtful and (value < _LEAST_OF_DOUBTFUL_CURRENCY or _begins_name(tokens, end)):
        return None
    if code == "VND" and _begins_other_word(tokens, end + length, value):
        return None
    return code, end + length


def _begins_name(tokens: Tokens, index: int) -> bool:
    """Whether a word stands there Written Like This, and so does the one after it."""
    both = tokens[index : index + 2]
    return len(both) > 1 and all(token.text.istitle() for token in both)


def _begins_other_word(tokens: Tokens, following: int, value: Decimal) -> bool:
    """Whether the word for the dong is the first syllable of comrade, compatriot, co-chair."""
    language, word = tokens.language, tokens.lower(following)
    if word in words(language, "money", "not_after_dong"):
        return True
    small = value < _LEAST_OF_DOUBTFUL_CURRENCY
    return small and word in words(language, "money", "not_after_small_dong")


def is_bare(tokens: Tokens, end: int) -> bool:
    """Whether nothing is counted: the clause ends, or goes on with a small word."""
    word = tokens.lower(end)
    return not word or word in _CLAUSE_ENDS or word in words(tokens.language, "money", "after_bare")


def currency_before(tokens: Tokens, start: int) -> tuple[str, int] | None:
    """The currency sign or code before `start`, and where it begins."""
    found = phrases(tokens.language, "currencies").before(tokens.words, start)
    if not found:
        return None
    code, length = found
    first = tokens[start - length]
    if first.text.isalpha() and not first.text.isupper():
        return None
    return code, start - length


def qualifier_before(tokens: Tokens, start: int) -> str:
    """The qualifier of the number at `start`, "" without one."""
    language = tokens.language
    for _ in range(2):
        found = _qualifiers(language).before(tokens.words, start)
        if found:
            return "" if found[0] == "nothing" else str(found[0])
        between = _between(language).before(tokens.words, start)
        if not between:
            break
        start -= between[1]
    return ""


def without_qualifier(tokens: Tokens, start: int) -> int:
    """Where the number at `start` begins with what qualifies it."""
    found = _qualifiers(tokens.language).before(tokens.words, start)
    return start - found[1] if found else start


@cache
def _places(language: str) -> Phrases:
    return Phrases.of(table(language, "qualifiers")["places"])


@cache
def _comparing(language: str) -> Phrases:
    return Phrases.of(table(language, "qualifiers")["comparing"])


def qualifier_is_doubtful(tokens: Tokens, start: int, end: int) -> bool:
    """Whether it may be a place, a time or a comparison.

    On two fields, over five years; 8% over the plan, which another language exceeds *by* 8%.
    """
    return (
        _places(tokens.language).after(tokens.words, end) is not None
        or _comparing(tokens.language).before(tokens.words, start) is not None
    )


@cache
def _after_qualifiers() -> Phrases:
    return phrases("en", "qualifiers_after")


def qualifier_after(tokens: Tokens, end: int) -> str:
    """Thirty or more; 30-plus; 30+."""
    if tokens.language != "en":
        return ""
    if tokens.lower(end) == "+":
        return "over"
    at = end + 1 if tokens.lower(end) == "-" else end
    found = _after_qualifiers().after(tokens.words, at)
    return str(found[0]) if found else ""


def noun_of_suffix(language: str, suffix: str) -> str:
    """What the letters stand for that touch a number."""
    found = phrases(language, "nouns").after([suffix], 0)
    return str(found[0]) if found else ""


def noun_after(tokens: Tokens, end: int) -> str:
    """What the number counts: in English adjectives may stand before it."""
    last = end + 1 if tokens.language == "vi" else end + _REACH
    for at in range(end, min(last, len(tokens))):
        found = phrases(tokens.language, "nouns").after(tokens.words, at)
        if found:
            return str(found[0])
        if tokens[at].kind in _NUMBERS or tokens.lower(at) in _CLAUSE_ENDS:
            break
    return ""


def change_around(tokens: Tokens, start: int, end: int) -> Direction | None:
    """Whether the number is called a rise or a fall, by the nearest word of its clause."""
    before = _nearest(tokens, range(start - 1, max(-1, start - 1 - _REACH), -1))
    if tokens.language != "en":
        return before[0] if before else None
    after = _nearest(tokens, range(end, min(len(tokens), end + _REACH - 1)))
    if compared := _compared(tokens, end):
        return compared
    found = [side for side in (before, after) if side]
    return min(found, key=lambda side: side[1])[0] if found else None


def _compared(tokens: Tokens, end: int) -> Direction | None:
    """8% more than the year before: before the number "more than" would say something else."""
    word = tokens.lower(end)
    if tokens.lower(end + 1) not in words("en", "directions", "compared"):
        return None
    if word in words("en", "directions", "up"):
        return Direction.UP
    return Direction.DOWN if word in words("en", "directions", "down") else None


def _nearest(tokens: Tokens, places: range) -> tuple[Direction, int] | None:
    language = tokens.language
    for distance, at in enumerate(places):
        word = tokens.lower(at)
        if (
            word in _CLAUSE_ENDS
            or tokens[at].kind in _NUMBERS
            or word in words("en", "words", "and")
        ):
            return None
        if tokens.lower(at + 1) in words(language, "directions", "not_up"):
            continue
        if word in words(language, "directions", "up"):
            return Direction.UP, distance
        if word in words(language, "directions", "down"):
            return Direction.DOWN, distance
    return None

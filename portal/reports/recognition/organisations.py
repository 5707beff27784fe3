"""Names that read like the name of a body, Vietnamese or foreign, each once."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from portal.core.text import fold
from portal.core.vietnamese_text import has_vietnamese_letters
from portal.reports.recognition.found import FoundOrganisation
from portal.reports.recognition.texts import ReportText
from portal.reports.recognition.vocabulary import any_word, expression, section

_WORD: Final = re.compile(r"[^\W_][\w&'\u2019-]*")
_BETWEEN_WORDS: Final = re.compile(r" (?:[-\u2013] )?")
_ACRONYM: Final = re.compile(r"\s*\((?P<acronym>[A-Z][A-Za-z]?[A-Z&][A-Za-z&.-]{0,12})(?!\w)")
_OPENING: Final = "("
_CAPITALS: Final = re.compile(r"[A-Z][A-Z&]{1,9}")
_FOREIGN_WORD: Final = r"[A-Z][A-Za-z'\u2019&-]*"
_FOREIGN: Final = re.compile(
    rf"(?<![\w/]){_FOREIGN_WORD}(?: (?:(?:of|for|the|and|to|in|on) )?{_FOREIGN_WORD}){{1,8}}(?!\w)"
)
_WITH_COUNTRY: Final = re.compile(
    r"(?<![\w/.-])(?P<name>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,4})/(?P<country>[^\W\d_]\w+)"
)
_MOST_WORDS: Final = 14
_LONGEST_TAIL: Final = 3


def find_organisations(text: ReportText) -> list[FoundOrganisation]:
    """Every name, where the text has it first."""
    found = sorted(
        [*_headed(text), *_foreign(text), *_with_country(text)],
        key=lambda one: (one.place.start, -one.place.end),
    )
    kept: dict[str, FoundOrganisation] = {}
    last_end = 0
    for one in found:
        if one.name in section("organisations")["general"]:
            continue
        if one.place.start >= last_end and fold(one.name) not in kept:
            kept[fold(one.name)] = one
        last_end = max(last_end, one.place.end)
    return list(kept.values())


def kind_of_body(name: str) -> str:
    """What sort of body a name belongs to, as far as its words tell; "" otherwise."""
    kinds: dict[str, list[str]] = section("organisations")["kinds"]
    for kind, words in kinds.items():
        if expression(any_word(words)).search(name):
            return kind
    return "" if has_vietnamese_letters(name) else "foreign-ngo"


def _headed(text: ReportText) -> Iterator[FoundOrganisation]:
    """Embassy of, fund for, association of: a head, and a name that begins with a capital."""
    for head in _heads().finditer(text.flat):
        end = _end_of_name(text.flat, head.end())
        if end is None or not (head[0][0].isupper() or fold(head[0]) in _small_heads()):
            continue
        start = head.end() + 1 if fold(head[0]) in _unspoken() else head.start()
        yield _organisation(text, start, end)


def _foreign(text: ReportText) -> Iterator[FoundOrganisation]:
    """Foreign names: a word such as "Foundation" in them, or an acronym behind them."""
    for match in _FOREIGN.finditer(text.flat):
        named = _foreign_words().search(match[0])
        if named and (foreign := _without_vietnamese_start(match[0])):
            yield _organisation(text, match.end() - len(foreign), match.end())


def _with_country(text: ReportText) -> Iterator[FoundOrganisation]:
    """A short name and its country: GNI/Korea."""
    for match in _WITH_COUNTRY.finditer(text.flat):
        # In brackets it explains the name before them.
        explains = match.start() > 0 and text.flat[match.start() - 1] == _OPENING
        if match["country"][0].isupper() and not match["country"].isupper() and not explains:
            yield _organisation(text, *match.span("name"))


def _organisation(text: ReportText, start: int, end: int) -> FoundOrganisation:
    name = " ".join(text.flat[start:end].split())
    behind = _ACRONYM.match(text.flat, end)
    acronym = behind["acronym"] if behind else ""
    if not acronym and _CAPITALS.fullmatch(name):
        acronym = name
    return FoundOrganisation(name, acronym, text.place(start, end))


def _end_of_name(flat: str, offset: int) -> int | None:
    """Where a name ends: with a capitalised word, or few small words before the clause ends."""
    position, capital_end, words_since = offset, None, 0
    for _count in range(_MOST_WORDS):
        if inside := _inside().match(flat, position):
            position = inside.end()
        between = _BETWEEN_WORDS.match(flat, position)
        word = _WORD.match(flat, between.end()) if between else None
        if word is None or _ends().match(flat, word.start()):
            break
        if word[0][0].isupper():
            capital_end, words_since = word.end(), 0
        elif capital_end is None or word[0].isdigit():
            break
        else:
            words_since += 1
        position = word.end()
    if capital_end is None:
        return None
    return position if words_since <= _LONGEST_TAIL else capital_end


def _without_vietnamese_start(name: str) -> str:
    words = name.split()
    while words and fold(words[0]) in {"the", "cua", "theo"}:
        words.pop(0)
    return " ".join(words) if len(words) > 1 else ""


@cache
def _heads() -> re.Pattern[str]:
    return expression(any_word(section("organisations")["heads"]))


@cache
def _small_heads() -> frozenset[str]:
    return frozenset(fold(head) for head in section("organisations")["small_heads"])


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(rf"\s+{any_word(section('organisations')['inside'])}")


@cache
def _unspoken() -> frozenset[str]:
    """Heads that say what the body is, and are no part of its name."""
    return frozenset(fold(head) for head in section("organisations")["unspoken_heads"])


@cache
def _ends() -> re.Pattern[str]:
    counting = section("counting")
    words = (*section("organisations")["ends"], *counting["stop_pairs"])
    return re.compile(any_word(words))


@cache
def _foreign_words() -> re.Pattern[str]:
    return re.compile(any_word(section("organisations")["foreign_words"]))

"""Finding terms in a text. Pure: terms and text in, places out.

Vietnamese without its marks is ambiguous, so marks count; case does not, unless a term says so,
and neither does where in the syllable the tone mark stands. Terms begin and end with a word.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from portal.core.languages import SOURCE_LANGUAGE
from portal.core.names import identity

# Tags and invisible characters are passed over, and so are blanks between words.
_PIECE: Final = re.compile(
    r"<[^>]*>|&nbsp;|&#160;|[\u00ad\u200b-\u200d\u2060\ufeff]+"
    r"|(?P<token>&\w+;|(?:[^\W_][\u0300-\u036f]*)+|[^\w\s])"
)
# One sign for those that people type for one another.
_SIGNS: Final = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    **dict.fromkeys("\u2018\u2019\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
    "&amp;": "&",
    "&quot;": '"',
}
_SHORTEST_PLURAL: Final = 4


@dataclass(frozen=True)
class GlossaryTerm:
    """A term as it is looked for; see `portal.translation.models.Term`."""

    source: str
    target: str
    alternatives: tuple[str, ...] = ()
    avoided: tuple[str, ...] = ()
    part: str = ""
    note: str = ""
    do_not_translate: bool = False
    case_sensitive: bool = False
    valid_from: date | None = None
    valid_until: date | None = None
    key: int | None = None

    def is_valid(self, on: date) -> bool:
        """Whether the term holds for an event on that day."""
        return (self.valid_from or date.min) <= on <= (self.valid_until or date.max)

    def wordings(self, language: str) -> tuple[str, ...]:
        """How the term is said in a language, the preferred wording first."""
        if language == SOURCE_LANGUAGE:
            return (self.source,)
        return tuple(dict.fromkeys((self.target, *self.alternatives)))


@dataclass(frozen=True)
class Found:
    """A term and where it stands: `text[start:end]`, tags within it included."""

    term: GlossaryTerm
    start: int
    end: int


@dataclass(frozen=True)
class _Wording:
    tokens: tuple[str, ...]
    capitals: tuple[str, ...]
    term: GlossaryTerm


class _Token(NamedTuple):
    folded: str
    capitals: str
    start: int
    end: int


class TermIndex:
    """Terms of one language by their first word, to be looked for in any number of texts."""

    def __init__(self, terms: Iterable[GlossaryTerm], language: str = SOURCE_LANGUAGE) -> None:
        self._language = language
        self._by_first: dict[str, list[_Wording]] = defaultdict(list)
        for term in terms:
            for wording in term.wordings(language):
                tokens = _tokens(wording, language)
                if tokens:
                    self._by_first[tokens[0].folded].append(
                        _Wording(
                            tuple(token.folded for token in tokens),
                            tuple(token.capitals for token in tokens),
                            term,
                        )
                    )

    def found_in(self, text: str, on: date | None, *, of_any_day: bool = False) -> list[Found]:
        """The terms in `text` in their order, each place taken by the longest.

        `on` is the day of the event, which decides between the periods of a term; without it the
        newest period counts, or, with `of_any_day`, every one. Different terms said in the same
        words all stand at one place.
        """
        tokens = _tokens(text, self._language)
        candidates: list[tuple[int, int, list[GlossaryTerm]]] = []
        for position, token in enumerate(tokens):
            if token.folded not in self._by_first:
                continue
            by_length: dict[int, list[GlossaryTerm]] = defaultdict(list)
            for wording in self._by_first[token.folded]:
                if _stands_at(wording, tokens, position):
                    by_length[len(wording.tokens)].append(wording.term)
            for length, terms in by_length.items():
                if valid := terms if of_any_day else _of_the_day(terms, on):
                    candidates.append((length, position, valid))
        return [
            Found(term, tokens[position].start, tokens[position + length - 1].end)
            for length, position, terms in _longest(candidates)
            for term in terms
        ]


def _tokens(text: str, language: str) -> list[_Token]:
    tokens = []
    for match in _PIECE.finditer(text):
        if token := match["token"]:
            folded, capitals = _folded(token, language)
            tokens.append(_Token(folded, capitals, match.start(), match.end()))
    return tokens


@lru_cache(maxsize=20_000)
def _folded(token: str, language: str) -> tuple[str, str]:
    """A word for comparing, and where it has capitals. English plurals count as the word."""
    if token in _SIGNS:
        return _SIGNS[token], ""
    folded = identity(token)
    if (
        language != SOURCE_LANGUAGE
        and len(folded) >= _SHORTEST_PLURAL
        and folded.endswith("s")
        and not folded.endswith("ss")
    ):
        folded = folded[:-1]
    capitals = "".join("A" if letter.isupper() else "a" for letter in token if letter.isalpha())
    return folded, capitals[: len(folded)]


def _stands_at(wording: _Wording, tokens: Sequence[_Token], position: int) -> bool:
    length = len(wording.tokens)
    if position + length > len(tokens):
        return False
    for offset in range(1, length):
        if tokens[position + offset].folded != wording.tokens[offset]:
            return False
    return not wording.term.case_sensitive or all(
        tokens[position + offset].capitals == wording.capitals[offset] for offset in range(length)
    )


def _of_the_day(terms: list[GlossaryTerm], on: date | None) -> list[GlossaryTerm]:
    """The terms that hold on a day; without one, the newest period of each source."""
    if on is not None:
        return [term for term in terms if term.is_valid(on)]
    if len(terms) == 1:
        return terms
    newest: dict[str, GlossaryTerm] = {}
    for term in sorted(terms, key=lambda term: term.valid_from or date.min):
        newest[identity(term.source)] = term
    return list(newest.values())


def _longest(
    candidates: list[tuple[int, int, list[GlossaryTerm]]],
) -> list[tuple[int, int, list[GlossaryTerm]]]:
    """The candidates, by place, without those that share a word with a longer one."""
    taken: set[int] = set()
    kept = []
    for length, position, terms in sorted(candidates, key=lambda found: (-found[0], found[1])):
        place = range(position, position + length)
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append((length, position, terms))
    return sorted(kept, key=lambda found: found[1])

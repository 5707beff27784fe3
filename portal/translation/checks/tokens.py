"""Cuts a text into words, numbers, and what is made of digits but is no number."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import cached_property
from typing import Final, NamedTuple

from portal.translation.checks.findings import Span


class Kind(Enum):
    """What a token is."""

    URL = auto()
    EMAIL = auto()
    DOCUMENT = auto()
    ISO_DATE = auto()
    DATE = auto()
    PHONE = auto()
    MONTH_OF_YEAR = auto()
    TIME = auto()
    YEARS = auto()
    FRACTION = auto()
    MIXED = auto()
    NUMBER = auto()
    NOON = auto()
    WORD = auto()
    SIGN = auto()


_CURRENCY_CODES: Final = "VND|VN\u0110|USD|EUR|JPY|KRW|GBP|AUD|CHF|CNY|RMB|LAK|THB|CAD|SGD|TWD"
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR: Final = r"(?:1[89]|20)\d\d"
# With its day and month it needs no proof: 14/7/1789.
_YEAR_OF_DATE: Final = r"(?:1\d|20)\d\d"
_UPPER: Final = "A-Z\u0110"

# Most words are only that, which these signs after them show at once.
_PLAIN_WORD: Final = r"[^\W\d_]+(?=[ ,;)]|$)"
# The first that fits counts.
_PATTERNS: Final = {
    Kind.URL: (
        r"(?:https?://|www\.)[^\s<>\"]+[^\s<>\"'.,;:!?)\]\u2019\u201d]"
        r"|(?<![\w@.])[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.(?:vn|com|org|net|gov|edu|info|int|eu|jp|kr)"
        r"(?![\w@])(?:/[^\s<>\"]*[^\s<>\"'.,;:!?)\]\u2019\u201d])?"
    ),
    Kind.EMAIL: r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    Kind.DOCUMENT: (
        rf"\d+[a-zA-Z]?(?:/{_YEAR})?[-\u2013/](?=[^\s/]*/|[^\s-]*-|{_YEAR}|(?<=/))"
        rf"[{_UPPER}]{{2,}}[a-z0-9]{{0,3}}(?:[-\u2013/&][{_UPPER}][{_UPPER}a-z0-9]*)*(?!\w)"
    ),
    Kind.ISO_DATE: rf"{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)",
    Kind.DATE: (
        rf"(?<![\d/]){_DAY}(?:\s?(?P<separator>[/-])\s?|(?P<point>\.)){_DAY}"
        rf"(?(point)\.|\s?(?P=separator)\s?)(?:{_YEAR_OF_DATE}|(?(separator)\d\d|(?!)))(?![\d]|[.,/-]\d)"
    ),
    Kind.PHONE: (
        r"(?<![\w.,])(?:\(?\+84\)?(?:[\s.-]?\(?0?\)?[\s.-]?\d){8,11}"
        r"|\(?0\d{2,3}\)?(?:[\s.-]?\d){6,8})(?![\d])"
    ),
    Kind.MONTH_OF_YEAR: rf"(?<![\d/.,])(?:0?[1-9]|1[0-2])(?:\s?[/-]\s?|\.){_YEAR}(?![\d/])",
    Kind.TIME: (
        r"(?<![\d.,])(?:[01]?\d|2[0-4])(?:[hg][0-5]\d(?:['\u2019])?|[hg](?!\w)|:[0-5]\d(?::\d\d)?)(?!\d)"
    ),
    Kind.YEARS: rf"(?<![\d.,/-]){_YEAR}[-\u2013/]\d\d(?![\d/-]|[.,]\d)",
    Kind.FRACTION: r"(?<![\d/.,])\d{1,4}/\d{1,4}(?![\d/])",
    Kind.MIXED: (
        rf"(?!(?:{_CURRENCY_CODES}|S|No|Tr|[Qq])\d)(?:[^\W\d_]+\d+|[{_UPPER}][^\W\d_]+-\d{{1,3}}(?!\d))"
        r"[^\W_]*"
    ),
    Kind.NUMBER: (
        r"(?:(?<![\d.,])\d{1,3}(?: \d{3}){2,}(?![\d]|[.,]\d)|\d+(?:[.,]\d+)*)"
        r"(?P<suffix>[^\W\d_]+[23]?|[\u00b2\u00b3])?"
    ),
    Kind.NOON: r"[ap]\.\s?m\b\.?",
    Kind.WORD: r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?",
    Kind.SIGN: r"\S",
}
_TOKEN: Final = re.compile(
    "|".join([_PLAIN_WORD, *(f"(?P<{kind.name}>{pattern})" for kind, pattern in _PATTERNS.items())])
)


class Token(NamedTuple):
    """Some characters of a text.

    Attributes:
        lower: in lower case, the number without its suffix.
        suffix: letters that touch a number, in lower case.
    """

    kind: Kind
    text: str
    lower: str
    start: int
    end: int
    suffix: str = ""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end


class Tokens(Sequence[Token]):
    """The tokens of a text, in order."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self._tokens = [_token(match) for match in _TOKEN.finditer(text)]

    def __len__(self) -> int:
        return len(self._tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        return self._tokens[index]

    @cached_property
    def words(self) -> list[str]:
        """Every token in lower case."""
        return [token.lower for token in self._tokens]

    def lower(self, index: int) -> str:
        """The token at `index` in lower case, "" outside of the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def touches(self, index: int) -> bool:
        """Whether the token at `index` touches the one after it."""
        return index + 1 < len(self) and self._tokens[index].end == self._tokens[index + 1].start

    def begins_sentence(self, index: int) -> bool:
        """Whether a sentence, or something like one, begins with the token at `index`."""
        if index == 0:
            return True
        before = self.lower(index - 1)
        inside_word = before == "-" and self.touches(index - 1)
        return before in _SENTENCE_ENDS and not inside_word


_KINDS: Final = {kind.name: kind for kind in Kind}
_SENTENCE_ENDS: Final = frozenset('.!?:;\u2026"\u201c\u201d(-\u2013\u2014|*\u2022')


def _token(match: re.Match[str]) -> Token:
    text = match[0]
    if match.lastgroup is None:
        return Token(Kind.WORD, text, text.lower(), match.start(), match.end())
    kind = _KINDS[match.lastgroup]
    suffix = match["suffix"] or ""
    lower = text.removesuffix(suffix).lower() if suffix else text.lower()
    return Token(kind, text, lower, match.start(), match.end(), suffix.lower())

"""A number of a text, and the words for powers of ten behind it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from portal.translation.checks.lexicon import table, words
from portal.translation.checks.tokens import Tokens

_ONE: Final = Decimal(1)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and where it ends.

    Attributes:
        end: the index of the first token after it.
        lenient: another value, which only a careless writer would mean.
        malformed: written as the other language writes numbers.
        suffix: letters that touch the last digit.
        grouped: whether its thousands are set off, so that it is no year.
    """

    value: Decimal
    end: int
    scale: Decimal = _ONE
    lenient: Decimal | None = None
    malformed: bool = False
    in_digits: bool = True
    suffix: str = ""
    grouped: bool = False
    ordinal: bool = False


def scale_after(tokens: Tokens, index: int) -> tuple[Decimal, int]:
    """The product of the words for powers of ten at `index`, and the index after them."""
    scales = table(tokens.language, "scales")
    scale = _ONE
    while index < len(tokens):
        at = after_hyphen(tokens, index)
        word = tokens.lower(at)
        if word not in scales or (tokens[at].text[0].isupper() and tokens.language == "vi"):
            break
        if tokens.lower(at + 1) in words(tokens.language, "scale_words", "not_after"):
            break
        scale *= scales[word]
        index = at + 1
    return scale, index


def after_hyphen(tokens: Tokens, index: int) -> int:
    """`index`, or the one after, when a hyphen without blanks stands there."""
    if tokens.lower(index) == "-" and tokens.touches(index - 1) and tokens.touches(index):
        return index + 1
    return index


def longer(numeral: Numeral, more: Decimal, end: int) -> Numeral:
    """The numeral with that much added, which ends there."""
    return Numeral(
        numeral.value + more,
        end,
        scale=numeral.scale,
        malformed=numeral.malformed,
        in_digits=numeral.in_digits,
    )

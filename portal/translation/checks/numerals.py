"""Numbers as they stand in a text, in digits or in words, with their scale."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from portal.translation.checks.digits import read_digits
from portal.translation.checks.lexicon import table, words
from portal.translation.checks.surroundings import currency_after, currency_before
from portal.translation.checks.tokens import Kind, Tokens

_ONE: Final = Decimal(1)
_NONE: Final = Decimal(0)
_BILLION: Final = Decimal(1_000_000_000)


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


def read_numeral(tokens: Tokens, index: int) -> Numeral | None:
    """The number that begins at `index`, with its scale; None where there is none."""
    if tokens[index].kind is Kind.NUMBER:
        return _in_digits(tokens, index)
    if tokens.language == "vi":
        return _vietnamese_words(tokens, index)
    return _english_words(tokens, index)


def _in_digits(tokens: Tokens, index: int) -> Numeral | None:
    token = tokens[index]
    digits = read_digits(token.lower, tokens.language)
    if digits is None:
        return None
    scale = _scale_of_suffix(tokens, index)
    end = index + 1
    if scale == 1 and (not token.suffix or token.suffix in words("en", "suffixes", "ordinal")):
        scale, end = scale_after(tokens, index + 1)
    numeral = Numeral(
        digits.value * scale,
        end,
        scale=scale,
        lenient=digits.lenient if scale == 1 else None,
        malformed=digits.malformed,
        suffix="" if scale > 1 else token.suffix,
        grouped=digits.grouped,
    )
    return _with_smaller(tokens, numeral) if scale > 1 else numeral


def _scale_of_suffix(tokens: Tokens, index: int) -> Decimal:
    """A billion for $8B, but nothing for class 8B."""
    suffix, language = tokens[index].suffix, tokens.language
    if suffix in words(language, "suffixes", "scales_of_money"):
        amount = currency_before(tokens, index) or currency_after(tokens, index + 1, _BILLION)
        if not amount:
            return _ONE
    return Decimal(table(language, "suffixes", "scales").get(suffix, 1))


def scale_after(tokens: Tokens, index: int) -> tuple[Decimal, int]:
    """The product of the words for powers of ten at `index`, and the index after them."""
    scales = table(tokens.language, "scales")
    scale = _ONE
    while index < len(tokens):
        at = _after_hyphen(tokens, index)
        word = tokens.lower(at)
        if word not in scales or (tokens[at].text[0].isupper() and tokens.language == "vi"):
            break
        if tokens.lower(at + 1) in words(tokens.language, "scale_words", "not_after"):
            break
        scale *= scales[word]
        index = at + 1
    return scale, index


def _after_hyphen(tokens: Tokens, index: int) -> int:
    """`index`, or the one after, when a hyphen without blanks stands there."""
    if tokens.lower(index) == "-" and tokens.touches(index - 1) and tokens.touches(index):
        return index + 1
    return index


def _with_smaller(tokens: Tokens, numeral: Numeral) -> Numeral:
    """Adds what follows in a smaller scale: 1 billion 200 million, or a half."""
    language = tokens.language
    if tokens.lower(numeral.end) in words(language, "words", "half") and language == "vi":
        return _longer(numeral, numeral.scale / 2, numeral.end + 1)
    if language != "vi" or numeral.end >= len(tokens):
        return numeral
    if tokens[numeral.end].kind is not Kind.NUMBER:
        return numeral
    rest = _in_digits(tokens, numeral.end)
    if rest and 1 < rest.scale < numeral.scale and rest.value < numeral.scale:
        return _longer(numeral, rest.value, rest.end)
    return numeral


def _longer(numeral: Numeral, more: Decimal, end: int) -> Numeral:
    return Numeral(
        numeral.value + more,
        end,
        scale=numeral.scale,
        malformed=numeral.malformed,
        in_digits=numeral.in_digits,
    )


# --- Vietnamese -------------------------------------------------------------------------------


def _vietnamese_words(tokens: Tokens, index: int) -> Numeral | None:
    """Two; twenty-five; three hundred and five; twelve million."""
    if tokens.lower(index) in words("vi", "words", "half_word"):
        scale, end = scale_after(tokens, index + 1)
        return Numeral(scale / 2, end, scale=scale, in_digits=False) if scale > 1 else None
    total, at, scale = _NONE, index, _ONE
    while at < len(tokens):
        group = _under_thousand(tokens, at, follows=at > index)
        if group is None:
            break
        value, after = group
        factor, after = scale_after(tokens, after)
        if at > index and not factor < scale:
            break
        total, at, scale = total + value * factor, after, factor
        if factor == 1:
            break
    if at == index:
        return None
    numeral = Numeral(total, at, scale=scale, in_digits=False)
    if scale > 1 and tokens.lower(at) in words("vi", "words", "half"):
        return _longer(numeral, scale / 2, at + 1)
    return numeral


def _under_thousand(tokens: Tokens, index: int, *, follows: bool) -> tuple[Decimal, int] | None:
    digits = table("vi", "digits")
    first, second = tokens.lower(index), tokens.lower(index + 1)
    if first in digits and second in words("vi", "words", "hundred"):
        hundreds = Decimal(digits[first] * 100)
        odd = tokens.lower(index + 2) in words("vi", "words", "odd")
        rest = _under_hundred(tokens, index + 2 + odd, follows=True)
        return (hundreds + rest[0], rest[1]) if rest else (hundreds, index + 2)
    if follows and first in words("vi", "words", "odd"):
        index += 1
    return _under_hundred(tokens, index, follows=follows)


def _under_hundred(tokens: Tokens, index: int, *, follows: bool) -> tuple[Decimal, int] | None:
    digits = table("vi", "digits")
    first, second = tokens.lower(index), tokens.lower(index + 1)
    if first in words("vi", "words", "ten"):
        return _with_ones(tokens, 10, index + 1)
    if digits.get(first, 0) > 1 and second in words("vi", "words", "tens"):
        return _with_ones(tokens, digits[first] * 10, index + 2)
    if first not in digits or (first in words("vi", "words", "never_alone") and not follows):
        return None
    odd = tokens.lower(index - 1) in words("vi", "words", "odd")
    if first in words("vi", "words", "year") and follows and not odd:
        return None
    return Decimal(digits[first]), index + 1


def _with_ones(tokens: Tokens, tens: int, index: int) -> tuple[Decimal, int]:
    """After ten and tens a five is another word; the word for five means a year there."""
    word = tokens.lower(index)
    ones = table("vi", "digits").get(word)
    if ones is None or word in words("vi", "words", "year"):
        return Decimal(tens), index
    following = tokens.lower(index + 1)
    if following in words("vi", "words", "tens") or following in words("vi", "words", "hundred"):
        return Decimal(tens), index
    return Decimal(tens + ones), index + 1


# --- English ----------------------------------------------------------------------------------


def _english_words(tokens: Tokens, index: int) -> Numeral | None:
    """Two; twenty-five; three hundred and five; half a million; a thousand; thirteenth."""
    word, following = tokens.lower(index), tokens.lower(index + 1)
    articles = words("en", "words", "articles")
    if word in words("en", "words", "half") and following in articles:
        scale, end = scale_after(tokens, index + 2)
        return Numeral(scale / 2, end, scale=scale, in_digits=False) if scale > 1 else None
    if word in articles:
        scale, end = scale_after(tokens, index + 1)
        return Numeral(scale, end, scale=scale, in_digits=False) if scale > 1 else None
    return _english_sum(tokens, index)


def _english_sum(tokens: Tokens, index: int) -> Numeral | None:
    total, group, at, largest, ordinal = _NONE, _NONE, index, _ONE, False
    while at < len(tokens) and not ordinal:
        here = _next_part(tokens, at, started=at > index)
        step = _english_step(tokens.lower(here), group, first=at == index)
        if step is None:
            break
        group, scaled, ordinal = step
        at = here + 1
        if scaled > 100:
            total, largest, group = total + group, max(largest, scaled), _NONE
    if at == index:
        return None
    numeral = Numeral(total + group, at, scale=largest, in_digits=False, ordinal=ordinal)
    return _and_a_half(tokens, numeral)


def _next_part(tokens: Tokens, at: int, *, started: bool) -> int:
    """Skips the hyphen in twenty-five and the "and" in two hundred and five."""
    if not started:
        return at
    if tokens.lower(at) in words("en", "words", "and"):
        after_scale = tokens.lower(at - 1) in table("en", "scales")
        return at + 1 if after_scale else at
    return _after_hyphen(tokens, at)


def _english_step(
    word: str, group: Decimal, *, first: bool
) -> tuple[Decimal, Decimal, bool] | None:
    """The group with `word` added, the scale it was multiplied with, and whether it ends there."""
    for name in ("ones", "ordinals", "tens"):
        value = table("en", name).get(word)
        if value is not None:
            if group and not _fits_behind(value, group):
                return None
            return group + value, _ONE, name == "ordinals"
    scale = table("en", "scales").get(word)
    if scale is None or first or not group:
        return None
    return group * scale, Decimal(scale), False


def _fits_behind(value: int, group: Decimal) -> bool:
    """Five fits behind twenty and behind a hundred, and twenty behind a hundred only."""
    if group % 100 == 0:
        return True
    return value < 10 and group % 10 == 0 and group % 100 >= 20


def _and_a_half(tokens: Tokens, numeral: Numeral) -> Numeral:
    end = numeral.end
    if tokens.words[end : end + 3] != ["and", "a", "half"]:
        return numeral
    scale, after = scale_after(tokens, end + 3)
    value = (numeral.value + Decimal("0.5")) * scale
    return Numeral(value, after, scale=scale, in_digits=False)

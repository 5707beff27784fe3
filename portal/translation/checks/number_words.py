"""Numbers in words, in both languages."""

from decimal import Decimal
from typing import Final

from portal.translation.checks.lexicon import table, words
from portal.translation.checks.scales import Numeral, after_hyphen, longer, scale_after
from portal.translation.checks.tokens import Tokens

_ONE: Final = Decimal(1)
_NONE: Final = Decimal(0)
_LEAST_SCALE: Final = 100


# --- Vietnamese -------------------------------------------------------------------------------


def vietnamese_words(tokens: Tokens, index: int) -> Numeral | None:
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
        return longer(numeral, scale / 2, at + 1)
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


def english_words(tokens: Tokens, index: int) -> Numeral | None:
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
    return after_hyphen(tokens, at)


def _english_step(
    word: str, group: Decimal, *, first: bool
) -> tuple[Decimal, Decimal, bool] | None:
    """The group with `word` added, the scale it was multiplied with, and whether it ends there."""
    for name in ("ones", "ordinals", "tens"):
        value = table("en", name).get(word)
        if value is not None:
            if name == "ordinals" and group and value >= _LEAST_SCALE:
                return group * value, _ONE, True
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

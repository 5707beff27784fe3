"""Numbers as they stand in a text, in digits or in words, with their scale."""

from decimal import Decimal
from typing import Final

from portal.translation.checks.digits import read_digits
from portal.translation.checks.lexicon import table, words
from portal.translation.checks.number_words import english_words, vietnamese_words
from portal.translation.checks.scales import Numeral, longer, scale_after
from portal.translation.checks.surroundings import currency_after, currency_before
from portal.translation.checks.tokens import Kind, Tokens

_ONE: Final = Decimal(1)
_BILLION: Final = Decimal(1_000_000_000)


def read_numeral(tokens: Tokens, index: int) -> Numeral | None:
    """The number that begins at `index`, with its scale; None where there is none."""
    if tokens[index].kind is Kind.NUMBER:
        return _in_digits(tokens, index)
    if tokens.language == "vi":
        return vietnamese_words(tokens, index)
    return english_words(tokens, index)


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


def _with_smaller(tokens: Tokens, numeral: Numeral) -> Numeral:
    """Adds what follows in a smaller scale: 1 billion 200 million, or a half."""
    language = tokens.language
    if tokens.lower(numeral.end) in words(language, "words", "half") and language == "vi":
        return longer(numeral, numeral.scale / 2, numeral.end + 1)
    if language != "vi" or numeral.end >= len(tokens):
        return numeral
    if tokens[numeral.end].kind is not Kind.NUMBER:
        return numeral
    rest = _in_digits(tokens, numeral.end)
    if rest and 1 < rest.scale < numeral.scale and rest.value < numeral.scale:
        return longer(numeral, rest.value, rest.end)
    return numeral

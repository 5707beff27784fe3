"""When two pieces of text are the same piece for the memory. Pure: text in, text out.

Three degrees, from strict to loose: written the same (`written`), said the same in other tags,
case or spaces (`key`), and nearly said the same (`percent_alike`).
"""

import hashlib
import html
import math
import re
from collections import Counter
from typing import Final

from rapidfuzz.distance import Levenshtein

from portal.core.text import clean_text

PERFECT: Final = 100
# The same words, other tags, case or spaces: 99 says this and nothing else.
SAME_WORDS: Final = 99
_MOST_FUZZY: Final = 98

_TAG: Final = re.compile(r"<[^>]*>")
_LETTER: Final = re.compile(r"[^\W\d_]")
_NUMBER: Final = re.compile(r"\d+(?:[.,:/\u2013-]\d+)*")
_WORD: Final = re.compile(r"[^\W_]+")


def plain_words(text: str) -> str:
    """What a reader sees of `text`: no tags, entities resolved, NFC, single blanks.

    Tags vanish without a blank, for they may stand inside a word; a line break leaves one.
    """
    unbroken = re.sub(r"<br[^>]*>", " ", text)
    return clean_text(html.unescape(_TAG.sub("", unbroken)))


def written(text: str) -> str:
    """`text` with its tags and capitals; Unicode form, invisible characters and blanks aside."""
    return clean_text(html.unescape(text))


def key(text: str) -> str:
    """The words, numbers and punctuation of `text`, whatever its tags, case and spaces."""
    return plain_words(text).casefold()


def digest(text: str) -> str:
    """32 hexadecimal digits that stand for `text`."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def source_hash(text: str) -> str:
    """Equal for sources that `key` does not tell apart."""
    return digest(key(text))


def target_hash(text: str) -> str:
    """Equal for targets that are written the same."""
    return digest(written(text))


def says_something(text: str) -> bool:
    """Whether there is anything to translate: a number alone is not worth remembering."""
    return bool(_LETTER.search(plain_words(text)))


def numbers(text: str) -> Counter[str]:
    """The numbers of `text` as they are written, and how often each stands there."""
    return Counter(_NUMBER.findall(plain_words(text)))


def words_of(text: str) -> list[str]:
    """The words and numbers of `text`, for comparing it word by word."""
    return _WORD.findall(key(text))


def percent_alike(source: str, other: str) -> int:
    """How much of `other` says the same as `source`, in whole per cent, rounded down.

    100 is the same text and 99 the same words in other tags, case or spaces. Everything else,
    also a single digit in a long paragraph, is 98 at most. By characters, after Levenshtein.
    """
    if written(source) == written(other):
        return PERFECT
    mine, theirs = key(source), key(other)
    if mine == theirs:
        return SAME_WORDS
    likeness = Levenshtein.normalized_similarity(mine, theirs)
    return min(_MOST_FUZZY, math.floor(likeness * 100))

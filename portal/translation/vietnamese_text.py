"""Is this still Vietnamese? Pure: text in, answer out.

Two questions, because one rule cannot serve both. A piece that is the same on both sides is
Vietnamese unless it reads the same in English anyway: a number, a code, a name. A piece that a
translator typed is Vietnamese only when it is plainly running Vietnamese, for English prose may
be full of Vietnamese names.
"""

import re
import unicodedata

_MARKS = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")
_VOWELS = frozenset("aeiouyAEIOUY")
_D_WITH_STROKE = frozenset("\u0111\u0110")
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W\d_]+")

# A name is short (two to five syllables) and has no colon, comma or number in it.
_NAME_WORDS = range(2, 6)
_NAME_PUNCTUATION = frozenset(" .-'’")
# Running text: as many marked small words, and as large a share of all words.
_MARKED_WORDS = 5
_MARKED_SHARE = 0.45


def plain(text: str) -> str:
    """`text` without tags, composed, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", _TAG.sub(" ", text)).split())


def has_vietnamese_letters(text: str) -> bool:
    """Whether any letter carries a mark that Vietnamese writes and English does not."""
    if not _D_WITH_STROKE.isdisjoint(text):
        return True
    base = ""
    for character in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(character):
            base = character
        elif base in _VOWELS and character in _MARKS:
            return True
    return False


def is_name(text: str) -> bool:
    """Whether `text` is a short proper name: two to five words, each Written Like This.

    One word alone is no name here: half of all table headings are one capitalised word. Neither
    are capitals throughout, which is how headings are printed.
    """
    if any(not character.isalpha() and character not in _NAME_PUNCTUATION for character in text):
        return False
    words = _WORD.findall(text)
    return len(words) in _NAME_WORDS and all(
        word[0].isupper() and word[1:] == word[1:].lower() for word in words
    )


def left_in_vietnamese(translation: str, source: str) -> bool:
    """Whether `translation` is its Vietnamese source, handed on untranslated."""
    text = plain(translation)
    return text == plain(source) and has_vietnamese_letters(text) and not is_name(text)


def is_running_vietnamese(text: str) -> bool:
    """Whether `text` is Vietnamese prose: many marked words that are not names."""
    words = _WORD.findall(plain(text))
    marked = [word for word in words if word[0].islower() and has_vietnamese_letters(word)]
    return len(marked) >= _MARKED_WORDS and len(marked) > len(words) * _MARKED_SHARE

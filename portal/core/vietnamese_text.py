"""Is this still Vietnamese? Pure: text in, answer out.

Two questions, because one rule cannot serve both. A piece that is the same on both sides is
Vietnamese unless it reads the same in English anyway: a number, a code, a name. A piece that
somebody typed is Vietnamese only when it plainly is, for English prose may be full of
Vietnamese names.
"""

import html
import re
import unicodedata

_MARKS = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")
_VOWELS = frozenset("aeiouyAEIOUY")
_D_WITH_STROKE = frozenset("\u0111\u0110")
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W\d_]+")
# A Vietnamese word is one syllable; without its marks it has this shape, and most English words
# have not ("were", "and", "Present").
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|kh|th|tr|ch|ph|gh|gi|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)

# A name is short (two to five syllables) and has no colon, comma or number in it.
_NAME_WORDS = range(2, 6)
_NAME_PUNCTUATION = frozenset(" .-'’")
# What stands between the names of a list.
_BETWEEN_NAMES = re.compile(r"[,;()/&\u2013\u2014]")

# Plainly Vietnamese: more than this share of the words is marked, and no more than that share has
# another shape than a syllable. Then two marked words in lower case are enough, which names do
# not have; in capitals, where nothing tells a name, it takes more words than a name has.
_MARKED_SHARE = 0.4
_FOREIGN_SHARE = 0.2
_SMALL_MARKED_WORDS = 2
# Running text may quote more foreign names, when it has as many marked small words.
_RUNNING_MARKED_WORDS = 5
_RUNNING_MARKED_SHARE = 0.45


def plain(text: str) -> str:
    """`text` without tags and invisible characters, composed, with single spaces."""
    visible = "".join(
        character
        for character in html.unescape(_TAG.sub(" ", text))
        if unicodedata.category(character) != "Cf"
    )
    return " ".join(unicodedata.normalize("NFC", visible).split())


def folded(text: str) -> str:
    """What `text` says, whatever its case, spaces, punctuation and tags."""
    return "".join(character for character in plain(text).casefold() if character.isalnum())


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


def stays_as_it_is(source: str) -> bool:
    """Whether a Vietnamese `source` reads the same in English: a number, a code, a name."""
    text = plain(source)
    return not has_vietnamese_letters(text) or is_name(text)


def left_in_vietnamese(translation: str, source: str) -> bool:
    """Whether `translation` is its Vietnamese source, handed on untranslated.

    In capitals, or with another full stop, it is still its source.
    """
    return not stays_as_it_is(source) and folded(translation) == folded(source)


def is_plainly_vietnamese(text: str) -> bool:
    """Whether `text` is Vietnamese by itself, whatever it was translated from."""
    text = plain(text)
    words = _WORD.findall(text)
    marked = [word for word in words if has_vietnamese_letters(word)]
    if len(marked) <= len(words) * _MARKED_SHARE:
        return False
    small = sum(word[0].islower() for word in marked)
    if small >= _RUNNING_MARKED_WORDS and small > len(words) * _RUNNING_MARKED_SHARE:
        return True
    foreign = sum(not _SYLLABLE.fullmatch(_without_marks(word)) for word in words)
    if foreign > len(words) * _FOREIGN_SHARE:
        return False
    return small >= _SMALL_MARKED_WORDS or (
        len(words) >= _NAME_WORDS.stop and not _is_list_of_names(text)
    )


def _is_list_of_names(text: str) -> bool:
    parts = [part.strip(" .") for part in _BETWEEN_NAMES.split(text)]
    return all(is_name(part) for part in parts if part)


def _without_marks(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.lower().replace("\u0111", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))

"""Words in a form in which two spellings of the same Vietnamese word are equal."""

import re
import unicodedata
from dataclasses import dataclass

# A dash that touches the number behind it only is a minus sign.
_TOKEN = re.compile(
    r"(?:(?<![^\s(])[-\u2013\u2212])?\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['\u2019][^\W\d_]+)*|[^\w\s]"
)
_SENTENCE_BEGINS = re.compile('[.?!\u2026:"\u201c]')
_SIGNS = frozenset({"Sc", "Sm"})
_MORE_SIGNS = frozenset("%\u2030\u00b0")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
# Where y and i are the same vowel.
_Y_FOR_I = re.compile(r"(?:[hklmst]|qu)y", re.IGNORECASE)
_Y_FOR_I_WITHOUT_TONE = re.compile(r"quy", re.IGNORECASE)


@dataclass(frozen=True)
class Word:
    """A word, a number or a sign of a text, and what decides whether its capital matters."""

    text: str
    # Spelt in one way, with its first letter small.
    same: str
    begins_sentence: bool
    follows_capital: bool

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def is_name(self) -> bool:
        """Whether it may be a name; what begins a sentence may be one, too."""
        return self.text != self.text.lower()


def words_of(text: str) -> list[Word]:
    """The words, numbers and signs (%, +, currencies) of `text`, which is plain and composed."""
    words: list[Word] = []
    done = 0
    for token in _TOKEN.finditer(text):
        if not token[0][-1].isalnum() and not _is_sign(token[0]):
            continue
        between = text[done : token.start()]
        begins_sentence = not words or _SENTENCE_BEGINS.search(between) is not None
        same = spelt_one_way(token[0])
        follows_capital = bool(words) and words[-1].is_capital and not between.strip()
        words.append(Word(token[0], same[:1].lower() + same[1:], begins_sentence, follows_capital))
        done = token.end()
    return words


def _is_sign(token: str) -> bool:
    return token in _MORE_SIGNS or unicodedata.category(token) in _SIGNS


def spelt_one_way(word: str) -> str:
    """`word` with its tone behind it and with i where y is as good."""
    decomposed = unicodedata.normalize("NFD", word)
    tone = "".join(letter for letter in decomposed if letter in _TONES)
    base = "".join(letter for letter in decomposed if letter not in _TONES)
    if (_Y_FOR_I if tone else _Y_FOR_I_WITHOUT_TONE).fullmatch(base):
        base = f"{base[:-1]}{'I' if base[-1].isupper() else 'i'}"
    return base + tone

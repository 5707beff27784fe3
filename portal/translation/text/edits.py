"""How much an edit of one text matters to its translation.

Cosmetic is what the translation need not follow:

* tags of bold and italic, punctuation, quotes, dashes, white space;
* a capital at the beginning of a sentence, after another capital ("Viet nam") or on a common noun
  of a title; a text set in capitals throughout, or no longer;
* another spelling of the same syllable: where the tone mark stands, y for i;
* one typing error: one letter within a word of at least three, the first and the last letter
  staying, and not in a name, a number, a negation or another word that is guarded;
* small words that come or go, up to a small share of the words.

All else is substantive. Numbers and signs are compared as they are written, so that "15.2" for
"15,2" is substantive; so is another address, or a linked text with another word in it. In doubt it
is substantive: one look too many costs a minute, one too few a wrong figure in English. The words
are in `edits.toml`.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache
from importlib.resources import files

from rapidfuzz.distance import OSA

from portal.translation.text.plain_text import plain_text
from portal.translation.text.spelling import Word, spelt_one_way, words_of

# In one text; the second is a rewording.
MOST_TYPING_ERRORS = 1
# A shorter word that changes a letter is another word: Vietnamese has hundreds of such pairs.
SHORTEST_MISTYPED_WORD = 3
# Of the words of the text; one may come or go in any text.
MOST_SMALL_WORDS = 0.05


class Reason(StrEnum):
    """What an edit has changed."""

    FORMATTING = "formatting"
    PUNCTUATION = "punctuation"
    CASE = "case"
    SPELLING = "spelling"
    TYPING_ERROR = "typing error"
    SMALL_WORDS = "small words"
    NUMBERS = "numbers"
    NEGATION = "negation"
    NAMES = "names"
    LINKS = "links"
    WORDING = "wording"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


COSMETIC = frozenset(
    {
        Reason.FORMATTING,
        Reason.PUNCTUATION,
        Reason.CASE,
        Reason.SPELLING,
        Reason.TYPING_ERROR,
        Reason.SMALL_WORDS,
    }
)

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S{1,64}@\S+")
_AFTER_ADDRESS = ".,;:!?)]}\"'\u2026\u201d\u2019"
_LINK = re.compile(r"<a\b[^<>]*>(.*?)</a>", re.DOTALL)


def reasons_of_edit(old: str, new: str) -> frozenset[Reason]:
    """What changed from `old` to `new`, both data of a `StringValue`; empty if nothing."""
    if old == new:
        return frozenset()
    old_text, new_text = _visible(old), _visible(new)
    are_links_kept = _links(old) == _links(new) and _addresses(old_text) == _addresses(new_text)
    links = set() if are_links_kept else {Reason.LINKS}
    if old_text == new_text:
        return frozenset(links or {Reason.FORMATTING})
    if old_text.isupper() != new_text.isupper() and old_text.casefold() == new_text.casefold():
        return frozenset(links | {Reason.CASE})
    old_words, new_words = words_of(old_text), words_of(new_text)
    reasons = links | _counted(old_words, new_words) | set(_compared(old_words, new_words))
    return frozenset(reasons or {Reason.PUNCTUATION})


@cache
def _list(name: str) -> frozenset[str]:
    data = tomllib.loads((files(__package__) / "edits.toml").read_text(encoding="utf-8"))
    return frozenset(spelt_one_way(word) for word in data[name])


def _visible(data: str) -> str:
    return " ".join(unicodedata.normalize("NFC", plain_text(data)).split())


def _links(data: str) -> list[list[str]]:
    return [[word.same for word in words_of(_visible(link))] for link in _LINK.findall(data)]


def _addresses(text: str) -> list[str]:
    return [address.rstrip(_AFTER_ADDRESS) for address in _ADDRESS.findall(text)]


def _counted(old: Sequence[Word], new: Sequence[Word]) -> set[Reason]:
    """What must be the same as a whole, wherever it stands."""
    reasons = set()
    if [word.text for word in old if _is_figure(word)] != [
        word.text for word in new if _is_figure(word)
    ]:
        reasons.add(Reason.NUMBERS)
    for name, reason in (("numbers", Reason.NUMBERS), ("negations", Reason.NEGATION)):
        if _count(old, name) != _count(new, name):
            reasons.add(reason)
    return reasons


def _is_figure(word: Word) -> bool:
    return not word.text[0].isalpha()


def _count(words: Sequence[Word], name: str) -> Counter[str]:
    return Counter(
        word.same
        for word in words
        if word.same.lower() in _list(name)
        or (name == "negations" and word.same.lower().endswith(_negative_endings()))
    )


def _negative_endings() -> tuple[str, ...]:
    return tuple(_list("negative_endings"))


def _compared(old: Sequence[Word], new: Sequence[Word]) -> Iterator[Reason]:
    """What changed word by word."""
    typing_errors = small_words = 0
    matcher = SequenceMatcher(
        None, [word.same for word in old], [word.same for word in new], autojunk=False
    )
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        before, after = old[i:i_end], new[j:j_end]
        if tag == "equal":
            yield from _compared_letters(before, after)
        elif _joined(before) == _joined(after):
            yield Reason.PUNCTUATION
        elif _is_typing_error(before, after):
            typing_errors += 1
            yield Reason.TYPING_ERROR
        elif all(word.same in _list("small") for word in [*before, *after]):
            small_words += len(before) + len(after)
            yield Reason.SMALL_WORDS
        else:
            is_name = any(word.is_name for word in [*before, *after])
            yield Reason.NAMES if is_name else Reason.WORDING
    most_small_words = max(1, MOST_SMALL_WORDS * len(old))
    if typing_errors > MOST_TYPING_ERRORS or small_words > most_small_words:
        yield Reason.WORDING


def _joined(words: Sequence[Word]) -> str:
    return "".join(word.text for word in words)


def _compared_letters(before: Sequence[Word], after: Sequence[Word]) -> Iterator[Reason]:
    for old, new in zip(before, after, strict=True):
        if old.is_capital != new.is_capital:
            yield Reason.CASE if _may_change_case(old, new) else Reason.NAMES
        if old.text.lower() != new.text.lower():
            yield Reason.SPELLING


def _may_change_case(old: Word, new: Word) -> bool:
    return (
        (old.begins_sentence and new.begins_sentence)
        or (old.follows_capital and new.follows_capital)
        or old.same in _list("case_free")
    )


def _is_typing_error(before: Sequence[Word], after: Sequence[Word]) -> bool:
    if len(before) != 1 or len(after) != 1:
        return False
    old, new = before[0], after[0]
    if any(word.is_name or not word.text.isalpha() or _is_guarded(word) for word in (old, new)):
        return False
    return (
        min(len(old.text), len(new.text)) >= SHORTEST_MISTYPED_WORD
        and _ends(old.text) == _ends(new.text)
        and OSA.distance(old.text, new.text) == 1
    )


def _is_guarded(word: Word) -> bool:
    return any(word.same in _list(name) for name in ("negations", "numbers", "guarded"))


def _ends(word: str) -> tuple[str, str]:
    return _base(word[0]), _base(word[-1])


def _base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]

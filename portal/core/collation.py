"""The order of the Vietnamese alphabet, as a key that any database sorts by bytes. Pure.

Letters order before tones, tones before case, as in TCVN 6909 dictionaries; the databases'
own collations disagree with each other and, on SQLite, with the alphabet.
"""

import unicodedata
from typing import Final

_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_WEIGHT: Final = {letter: chr(ord("A") + index) for index, letter in enumerate(_ALPHABET)}
_TONE_WEIGHT: Final = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def _split_tone(character: str) -> tuple[str, str]:
    """A letter without its tone, and the tone's weight ("0" for the level tone)."""
    parts = unicodedata.normalize("NFD", character)
    tone = next((_TONE_WEIGHT[part] for part in parts if part in _TONE_WEIGHT), "0")
    letter = "".join(part for part in parts if part not in _TONE_WEIGHT)
    return unicodedata.normalize("NFC", letter), tone


def _letter_weight(letter: str) -> str:
    if letter in _LETTER_WEIGHT:
        return _LETTER_WEIGHT[letter]
    if letter.isdigit():
        return letter
    base = unicodedata.normalize("NFD", letter)[0]
    return _LETTER_WEIGHT.get(base, "z")


def letter_of(weight: str) -> str:
    """The letter that a key begins with, in capitals; itself for a digit or another script."""
    index = ord(weight) - ord("A") if len(weight) == 1 else -1
    return _ALPHABET[index].upper() if 0 <= index < len(_ALPHABET) else weight


def sort_key(text: str) -> str:
    """An ASCII key whose byte order is the order of the Vietnamese dictionary."""
    words = []
    for word in unicodedata.normalize("NFC", text).split():
        pairs = [_split_tone(character) for character in word.lower() if character.isalnum()]
        letters = "".join(_letter_weight(letter) for letter, _ in pairs)
        tones = max((tone for _, tone in pairs), default="0")
        words.append((letters, tones))
    return " ".join(letters for letters, _ in words) + "!" + "".join(tone for _, tone in words)

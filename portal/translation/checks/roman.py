"""Roman numbers up to 39, as congresses, terms and quarters are counted."""

import re
from typing import Final

_ROMAN: Final = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")
_ONES: Final = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def roman_value(text: str) -> int:
    """The value of capitals that make a Roman number, 0 for anything else.

    >>> roman_value("XIII")
    13
    """
    match = _ROMAN.fullmatch(text)
    return len(match[1]) * 10 + _ONES.index(match[2]) if match else 0

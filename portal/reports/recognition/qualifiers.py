"""How exactly a number is known, from the words before it."""

import re
from functools import cache

from portal.core.figures import Qualifier
from portal.reports.recognition.vocabulary import any_word, expression, section

_REACH = 32


def qualifier_before(flat: str, start: int, noun: str = "") -> tuple[Qualifier, int]:
    """The qualifier of the number at `start`, and where its words begin.

    Before some nouns the same words say where, not how many: on two fields.
    """
    window_start = max(0, start - _REACH)
    window = flat[window_start:start]
    for qualifier in (Qualifier.NEARLY, Qualifier.OVER, Qualifier.ABOUT):
        if match := _before(qualifier).search(window):
            if noun and _places().match(noun):
                return Qualifier.EXACT, start
            return qualifier, window_start + match.start()
    return Qualifier.EXACT, start


@cache
def _before(qualifier: Qualifier) -> re.Pattern[str]:
    words = section("qualifiers")
    between = rf"(?:\s+{any_word(words['between'])})?"
    return expression(rf"{any_word(words[qualifier.value])}{between}\s*$")


@cache
def _places() -> re.Pattern[str]:
    return expression(any_word(section("qualifiers")["places"]))

"""The findings about foreigners whose first name stayed, and whose other name did not."""

import re
from collections.abc import Iterator
from typing import Final

from portal.translation.checks.findings import Finding
from portal.translation.checks.name_words import is_syllable, name_replaced
from portal.translation.checks.text_pair import TextPair

_TWO_NAMES: Final = re.compile(r"\b([A-Z][a-z]+) ([A-Z][a-z]+)\b")


def check_surnames(pair: TextPair) -> Iterator[Finding]:
    """Sarah Mitchell has become Sarah Mitchum."""
    there = {(match[1], match[2]): match.span(2) for match in _TWO_NAMES.finditer(pair.target)}
    for match in _TWO_NAMES.finditer(pair.source):
        first, last = match.groups()
        if is_syllable(first.lower()) or is_syllable(last.lower()) or last in pair.target:
            continue
        for (same, other), span in there.items():
            if same == first and other not in pair.source:
                yield name_replaced(pair, match.span(2), span)

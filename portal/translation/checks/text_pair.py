"""A pair of texts, prepared for the checks."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from portal.translation.checks.findings import Pair
from portal.translation.checks.markup import plain_text

# What a program fills in. Its name is no word of any language.
PLACEHOLDER: Final = re.compile(r"\{\{\s*\w+\s*\}\}|\{\w+\}|%\(\w+\)[sd]")


def _hidden(placeholder: re.Match[str]) -> str:
    return "\u00b7" * len(placeholder[0])


@dataclass(frozen=True)
class TextPair:
    """The plain texts of a pair."""

    pair: Pair

    @cached_property
    def source(self) -> str:
        """The original as it is read."""
        return PLACEHOLDER.sub(_hidden, plain_text(self.pair.source))

    @cached_property
    def target(self) -> str:
        """The translation as it is read."""
        return PLACEHOLDER.sub(_hidden, plain_text(self.pair.target))

    @property
    def source_language(self) -> str:
        """Of the original: "vi" or "en"."""
        return self.pair.source_language

    @property
    def target_language(self) -> str:
        """Of the translation."""
        return self.pair.target_language

"""Passages a person should look at: house style and known slips of the pen. Nothing is changed."""

import re
from collections.abc import Iterable
from functools import cache

from news.importer.lines import Line
from news.importer.notices import Notice, notice
from news.importer.patterns import section


def suggestions(lines: Iterable[Line]) -> tuple[Notice, ...]:
    """One notice for every passage that matches a rule of the data file."""
    return tuple(
        notice("suggestion", line.first, text=found[0], suggestion=found.expand(replacement))
        for line in lines
        for pattern, replacement in _rules()
        for found in pattern.finditer(line.text)
    )


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (
            re.compile(rule["pattern"], 0 if rule.get("case") else re.IGNORECASE),
            rule["replacement"],
        )
        for rule in section("suggestions")
    )

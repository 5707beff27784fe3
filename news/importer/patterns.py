"""Loads `patterns.toml`: everything Vietnamese that the importer knows."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def section(name: str, file: str = "patterns.toml") -> Any:
    """One table of a data file of this package."""
    return _load(file)[name]


@cache
def _load(file: str) -> dict[str, Any]:
    return tomllib.loads((files("news.importer") / file).read_text(encoding="utf-8"))


def any_of(patterns: Iterable[str], *, whole: bool = False, case: bool = False) -> re.Pattern[str]:
    """One expression for many; `whole` must match a complete line, `case` heeds capitals."""
    alternatives = "|".join(f"(?:{pattern})" for pattern in patterns)
    expression = rf"(?:{alternatives})\Z" if whole else f"(?:{alternatives})"
    return re.compile(expression, 0 if case else re.IGNORECASE)

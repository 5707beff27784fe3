"""What one cell of a sheet says. Pure: a raw value in, a fact out, or why it cannot be read.

A cell that could mean two things is refused: "1.234" is a thousand to one reader and little
more than one to the next.
"""

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from portal.core.text import clean_text, fold

Raw = str | int | float | bool | date | datetime | time | None

_GROUPED: Final = re.compile(r"\d{1,3}(?:([.,\u00a0\u202f ])\d{3})(?:\1\d{3})*")
_SPACES: Final = re.compile(r"[\u00a0\u202f ]")
_MINUS: Final = frozenset("-\u2212\u2013")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_SPREADSHEET_ERRORS: Final = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"}
)
_YES: Final = frozenset({"1", "co", "dung", "t", "true", "x", "y", "yes"})
_NO: Final = frozenset({"0", "f", "false", "khong", "n", "no", "sai"})


class CellError(ValueError):
    """A cell that cannot be read; its text is for the person who filled it in."""


def is_empty(raw: Raw) -> bool:
    """Whether nothing is written in the cell."""
    return raw is None or (isinstance(raw, str) and not clean_text(raw))


def as_written(raw: Raw) -> str:
    """The cell as the person sees it, near enough to be recognised in a message."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return _("yes") if raw else _("no")
    if isinstance(raw, datetime | date):
        return f"{raw.day:02}/{raw.month:02}/{raw.year:04}"
    if isinstance(raw, float):
        return format(Decimal(repr(raw)).normalize(), "f")
    return str(raw).strip()


def read_text(raw: Raw, keep_lines: bool = False) -> str:
    """Cleaned text; a code that the spreadsheet took for a number is text again.

    The apostrophe with which an export keeps text from being taken for a formula goes.
    """
    text = as_written(raw)
    if text in _SPREADSHEET_ERRORS:
        raise CellError(_("The spreadsheet itself reports an error here."))
    if text[:1] == "'" and text[1:2] in {"=", "+", "-", "@"}:
        text = text[1:]
    if not keep_lines:
        return clean_text(text)
    lines = (clean_text(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def read_decimal(raw: Raw) -> Decimal:
    """A number, from a number's cell or written in the Vietnamese or the English way."""
    if isinstance(raw, bool):
        raise CellError(_("This is not a number."))
    if isinstance(raw, int):
        return Decimal(raw)
    if isinstance(raw, float):
        return Decimal(repr(raw))
    return _decimal_of(read_text(raw))


def _decimal_of(text: str) -> Decimal:
    sign = "-" if text[:1] in _MINUS else ""
    digits = text[1:].strip() if text[:1] in {*_MINUS, "+"} else text
    whole, decimals = _split_number(digits)
    plain = whole if whole.isdigit() else _without_groups(whole)
    if not (plain.isascii() and plain.isdigit()) or (decimals and not decimals.isdigit()):
        raise CellError(_("This is not a number."))
    return Decimal(f"{sign}{plain}.{decimals or 0}") if decimals else Decimal(f"{sign}{plain}")


def _split_number(digits: str) -> tuple[str, str]:
    """The digits before and after the decimal sign, whichever of "." and "," that is."""
    marks = [mark for mark in digits if mark in ".,"]
    if not marks or _is_grouped_only(digits, marks):
        return digits, ""
    whole, decimals = digits.rsplit(marks[-1], 1)
    is_ambiguous = (
        len(marks) == 1
        and len(decimals) == 3
        and len(whole) <= 3
        and whole.isdigit()
        and not whole.startswith("0")
    )
    if is_ambiguous:
        raise CellError(
            _("This can be read in two ways: write %(grouped)s or %(decimal)s.")
            % {"grouped": whole + decimals, "decimal": f"{whole},{decimals}0"}
        )
    return whole, decimals


def _is_grouped_only(digits: str, marks: list[str]) -> bool:
    """Whether the same mark stands several times, so that it can only group digits."""
    return len(marks) > 1 and len(set(marks)) == 1


def _without_groups(whole: str) -> str:
    return re.sub(r"\D", "", whole) if _GROUPED.fullmatch(whole) else "?"


def read_integer(raw: Raw) -> int:
    """A whole number: here a group of three digits can only be thousands."""
    if isinstance(raw, str) and (match := _GROUPED.fullmatch(_SPACES.sub(" ", raw.strip()))):
        return int(re.sub(r"\D", "", match.group()))
    number = read_decimal(raw)
    if number != number.to_integral_value():
        raise CellError(_("This is not a whole number."))
    return int(number)


def read_date(raw: Raw) -> date:
    """A date from a date's cell, or written day first: 5/6/2023 is the fifth of June."""
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    text = read_text(raw)
    try:
        if match := _DAY_FIRST.fullmatch(text):
            day, month, year = (int(part) for part in match.groups())
            return date(year, month, day)
        if match := _YEAR_FIRST.fullmatch(text):
            return date(*(int(part) for part in match.groups()))
    except ValueError as error:
        raise CellError(_("There is no such day.")) from error
    raise CellError(_("This is not a date: write day/month/year, for example 30/05/2023."))


def read_boolean(raw: Raw) -> bool:
    """Yes or no, in either language or as a cross."""
    if isinstance(raw, bool):
        return raw
    word = fold(as_written(raw))
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise CellError(_("Write yes or no."))

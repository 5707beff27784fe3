"""Filters that write dates, numbers, money and names in the reader's language."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from portal.core import dates
from portal.core.figures import Quantity, written_quantity
from portal.core.languages import SOURCE_LANGUAGE, base_language
from portal.core.money import Money, written_money
from portal.core.periods import Period, written_period
from portal.core.quantities import qualified, written_number, written_percent

register = template.Library()

# Grouped by full stops, commas or (no-break) spaces, with a sign before or a per cent after.
_NUMBER: Final = re.compile(
    r"[+\-−–]?(\d+|\d{1,3}([.,\u00a0\u202f ]\d{3})+)([.,]\d+)?[\u00a0\u202f ]?%?"
)


def _time(moment: date | datetime | None, text: str) -> SafeString | str:
    if moment is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', dates.machine_date(moment), text)


@register.filter
def news_datetime(moment: datetime | None) -> SafeString | str:
    """The date and time above an article; "" for a draft that has none yet."""
    return _time(moment, dates.written_datetime(moment)) if moment else ""


@register.filter
def prose_date(moment: date | datetime | None) -> SafeString | str:
    """A date within a sentence."""
    return _time(moment, dates.written_date(moment)) if moment else ""


@register.filter
def listed_date(moment: date | datetime | None) -> SafeString | str:
    """A date beside an entry in a list."""
    return _time(moment, dates.listed_date(moment)) if moment else ""


@register.simple_tag
def years(starts_on: date | None, ends_on: date | None) -> str:
    """The years between two dates, either of which may be unknown."""
    return dates.written_years(starts_on, ends_on)


@register.filter
def number(value: Decimal | int | None) -> str:
    """A number with its digits grouped; unknown is not zero and stays empty."""
    return "" if value is None else written_number(value)


@register.filter
def percent(share: Decimal | int | None) -> str:
    """A share of 1 as a percentage."""
    return "" if share is None else written_percent(share)


@register.filter
def money(amount: Decimal | int | None, currency: str) -> str:
    """An exactly known amount with its currency; unknown stays empty."""
    return "" if amount is None else written_money(amount, currency)


@register.filter
def written(value: str | int | Decimal | Money) -> str:
    """One value of a comparison, whatever it is."""
    if isinstance(value, Money):
        return written_money(value.amount, value.currency)
    return value if isinstance(value, str) else written_number(value)


@register.simple_tag
def stated_amount(value: Decimal | int | None, currency: str = "", qualifier: str = "exact") -> str:
    """A number quoted from a document, with its word for how exact it is."""
    if value is None:
        return ""
    if currency:
        return written_money(value, currency, qualifier)
    return qualified(written_number(value), qualifier)


@register.filter
def quantity(value: Quantity | None) -> str:
    """A figure's number with its currency and its word for how exact it is; unknown stays empty."""
    return "" if value is None else written_quantity(value)


@register.filter
def period(value: Period | None) -> str:
    """A period of reporting within a sentence."""
    return "" if value is None else written_period(value)


def _has_vietnamese_letters(text: str) -> bool:
    """Whether a screen reader should read this in Vietnamese: any Latin letter with a mark."""
    return any(letter.isalpha() and not letter.isascii() for letter in text)


@register.filter
def person(name: str) -> SafeString | str:
    """A person's name, marked as Vietnamese on an English page."""
    if base_language(get_language()) == SOURCE_LANGUAGE or not _has_vietnamese_letters(name):
        return name
    return format_html('<span lang="{}">{}</span>', SOURCE_LANGUAGE, name)


@register.filter
def labelled(records: Iterable[Any]) -> list[Any]:
    """The records that have a label in the reader's language; the others are left out."""
    return [record for record in records if record.label]


@register.filter
def bare_address(url: str) -> str:
    """A web address as people say it: without protocol, "www." and closing slash."""
    return url.split("://", 1)[-1].removeprefix("www.").rstrip("/")


@register.filter
def small_initial(words: str) -> str:
    """Ordinary words after a comma; an abbreviation keeps its capitals."""
    return f"{words[:1].lower()}{words[1:]}" if words[1:2].islower() else words


@register.filter
def within_a_list(record: Any) -> str:
    """A label after a comma: "Commune A" goes on as "commune A"; names keep their capital."""
    label: str = record.label
    level = record.get_level_display() if hasattr(record, "get_level_display") else ""
    is_led_by_level = bool(level) and label.lower().startswith(f"{level.lower()} ")
    return small_initial(label) if is_led_by_level else label


def _is_number(cell: str | None) -> bool:
    """Whether a table's cell is nothing but a number, written in either language's way."""
    return bool(cell) and _NUMBER.fullmatch(str(cell).strip()) is not None


@register.filter
def column_of_numbers(rows: Sequence[Sequence[str | None]], column: int) -> bool:
    """Whether every filled cell of a table's column is a number, and there is one."""
    filled = [row[column] for row in rows if column < len(row) and row[column]]
    return bool(filled) and all(_is_number(cell) for cell in filled)


@register.filter
def sources(figures: Iterable[Any]) -> list[str]:
    """The documents that figures are quoted from, each once, in the order of the figures."""
    return list(dict.fromkeys(figure.value["source"] for figure in figures))

"""A column of a sheet: how its cells are read into a record, compared, and written out again."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from django.db import models
from django.utils import translation
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.core.languages import LANGUAGE_CODES, base_language
from portal.core.sheets.cells import (
    CellError,
    Raw,
    as_written,
    is_empty,
    read_boolean,
    read_date,
    read_decimal,
    read_integer,
    read_text,
)
from portal.core.sheets.lookups import Choices, Lookups


class _Unsaid:
    """The cell says nothing: a new row takes the default, an existing one keeps its value."""


UNSAID: Final = _Unsaid()


def in_both_languages(text: Any) -> dict[str, str]:
    """A lazily translated text, by language."""
    texts: dict[str, str] = {}
    for language in LANGUAGE_CODES:
        with translation.override(language):
            texts[language] = capfirst(str(text))
    return texts


@dataclass(frozen=True, eq=False, kw_only=True)
class Column:
    """What all columns have; a subclass knows the values.

    `name` is the attribute of the record; `headings` are what people call it, by language.
    """

    name: str
    headings: dict[str, str]
    is_required: bool = False
    explained: str | Promise = ""

    @property
    def heading(self) -> str:
        """In the language of whoever is working."""
        return self.headings[base_language(translation.get_language())]

    @property
    def bilingual_heading(self) -> str:
        """For a file that readers of both languages open."""
        return " / ".join(dict.fromkeys(self.headings.values()))

    def read(self, raw: Raw, lookups: Lookups) -> Any:
        """The value that a cell stands for.

        Raises:
            CellError: when it stands for none.
        """
        if is_empty(raw):
            return self.empty()
        return self.parse(raw, lookups)

    def empty(self) -> Any:
        """What an empty cell stands for."""
        raise NotImplementedError

    def parse(self, raw: Raw, lookups: Lookups) -> Any:
        """The value of a cell that has something in it."""
        raise NotImplementedError

    def current(self, record: Any) -> Any:
        """The value that a record has now, comparable with what is read."""
        return getattr(record, self.name)

    def assign(self, record: Any, value: Any) -> None:
        """Give a record the value that was read."""
        setattr(record, self.name, value)

    def comparable(self, value: Any) -> Any:
        """Equal for two values that say the same."""
        return value

    def shown(self, value: Any) -> str:
        """The value in a comparison of before and after."""
        return as_written(value)

    def exported(self, record: Any) -> Raw:
        """The cell that says what the record has, and is read again as the same."""
        return self.current(record)

    def allowed(self, lookups: Lookups) -> list[str]:
        """All that may be written, where that is a list."""
        return []

    def explanation(self) -> str:
        """What may be written, in words."""
        return str(self.explained)


@dataclass(frozen=True, eq=False, kw_only=True)
class FieldColumn(Column):
    """A column of one plain field: text, a number, a date, yes or no."""

    field: models.Field

    def empty(self) -> Any:
        field = self.field
        if field.null:
            return None
        if field.has_default():
            return UNSAID
        if field.blank and field.empty_strings_allowed:
            return ""
        raise CellError(_("This must be filled in."))

    def parse(self, raw: Raw, lookups: Lookups) -> Any:
        return self._reading[0](raw)

    def comparable(self, value: Any) -> Any:
        return read_text(value, keep_lines=True) if isinstance(value, str) else value

    def shown(self, value: Any) -> str:
        if isinstance(value, Decimal):
            return format(value.normalize(), "f")
        return as_written(value)

    def explanation(self) -> str:
        return str(self.explained) or str(self._reading[1])

    @cached_property
    def _reading(self) -> tuple[Callable[[Raw], Any], str]:
        return reading_of(self.field) or (read_text, "")


@dataclass(frozen=True, eq=False, kw_only=True)
class ChoiceColumn(FieldColumn):
    """A column whose cells hold one of a field's choices, by its label or its key."""

    @cached_property
    def choices(self) -> Choices:
        """The choices in both languages."""
        return Choices(self.field)

    def parse(self, raw: Raw, lookups: Lookups) -> Any:
        return self.choices.find(read_text(raw))

    def shown(self, value: Any) -> str:
        return self.choices.label(value)

    def exported(self, record: Any) -> Raw:
        return self.choices.label(self.current(record))

    def allowed(self, lookups: Lookups) -> list[str]:
        return self.choices.written()

    def explanation(self) -> str:
        return str(self.explained) or _("One of the listed values.")


@dataclass(frozen=True, eq=False, kw_only=True)
class RowNumberColumn(FieldColumn):
    """The column that says which inline row is meant; new rows have no number yet."""

    def empty(self) -> Any:
        return None


def reading_of(field: models.Field) -> tuple[Callable[[Raw], Any], str] | None:
    """How cells of a plain field are read, and how that is explained; None for other fields."""
    if isinstance(field, models.BooleanField):
        return read_boolean, _("Yes or no.")
    if isinstance(field, models.DateTimeField):
        return None
    if isinstance(field, models.DateField):
        return read_date, _("A date: day/month/year.")
    if isinstance(field, models.DecimalField):
        return read_decimal, _("A number.")
    if isinstance(field, models.IntegerField):
        return read_integer, _("A whole number.")
    if type(field) is models.TextField:
        return _read_lines, _("Text; it may have several lines.")
    if isinstance(field, models.CharField):
        return read_text, _("Text.")
    return None


def _read_lines(raw: Raw) -> str:
    return read_text(raw, keep_lines=True)


def is_date(column: Column) -> bool:
    """Whether the column's cells are dates, which spreadsheets want formatted."""
    return isinstance(column, FieldColumn) and isinstance(column.field, models.DateField)

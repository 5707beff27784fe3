"""The template that people download: headings, explanations, and lists to choose from."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override
from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from portal.core.languages import LANGUAGE_CODES
from portal.core.records import Record
from portal.core.sheets.columns import ChoiceColumn, Column
from portal.core.sheets.files import MOST_ROWS
from portal.core.sheets.layouts import Layout, layouts
from portal.core.sheets.lookups import Lookups
from portal.core.sheets.relations import RecordColumn
from portal.core.sheets.workbooks import append_row, start_sheet

EXPLANATIONS: Final = gettext_noop("Explanations")
LISTS: Final = gettext_noop("Lists")
_MOST_SHOWN: Final = 30


def template_of(model: type[Record]) -> bytes:
    """An XLSX workbook to be filled in, in the language of whoever asks for it."""
    lookups = Lookups()
    workbook = Workbook(write_only=True)
    lists: list[list[str]] = []
    for layout in layouts(model):
        headings = [column.heading for column in layout.all_columns]
        worksheet = start_sheet(workbook, layout.title, headings)
        for number, column in enumerate(layout.columns, start=1 + _first(layout)):
            if isinstance(column, ChoiceColumn | RecordColumn):
                allowed = column.allowed(lookups)
                lists.append(allowed)
                _offer(worksheet, number, len(lists), len(allowed))
    _explain(workbook, layouts(model), lookups)
    _list(workbook, lists)
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def helper_titles() -> set[str]:
    """What the sheets that hold no records are called, in both languages."""
    titles = set()
    for language in LANGUAGE_CODES:
        with override(language):
            titles |= {_(EXPLANATIONS), _(LISTS)}
    return titles


def _first(layout: Layout) -> int:
    return len(layout.all_columns) - len(layout.columns)


def _offer(worksheet: Any, number: int, list_number: int, length: int) -> None:
    """Let a column be filled in from a list; other values are still judged by the import."""
    if not length:
        return
    source = get_column_letter(list_number)
    validation = DataValidation(
        type="list",
        formula1=f"{quote_sheetname(_(LISTS))}!${source}$1:${source}${length}",
        allow_blank=True,
        showErrorMessage=False,
    )
    letter = get_column_letter(number)
    validation.add(f"{letter}2:{letter}{MOST_ROWS + 1}")
    worksheet.data_validations.append(validation)


def _explain(workbook: Workbook, known: Iterable[Layout], lookups: Lookups) -> None:
    headings = [_("Sheet"), _("Column"), _("Required"), _("What to write"), _("Allowed values")]
    worksheet = start_sheet(workbook, _(EXPLANATIONS), headings)
    for layout in known:
        for column in layout.all_columns:
            append_row(worksheet, _explained(layout, column, lookups))


def _explained(layout: Layout, column: Column, lookups: Lookups) -> list[str]:
    allowed = [] if column is layout.parent else column.allowed(lookups)
    shown = "; ".join(allowed[:_MOST_SHOWN])
    return [
        layout.title,
        column.heading,
        _("yes") if column.is_required else "",
        column.explanation(),
        f"{shown}; …" if len(allowed) > _MOST_SHOWN else shown,
    ]


def _list(workbook: Workbook, lists: list[list[str]]) -> None:
    worksheet = workbook.create_sheet(title=_(LISTS))
    worksheet.sheet_state = "hidden"
    for line in range(max(map(len, lists), default=0)):
        append_row(worksheet, [one[line] if line < len(one) else None for one in lists])

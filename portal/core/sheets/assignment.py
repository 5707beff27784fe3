"""Which sheet of a file is which, and which of its columns is which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.core.names import words
from portal.core.sheets.blanks import helper_titles
from portal.core.sheets.columns import Column
from portal.core.sheets.files import Book, Sheet
from portal.core.sheets.layouts import Layout


@dataclass(frozen=True)
class AssignedSheet:
    """A sheet whose columns are known, by their position."""

    layout: Layout
    sheet: Sheet
    columns: dict[int, Column]

    @property
    def names(self) -> set[str]:
        """The attributes that the sheet speaks of."""
        return {column.name for column in self.columns.values()}


@dataclass(frozen=True)
class Assignment:
    """The sheets that will be read, what is wrong with them, and the sheets left out."""

    sheets: list[AssignedSheet]
    problems: list[str]
    left_out: list[str]


def assign(book: Book, layouts: Sequence[Layout], chosen: Layout | None = None) -> Assignment:
    """Sheets by their titles; the only sheet of a file, or its first, needs none.

    `chosen` says what a file without titles holds.
    """
    assigned: list[AssignedSheet] = []
    problems: list[str] = []
    left_out: list[str] = []
    helpers = helper_titles()
    for number, sheet in enumerate(book.sheets):
        if sheet.title in helpers:
            continue
        layout = _layout(sheet, number, book, layouts, chosen)
        if layout is None or layout in (one.layout for one in assigned):
            left_out.append(sheet.title)
            continue
        columns = _columns(layout, sheet)
        problems.extend(_problems(layout, sheet, columns))
        assigned.append(
            AssignedSheet(layout, sheet, {at: one for at, one in columns.items() if one})
        )
    assigned.sort(key=lambda one: list(layouts).index(one.layout))
    if not any(one.sheet.rows for one in assigned):
        problems.append(_("There is no row below the headings."))
    return Assignment(assigned, problems, left_out)


def _layout(
    sheet: Sheet, number: int, book: Book, layouts: Sequence[Layout], chosen: Layout | None
) -> Layout | None:
    if named := next((layout for layout in layouts if layout.answers_to(sheet.title)), None):
        return named
    others = (other for other in book.sheets if other is not sheet)
    is_named_elsewhere = any(layout.answers_to(one.title) for one in others for layout in layouts)
    return (chosen or layouts[0]) if number == 0 and not is_named_elsewhere else None


def _columns(layout: Layout, sheet: Sheet) -> dict[int, Column | None]:
    known = layout.by_heading()
    return {
        position: known.get(" ".join(words(heading)))
        for position, heading in enumerate(sheet.headings)
        if heading
    }


def _problems(layout: Layout, sheet: Sheet, columns: dict[int, Column | None]) -> Iterator[str]:
    where = sheet.title or layout.title
    for position, column in columns.items():
        if column is None:
            yield _("%(sheet)s: the column “%(heading)s” is not known; there are: %(known)s.") % {
                "sheet": where,
                "heading": sheet.headings[position],
                "known": "; ".join(one.heading for one in layout.all_columns),
            }
    found = [column for column in columns.values() if column]
    for column in dict.fromkeys(found):
        if found.count(column) > 1:
            yield _("%(sheet)s: there are two columns “%(heading)s”.") % {
                "sheet": where,
                "heading": column.heading,
            }
    needed = [layout.parent] if layout.parent else [layout.column(name) for name in layout.keys]
    for column in needed:
        if column and column not in found:
            yield _("%(sheet)s: the column “%(heading)s” is missing.") % {
                "sheet": where,
                "heading": column.heading,
            }

"""What a file for download contains, before anybody decides its format. Pure: no Django models.

Values stay Decimal and date until a writer stores them in a sheet or writes them for people.
A value that is not known is None and stays an empty cell.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from portal.core.money import Money
from portal.reports.charts.data import ChartData, ChartKind, ValueKind


@dataclass(frozen=True)
class Linked:
    """A text that opens an address."""

    text: str
    url: str


Cell = str | int | Decimal | date | Linked | Money | None


@dataclass(frozen=True)
class Column:
    """A table's column. A column of money in several currencies has none of its own."""

    label: str
    kind: ValueKind = ValueKind.TEXT
    currency: str = ""


@dataclass(frozen=True)
class Table:
    """Rows under columns; the total is given, never computed here."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    total: Sequence[Cell] | None = None
    note: str = ""

    def __post_init__(self) -> None:
        for row in (*self.rows, *((self.total,) if self.total is not None else ())):
            if len(row) != len(self.columns):
                raise ValueError(f"A row of {self.title!r} needs one cell for each column.")


@dataclass(frozen=True)
class Run:
    """A piece of a paragraph in one face, perhaps a link."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    url: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading inside a report: level 2 below the title, 3 below that."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    runs: Sequence[Run]


@dataclass(frozen=True)
class BulletList:
    """Points, each of them running text."""

    items: Sequence[Sequence[Run]]


@dataclass(frozen=True)
class WrittenFigure:
    """A figure as it is read: "over 84 programmes", what it counts, what qualifies it."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True)
class Figures:
    """Figures that stand side by side."""

    items: Sequence[WrittenFigure]


@dataclass(frozen=True)
class Chart:
    """A drawn chart; formats that cannot draw give its table."""

    data: ChartData
    kind: ChartKind


@dataclass(frozen=True)
class Notes:
    """Small print: methods, sources, exchange rates."""

    items: Sequence[str]


Part = Heading | Paragraph | BulletList | Figures | Table | Chart | Notes


@dataclass(frozen=True)
class ReportDocument:
    """A whole report in one language, ready to be written to a file.

    `meta` are pairs such as ("Period", "2018–2023"); `address` is where the report stands on the
    web and `version` what it is called there, so that paper can be compared with the page.
    """

    language: str
    title: str
    parts: Sequence[Part]
    lead: str = ""
    meta: Sequence[tuple[str, str]] = ()
    publisher: str = ""
    address: str = ""
    version: str = ""

"""What was found in a report: proposals, each with the words it was read from."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from portal.core.figures import Measure, Qualifier
from portal.core.periods import Period


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the text: the line, counted from 1, and the characters of the prepared text."""

    line: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A number that somebody may quote.

    Attributes:
        unit: an ISO 4217 code for money, otherwise what is counted ("programme"); "" where the
            text has a word that the recognition does not know, or an amount without a currency.
        what: the words for what was counted, or what the amount was for.
        period: the one that the text speaks of at this place, if any.
    """

    value: Decimal
    unit: str
    measure: Measure
    qualifier: Qualifier
    period: Period | None
    what: str
    place: Place

    @property
    def line(self) -> int:
        """The line of the number itself."""
        return self.place.line


@dataclass(frozen=True, slots=True)
class FoundOrganisation:
    """A name that reads like a body's; `acronym` is "" where none stands beside it."""

    name: str
    acronym: str
    place: Place


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A numbered document; `kind` is a word such as "decree", "" where the text does not say."""

    number: str
    kind: str
    issuer: str
    issued_on: date | None
    place: Place


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day that the text names with its year."""

    day: date
    place: Place


@dataclass(frozen=True, slots=True)
class Recognised:
    """Everything proposed for one text, in its order. `lines` are those that the places count."""

    lines: tuple[str, ...]
    figures: tuple[FoundFigure, ...]
    organisations: tuple[FoundOrganisation, ...]
    documents: tuple[FoundDocument, ...]
    dates: tuple[FoundDate, ...]

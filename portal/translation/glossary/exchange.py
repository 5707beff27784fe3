"""The glossary in and out of files: here as plain entries, which the readers and writers know."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db import transaction

from portal.core.text import clean_text
from portal.translation.glossary.files import TermRow
from portal.translation.glossary.loading import take_in
from portal.translation.models import Term
from portal.translation.models.glossary import TermPart


class TermEntry(Protocol):
    """A Vietnamese expression and its English, as a file holds them."""

    @property
    def source(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def part(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def do_not_translate(self) -> bool: ...
    @property
    def valid_from(self) -> date | None: ...
    @property
    def valid_until(self) -> date | None: ...


@dataclass(frozen=True)
class ExportedTerm:
    """A term as an entry."""

    source: str
    target: str
    part: str
    note: str
    do_not_translate: bool
    valid_from: date | None
    valid_until: date | None


@transaction.atomic
def import_terms(entries: Iterable[TermEntry]) -> tuple[int, int, int]:
    """Take over entries; answers how many were added, changed and left out.

    Left out are entries that say nothing new and those that no term can be. What an entry does
    not know, such as other accepted wordings, stays as it is in a term that is changed.
    """
    rows = [_row(number, entry) for number, entry in enumerate(entries, start=1)]
    taken = take_in(rows, from_file=False)
    return taken.added, taken.changed, taken.unchanged + len(taken.refused)


def export_terms() -> Iterator[ExportedTerm]:
    """Every term in use, in the order of the Vietnamese alphabet."""
    for term in Term.objects.filter(is_active=True).iterator():
        yield ExportedTerm(
            term.source,
            term.target,
            term.part,
            term.note,
            term.do_not_translate,
            term.valid_from,
            term.valid_until,
        )


def _row(number: int, entry: TermEntry) -> TermRow:
    source, target = clean_text(entry.source), clean_text(entry.target)
    return TermRow(
        number,
        {
            "source": source,
            "target": target,
            "part": entry.part if entry.part in TermPart.values else TermPart.TERM,
            "note": entry.note,
            # Elsewhere the mark is also set on names with an English form of their own.
            "do_not_translate": entry.do_not_translate and target in ("", source),
            "valid_from": entry.valid_from,
            "valid_until": entry.valid_until,
        },
    )

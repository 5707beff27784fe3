"""Terms from files into the glossary, without losing what people have written there."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from portal.core.text import clean_text
from portal.translation.glossary.files import COLUMNS, TermRow, read_terms
from portal.translation.glossary.stock import forget_terms
from portal.translation.memory.normalising import digest
from portal.translation.models import Term

SHIPPED: Final = "glossary.csv"


@dataclass
class TakenIn:
    """What became of the rows of a file.

    Attributes:
        kept: terms that differ from the file because somebody has edited or entered them.
        refused: the line and the reason of every row that cannot be a term.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)


def fingerprint(term: Term) -> str:
    """Equal for terms that say the same."""
    return digest("\x1f".join(str(getattr(term, name)) for name in COLUMNS))


def shipped_rows() -> list[TermRow]:
    """The terms that the portal comes with."""
    return read_terms(files("portal.translation.glossary").joinpath(SHIPPED).read_bytes())


def ensure_glossary() -> int:
    """Fill an empty glossary with the terms that the portal comes with; answers how many.

    A glossary that has terms is left alone: what somebody has deleted does not come back.
    """
    if Term.objects.exists():
        return 0
    terms = [Term(**row.values) for row in shipped_rows()]
    for term in terms:
        _mark_as_loaded(term)
    Term.objects.bulk_create(terms)
    forget_terms()
    return len(terms)


@transaction.atomic
def load_terms(rows: Iterable[TermRow], *, dry_run: bool = False) -> TakenIn:
    """Add the terms of a file, and renew those that came from a file and nobody has edited."""
    taken = take_in(rows, from_file=True)
    if dry_run:
        transaction.set_rollback(True)
    return taken


def take_in(rows: Iterable[TermRow], *, from_file: bool) -> TakenIn:
    """Add and change terms row by row; with `from_file`, edited ones stay as they are.

    A row is the term with the same Vietnamese and the same first day.
    """
    taken = TakenIn()
    known = {(term.source, term.valid_from): term for term in Term.objects.all()}
    for row in rows:
        if row.complaint:
            taken.refused.append((row.line, row.complaint))
            continue
        place = (clean_text(row.values["source"]), row.values.get("valid_from"))
        try:
            known[place] = _take_in_row(known.get(place), row.values, taken, from_file=from_file)
        except ValidationError as invalid:
            taken.refused.append((row.line, " ".join(invalid.messages)))
    return taken


def _take_in_row(
    known: Term | None, values: dict[str, Any], taken: TakenIn, *, from_file: bool
) -> Term:
    """The term as it is in the database afterwards.

    Raises:
        ValidationError: when the row makes no valid term.
    """
    term = copy(known) if known else Term()
    for name, value in values.items():
        setattr(term, name, value)
    term.derive()
    if known is not None:
        if fingerprint(term) == fingerprint(known):
            taken.unchanged += 1
            return known
        if from_file and fingerprint(known) != known.loaded_as:
            taken.kept += 1
            return known
    term.full_clean()
    if from_file:
        _mark_as_loaded(term)
    term.save()
    if known is None:
        taken.added += 1
    else:
        taken.changed += 1
    return term


def _mark_as_loaded(term: Term) -> None:
    term.derive()
    term.loaded_as = fingerprint(term)

"""The glossary as the entries that files are made of and read into."""

from collections.abc import Iterable, Iterator

from portal.core.text import clean_text
from portal.translation.exchange.units import TermEntry
from portal.translation.glossary.files import TermRow
from portal.translation.glossary.loading import take_in
from portal.translation.models import Term
from portal.translation.models.glossary import TermPart


def import_terms(entries: Iterable[TermEntry]) -> tuple[int, int, int]:
    """Take over entries; answers how many were added, changed and left out.

    Left out are entries that say nothing new and those that no term can be. What an entry does
    not know, such as other accepted wordings, stays as it is in a term that is changed.
    """
    rows = [_row(number, entry) for number, entry in enumerate(entries, start=1)]
    taken = take_in(rows, from_file=False)
    return taken.added, taken.changed, taken.unchanged + len(taken.refused)


def export_terms() -> Iterator[TermEntry]:
    """Every term in use, in the order of the Vietnamese alphabet."""
    for term in Term.objects.filter(is_active=True).iterator():
        yield TermEntry(
            term.source,
            term.target,
            term.part,
            term.note,
            term.do_not_translate,
            term.valid_from,
            term.valid_until,
            tuple(term.wrong_wordings()),
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
            **({"avoided": "\n".join(entry.avoided)} if entry.avoided else {}),
        },
    )

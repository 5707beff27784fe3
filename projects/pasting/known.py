"""What the records already say, so that nothing is accepted twice."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from django.utils import translation
from django.utils.translation import gettext as _

from partners.models import LegalDocument, Organisation
from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE
from portal.core.names import identity, lookalikes, searchable
from portal.reports.models import StatedFigure

_MOST_LOOKALIKES = 3


def place_in_source(line: int, language: str = SOURCE_LANGUAGE) -> str:
    """How a stated figure names the line that it stands on."""
    with translation.override(language):
        return _("line %(number)s of the text") % {"number": line}


def places_in_source(line: int) -> dict[str, str]:
    """The same in both languages, by field."""
    return {
        "place_in_source_vi": place_in_source(line),
        "place_in_source_en": place_in_source(line, TARGET_LANGUAGE),
    }


def note_on_source(title: str, line: int, words: str) -> str:
    """Where a record is known from. Always in Vietnamese: a second pasting compares it."""
    with translation.override(SOURCE_LANGUAGE):
        return _("%(document)s, line %(number)s of the text: “%(words)s”") % {
            "document": title, "number": line, "words": words,
        }  # fmt: skip


class KnownFigures:
    """The figures that are stated from one document."""

    def __init__(self, source_title: str) -> None:
        self._by_place: dict[tuple[str, Decimal], list[StatedFigure]] = defaultdict(list)
        for figure in StatedFigure.objects.filter(source_title_vi=source_title):
            self._by_place[figure.place_in_source_vi, figure.value.normalize()].append(figure)

    def at(self, line: int, value: Decimal) -> StatedFigure | None:
        """One with the same value, on the same line."""
        return next(iter(self._at(line, value)), None)

    def noted(self, line: int, value: Decimal, note: str) -> StatedFigure | None:
        """The one that was accepted from the very same words."""
        same = (one for one in self._at(line, value) if one.source_note == note)
        return next(same, None)

    def _at(self, line: int, value: Decimal) -> list[StatedFigure]:
        return self._by_place.get((place_in_source(line), value.normalize()), [])


class KnownOrganisations:
    """Organisations by all their names."""

    def __init__(self) -> None:
        self._records = {one.pk: one for one in Organisation.objects.all()}
        self._by_name = {
            identity(name): one for one in self._records.values() for name in _names(one)
        }
        self._searchable = [(pk, searchable(_names(one))) for pk, one in self._records.items()]

    def called(self, names: Iterable[str]) -> Organisation | None:
        """The one that bears one of these names."""
        found = (self._by_name.get(identity(name)) for name in names if name)
        return next(filter(None, found), None)

    def like(self, name: str) -> list[Organisation]:
        """Those whose names come close: other marks, other order, a letter amiss."""
        return [
            self._records[pk] for pk in lookalikes(name, self._searchable, most=_MOST_LOOKALIKES)
        ]


def _names(organisation: Organisation) -> list[str]:
    names = [organisation.label_vi, organisation.label_en, *organisation.aliases.splitlines()]
    return [name for name in names if name.strip()]


def known_documents(numbers: Iterable[str]) -> dict[str, LegalDocument]:
    """The legal documents with these numbers."""
    found = LegalDocument.objects.filter(number__in=list(numbers))
    return {document.number: document for document in found}

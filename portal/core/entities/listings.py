"""The list of a kind: in the order of the reader's alphabet, narrowed by facets."""

from django.db.models import Count, QuerySet
from django.db.models.functions import Lower, Substr, Upper
from django.http import HttpRequest
from django.utils.translation import get_language, gettext

from portal.core.collation import letter_of
from portal.core.entities.kinds import ChoiceFacet, EntityKind, RecordFacet
from portal.core.languages import SOURCE_LANGUAGE, base_language
from portal.core.listings import Choice, Facet, chosen_value

LETTER = "letter"


def _is_vietnamese() -> bool:
    return base_language(get_language()) == SOURCE_LANGUAGE


def listed(kind: EntityKind) -> QuerySet:
    """Everything of a kind that has a name in the active language, in its alphabet's order."""
    records = kind.published().named()
    if _is_vietnamese():
        return records.annotate(initial=Substr("sort_key", 1, 1)).order_by("sort_key", "pk")
    return records.annotate(initial=Upper(Substr("label_en", 1, 1))).order_by(
        Lower("label_en"), "pk"
    )


def _letter_facet(request: HttpRequest, records: QuerySet) -> Facet:
    initials = records.order_by("initial").values_list("initial", flat=True).distinct()
    choices = [
        Choice(initial, letter_of(initial) if _is_vietnamese() else initial) for initial in initials
    ]
    return Facet(LETTER, gettext("First letter"), choices, chosen_value(request, LETTER, choices))


def _choices(facet: ChoiceFacet | RecordFacet, records: QuerySet) -> list[Choice]:
    if isinstance(facet, ChoiceFacet):
        return [Choice(str(value), str(label)) for value, label in facet.choices]
    named = facet.model._default_manager.published().named()
    used = named.filter(pk__in=records.order_by().values(facet.name))
    return [Choice(str(record.pk), str(record.label)) for record in used]


def facets(kind: EntityKind, request: HttpRequest, records: QuerySet) -> list[Facet]:
    """The ways to narrow the list, with what the address chooses."""
    own = []
    for facet in kind.facets:
        choices = _choices(facet, records)
        own.append(
            Facet(facet.name, str(facet.label), choices, chosen_value(request, facet.name, choices))
        )
    return [*own, _letter_facet(request, records)]


def narrowed(records: QuerySet, chosen: list[Facet]) -> QuerySet:
    """The records that match every chosen facet."""
    for facet in chosen:
        if facet.chosen:
            name = "initial" if facet.name == LETTER else facet.name
            records = records.filter(**{name: facet.chosen})
    return records


def number_of(kind: EntityKind) -> int:
    """How many entities of a kind can be read in the active language."""
    return kind.published().named().aggregate(number=Count("pk"))["number"]

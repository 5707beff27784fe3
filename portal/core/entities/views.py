"""The public pages of the directory."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import translation
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from portal.core.entities.addresses import (
    directory_address,
    entity_address,
    label_in,
    list_address,
    record_number,
    tied_address,
)
from portal.core.entities.kinds import EntityKind, entity_kinds, kind_at
from portal.core.entities.listings import facets, listed, narrowed, number_of
from portal.core.entities.ties import row_of, tied_groups, ties_of
from portal.core.languages import LanguageCode, base_language, other_language
from portal.core.listings import filter_query, result_page
from portal.core.navigation import LanguageLink
from portal.core.plain_pages import OnlyElsewhere, Place, PlainPage, plain_page_response
from portal.core.records import Record

PER_PAGE = 48


def _language() -> LanguageCode:
    return base_language(get_language())


def _directory_place(language: str) -> Place:
    with translation.override(language):
        return Place(gettext("Directory"), directory_address(language))


def _list_place(kind: EntityKind, language: str) -> Place:
    with translation.override(language):
        return Place(str(kind.plural).capitalize(), list_address(kind, language))


def _kind_or_404(address: str) -> EntityKind:
    kind = kind_at(address)
    if kind is None:
        raise Http404(address)
    return kind


def _record_or_404(kind: EntityKind, slug: str) -> Record:
    """The published record that an address names.

    Raises:
        OnlyElsewhere: when it has no name in the active language.
    """
    record = kind.published().filter(pk=record_number(slug)).first()
    if record is None:
        raise Http404(slug)
    if not record.label:
        other = other_language(_language())
        raise OnlyElsewhere(Place(label_in(record, other), entity_address(kind, record, other)))
    return record


def _elsewhere(kind: EntityKind, record: Record, address: Any) -> LanguageLink:
    """The same entity in the other language, or the list there when it has no name in it."""
    other = other_language(_language())
    if label := label_in(record, other):
        return LanguageLink(other, Place(label, address(other)), is_translation=True)
    return LanguageLink(other, _list_place(kind, other), untranslated_id=record.pk)


def _untranslated(kind: EntityKind, requested: str) -> Place | None:
    """The entity of the other language that sent the reader to this list."""
    language = _language()
    other = other_language(language)
    record = kind.published().filter(pk=record_number(requested)).first() if requested else None
    if record is None or label_in(record, language) or not label_in(record, other):
        return None
    return Place(label_in(record, other), entity_address(kind, record, other))


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """All kinds, with how many entities each has."""
    language = _language()
    other = other_language(language)
    here = _directory_place(language)
    page = PlainPage(
        request,
        here.title,
        here.address,
        summary=gettext(
            "Everyone and everything that the union works with: each has a page with all that is "
            "tied to it."
        ),
        elsewhere=LanguageLink(other, _directory_place(other), is_translation=True),
        section="partners",
    )
    kinds = [(_list_place(kind, language), number_of(kind)) for kind in entity_kinds()]
    return plain_page_response(page, "entities/directory.html", {"kinds": kinds})


@require_safe
def entity_list(request: HttpRequest, kind: str) -> HttpResponse:
    """All entities of one kind."""
    found = _kind_or_404(kind)
    language = _language()
    other = other_language(language)
    here = _list_place(found, language)
    page = PlainPage(
        request,
        here.title,
        here.address,
        steps=[_directory_place(language)],
        elsewhere=LanguageLink(other, _list_place(found, other), is_translation=True),
        section=found.section,
    )
    records = listed(found)
    chosen = facets(found, request, records)
    results = result_page(request, narrowed(records, chosen), PER_PAGE)
    context = {
        "facets": chosen,
        "results": results,
        "rows": [row_of(record) for record in results],
        "filter_query": filter_query(chosen),
        "untranslated_page": _untranslated(found, request.GET.get("untranslated", "")),
    }
    return plain_page_response(page, "entities/list.html", context)


@require_safe
def entity(request: HttpRequest, kind: str, record: str) -> HttpResponse:
    """One entity with everything that is tied to it."""
    found = _kind_or_404(kind)
    thing = _record_or_404(found, record)
    language = _language()
    address = entity_address(found, thing, language)
    if request.path != address:
        return HttpResponsePermanentRedirect(address)
    page = PlainPage(
        request,
        str(thing.label),
        address,
        steps=[_directory_place(language), _list_place(found, language)],
        elsewhere=_elsewhere(found, thing, lambda other: entity_address(found, thing, other)),
        section=found.section,
        is_demo=thing.is_demo,
        data={"@type": found.schema_type, "name": thing.label, **found.data(thing)},
    )
    context = {
        "kind": found,
        "facts": found.facts(thing),
        "groups": tied_groups(found, thing, language),
    }
    return plain_page_response(page, "entities/entity.html", context)


@require_safe
def entity_tied(request: HttpRequest, kind: str, record: str, tie: str) -> HttpResponse:
    """Everything of one sort that is tied to an entity."""
    found = _kind_or_404(kind)
    thing = _record_or_404(found, record)
    sort = next((entry for entry in ties_of(found.model) if entry.key == tie), None)
    if sort is None:
        raise Http404(tie)
    language = _language()
    address = tied_address(found, thing, tie, language)
    if request.path != address:
        return HttpResponsePermanentRedirect(address)
    own = Place(str(thing.label), entity_address(found, thing, language))
    page = PlainPage(
        request,
        f"{thing.label}: {sort.heading}",
        address,
        steps=[_directory_place(language), _list_place(found, language), own],
        elsewhere=_elsewhere(found, thing, lambda other: tied_address(found, thing, tie, other)),
        section=found.section,
        is_demo=thing.is_demo,
    )
    results = result_page(request, sort.tied_to(thing), PER_PAGE)
    rows = [row_of(entry) for entry in results]
    return plain_page_response(page, "entities/tied.html", {"results": results, "rows": rows})

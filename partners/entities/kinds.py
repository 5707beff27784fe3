"""Which records of foreign relations have a page, and what it says beside the name."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from partners.models import Agreement, Association, Country, LegalDocument, Locality, Organisation
from portal.core.dates import listed_date, machine_date
from portal.core.entities.kinds import (
    ChoiceFacet,
    EntityKind,
    Fact,
    RecordFacet,
    register_kind,
)
from portal.core.records import Record

BY_COUNTRY = RecordFacet("country", _("Country"), Country)


def shown(*records: Record | None) -> list[Record]:
    """The records that are published and have a name in the reader's language."""
    return [record for record in records if record and record.live and record.label]


def known(facts: Iterable[Fact]) -> list[Fact]:
    """Only the facts that say something."""
    return [fact for fact in facts if fact.text or fact.records]


def _label(record: Record | None) -> str:
    return str(record.label) if record and record.live else ""


def _date(label: str, day: date | None) -> Fact:
    return Fact(label, listed_date(day) if day else "")


def _organisation_facts(organisation: Organisation) -> list[Fact]:
    return known(
        [
            Fact(gettext("Kind"), str(organisation.get_kind_display())),
            Fact(gettext("Country"), records=shown(organisation.country)),
            Fact(gettext("Website"), _host(organisation.website), address=organisation.website),
        ]
    )


def _host(url: str) -> str:
    return url.split("://", 1)[-1].removeprefix("www.").rstrip("/")


def _locality_facts(locality: Locality) -> list[Fact]:
    return known(
        [
            Fact(gettext("Level"), str(locality.get_level_display())),
            Fact(gettext("Country"), records=shown(locality.country)),
            _date(gettext("Exists since"), locality.valid_from),
            _date(gettext("Existed until"), locality.valid_to),
            Fact(gettext("Merged into"), records=shown(locality.successor)),
        ]
    )


def _association_facts(association: Association) -> list[Fact]:
    return known(
        [
            Fact(gettext("Status"), str(association.get_status_display())),
            Fact(gettext("Country"), records=shown(association.country)),
            Fact(gettext("Founded"), association.written_founding),
            _date(gettext("Dissolved"), association.dissolved_on),
        ]
    )


def _document_facts(document: LegalDocument) -> list[Fact]:
    return known(
        [
            Fact(gettext("Number"), document.number),
            Fact(gettext("Kind"), str(document.get_kind_display())),
            Fact(gettext("Issued by"), str(document.issuer)),
            _date(gettext("Issued on"), document.issued_on),
            _date(gettext("In force from"), document.in_force_from),
            _date(gettext("In force until"), document.in_force_to),
            Fact(gettext("Carries out"), records=shown(document.implements)),
            Fact(gettext("Replaces"), records=shown(document.replaces)),
            _file(document),
        ]
    )


def _agreement_facts(agreement: Agreement) -> list[Fact]:
    return known(
        [
            Fact(gettext("Kind"), str(agreement.get_kind_display())),
            _date(gettext("Signed on"), agreement.signed_on),
            _date(gettext("Valid from"), agreement.valid_from),
            _date(gettext("Valid until"), agreement.valid_to),
            Fact(gettext("Localities"), records=shown(*agreement.localities.all())),
            Fact(gettext("Organisations"), records=shown(*agreement.organisations.all())),
            _file(agreement),
        ]
    )


def _file(record: Any) -> Fact:
    document = record.document
    return Fact(gettext("File"), gettext("Open"), address=document.url) if document else Fact("")


def _legislation(document: LegalDocument) -> dict[str, Any]:
    data = {"legislationIdentifier": document.number}
    if document.issued_on:
        data["legislationDate"] = machine_date(document.issued_on)
    return data


register_kind(
    EntityKind(
        "organisation",
        Organisation,
        _("organisation"),
        _("organisations"),
        pgettext_lazy("address", "organisations"),
        "Organization",
        joined=("country",),
        facets=(ChoiceFacet("kind", _("Kind"), Organisation.Kind.choices), BY_COUNTRY),
        details=lambda record: [str(record.get_kind_display()), _label(record.country)],
        facts=_organisation_facts,
        data=lambda record: {"sameAs": record.website} if record.website else {},
    )
)
register_kind(
    EntityKind(
        "locality",
        Locality,
        _("locality"),
        _("localities"),
        pgettext_lazy("address", "localities"),
        "AdministrativeArea",
        joined=("country", "successor"),
        facets=(ChoiceFacet("level", _("Level"), Locality.Level.choices), BY_COUNTRY),
        details=lambda record: [str(record.get_level_display()), _label(record.country)],
        facts=_locality_facts,
    )
)
register_kind(
    EntityKind(
        "country",
        Country,
        _("country"),
        _("countries"),
        pgettext_lazy("address", "countries"),
        "Country",
    )
)
register_kind(
    EntityKind(
        "association",
        Association,
        _("friendship association"),
        _("friendship associations"),
        pgettext_lazy("address", "associations"),
        "Organization",
        joined=("country",),
        facets=(ChoiceFacet("status", _("Status"), Association.Status.choices), BY_COUNTRY),
        details=lambda record: [str(record.get_status_display()), _label(record.country)],
        facts=_association_facts,
    )
)
register_kind(
    EntityKind(
        "legal_document",
        LegalDocument,
        _("legal document"),
        _("legal documents"),
        pgettext_lazy("address", "legal-documents"),
        "Legislation",
        section="about",
        joined=("implements", "replaces", "document"),
        facets=(ChoiceFacet("kind", _("Kind"), LegalDocument.Kind.choices),),
        details=lambda record: [
            record.number,
            str(record.get_kind_display()),
            listed_date(record.issued_on) if record.issued_on else "",
        ],
        facts=_document_facts,
        data=_legislation,
    )
)
register_kind(
    EntityKind(
        "agreement",
        Agreement,
        _("agreement"),
        _("agreements"),
        pgettext_lazy("address", "agreements"),
        "CreativeWork",
        joined=("document",),
        facets=(ChoiceFacet("kind", _("Kind"), Agreement.Kind.choices),),
        details=lambda record: [
            str(record.get_kind_display()),
            listed_date(record.signed_on) if record.signed_on else "",
        ],
        facts=_agreement_facts,
    )
)

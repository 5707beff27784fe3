"""How long a report takes over many rows: computing it, freezing it, reading it frozen."""

import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from http import HTTPStatus

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from partners.models import Country, Locality, Organisation, Sector
from portal.core.periods import Period
from portal.reports.answers import Ask, Window
from portal.reports.asking import Asker
from portal.reports.models import ReportIndexPage, ReportingPeriod, ReportPage
from portal.reports.registry import Question, figures
from projects.models import AidProgramme, ProgrammeDonor, Transaction

PROGRAMMES = 5_000
TRANSACTIONS = 50_000
FIGURES = 40
PERIOD = Period.half_year(2023, 1)
_FIRST_DAY = date(2014, 1, 1)
_DAYS = 10 * 365


def _day(chance: random.Random) -> date:
    return _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))


def fill_aid() -> None:
    """Invented programmes with donors, places, sectors and amounts; the same ones every time."""
    chance = random.Random(58)
    home = Country.objects.filter(iso2="VN").first() or Country.objects.create(
        iso2="VN", label_vi="Việt Nam", label_en="Viet Nam"
    )
    places = Locality.objects.bulk_create(
        Locality(label_vi=f"Xã {n}", label_en=f"Commune {n}", country=home, level="commune",
                 sort_key=f"{n:03}", is_demo=True)
        for n in range(60)
    )  # fmt: skip
    sectors = list(Sector.objects.all()) or [
        Sector.objects.create(label_vi=f"Lĩnh vực {n}", label_en=f"Sector {n}") for n in range(12)
    ]
    donors = Organisation.objects.bulk_create(
        Organisation(label_vi=f"Tổ chức {n}", label_en=f"Organisation {n}", country=home,
                     kind=Organisation.Kind.FOREIGN_NGO, sort_key=f"{n:03}", is_demo=True)
        for n in range(150)
    )  # fmt: skip
    programmes = AidProgramme.objects.bulk_create(
        AidProgramme(
            label_vi=f"Chương trình {n}", label_en=f"Programme {n}", code=f"B-{n:05}",
            kind=chance.choice(AidProgramme.Kind.values), starts_on=(start := _day(chance)),
            status=chance.choice(AidProgramme.Status.values), is_demo=True,
            ends_on=start + timedelta(days=chance.randrange(100, 1500)), sort_key=f"{n:05}",
        )
        for n in range(PROGRAMMES)
    )  # fmt: skip
    ProgrammeDonor.objects.bulk_create(
        ProgrammeDonor(programme=programme, organisation=donor)
        for programme in programmes
        for donor in chance.sample(donors, chance.choice((1, 1, 2)))
    )
    for relation, records in ((AidProgramme.localities, places), (AidProgramme.sectors, sectors)):
        name = relation.field.m2m_reverse_field_name()
        relation.through.objects.bulk_create(
            relation.through(aidprogramme=programme, **{name: record})
            for programme in programmes
            for record in chance.sample(records, chance.choice((1, 2)))
        )
    Transaction.objects.bulk_create(
        Transaction(
            programme=chance.choice(programmes),
            measure=chance.choice(Transaction.Measure.values),
            date=_day(chance),
            amount=Decimal(chance.randrange(100, 10_000_000)),
            currency=chance.choice(("USD", "USD", "VND")),
        )
        for _ in range(TRANSACTIONS)
    )


def forty_asks() -> list[Ask]:
    """The figures of a full half-year report: totals, tables, comparisons."""
    keys = ["programmes", "donors", "committed", "disbursed", "disbursement-rate", "total-cost"]
    compared = [Ask(key, window=window) for key in keys for window in Window]
    divided = [Ask(key, dimension) for key in keys for dimension in figures()[key].dimensions]
    others = [Ask(key) for key in figures() if key not in keys]
    return (compared + divided + others)[:FIGURES]


def bench_asking() -> None:
    """Queries and seconds for the forty figures, without any page around them."""
    asks = forty_asks()
    for title, period in (("half-year", PERIOD), ("ten years", Period.ten_years(2014))):
        with CaptureQueriesContext(connection) as queries:
            started = time.perf_counter()
            asker = Asker(Question(period))
            numbers = sum(len(answer.lines) for ask in asks if (answer := asker.answer(ask)))
            took = time.perf_counter() - started
        print(
            f"{len(asks)} figures, {title}: {len(queries)} queries, {took:.2f} s, "
            f"{numbers} numbers printed"
        )


def bench_report_page() -> None:
    """A report of forty figures: its live preview, its publication, its frozen page."""
    index = ReportIndexPage.objects.filter(locale__language_code="vi").get()
    period, _created = ReportingPeriod.objects.get_or_create(
        kind=PERIOD.kind.value, starts_on=PERIOD.starts_on, ends_on=PERIOD.ends_on
    )
    page = ReportPage(title="Báo cáo đo tốc độ", period=period, is_demo=True, live=False)
    page.body = _blocks(forty_asks())
    index.add_child(instance=page)
    page.save_revision()

    def preview() -> None:
        draft = ReportPage.objects.get(pk=page.pk)
        draft.make_preview_request()

    def read() -> None:
        if Client().get(page.url, headers={"host": "127.0.0.1"}).status_code != HTTPStatus.OK:
            raise SystemExit(f"{page.url} does not answer")

    preview()
    _measured("live, 40 figures", preview)
    _measured("publishing it", lambda: page.get_latest_revision().publish())
    page.refresh_from_db()
    read()
    _measured("frozen", read)
    Transaction.objects.filter(date__range=(PERIOD.starts_on, PERIOD.ends_on)).first().save()
    _measured("frozen, first reader after a change", read)
    _measured("frozen, the readers after that", read)


def _blocks(asks: list[Ask]) -> list[tuple[str, dict]]:
    """Blocks that ask exactly these."""
    totals = [ask.figure for ask in asks if not ask.dimension and ask.window is Window.THIS]
    compared = list(dict.fromkeys(ask.figure for ask in asks if ask.window is not Window.THIS))
    plain = {"heading": "", "note": ""}
    bands = [totals[first : first + 8] for first in range(0, len(totals), 8)]
    return [
        *(("key_figures", {**plain, "figures": band, "rate": None}) for band in bands),
        ("comparison", {**plain, "figures": compared}),
        *(
            ("table", {**plain, "figures": [ask.figure], "dimension": ask.dimension})
            for ask in asks
            if ask.dimension
        ),
    ]


def _measured(title: str, work: Callable[[], object]) -> None:
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        started = time.perf_counter()
        work()
        took = time.perf_counter() - started
    print(f"{title:40} {len(queries):4} queries {took:8.2f} s")

"""One changed record: exactly the figures that depend on it are listed, no more and no fewer."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from home.setup import ensure_site
from portal.reports.freezing.drift import changes_since, drift_of
from portal.reports.freezing.stamps import current_stamp, records_changed
from portal.reports.models import ReportPage, ReportVersion
from projects.models import Transaction
from tests.factories import OrganisationFactory
from tests.factories_projects import AidProgrammeFactory, TransactionFactory
from tests.factories_reports import ReportPageFactory, StatedFigureFactory

FIGURES = {"commitment": "committed", "disbursement": "disbursed"}
DAYS = st.dates(date(2022, 1, 1), date(2023, 12, 31))
WINDOWS = {
    "": (date(2023, 1, 1), date(2023, 6, 30)),
    "@previous": (date(2022, 7, 1), date(2022, 12, 31)),
    "@last-year": (date(2022, 1, 1), date(2022, 6, 30)),
}
AMOUNTS = st.integers(1, 10**9).map(Decimal)
ROWS = st.tuples(st.sampled_from(sorted(FIGURES)), DAYS, AMOUNTS, st.sampled_from(["USD", "VND"]))
BLOCKS = [
    ("comparison", {"figures": ["committed", "disbursed"]}),
    ("table", {"figures": ["committed", "disbursed"], "dimension": "year"}),
]


def publish(page: ReportPage) -> ReportVersion:
    page.save_revision().publish()
    return ReportVersion.objects.get()


def expected(measure: str, day: date, currency: str) -> set[tuple[str, str]]:
    """The numbers in which a transaction is counted, by hand."""
    figure = FIGURES[measure]
    found = set()
    for suffix, (first, last) in WINDOWS.items():
        if first <= day <= last:
            found.add((f"{figure}{suffix}", f".{currency}"))
            if not suffix:
                found.add((f"{figure}/year", f"{day.year}.{currency}"))
    return found


class OneChangedTransaction(TestCase):
    """Property: the list is the set of figures that count the transaction."""

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(rows=st.lists(ROWS, min_size=1, max_size=5), data=st.data())
    def test_exactly_the_dependent_set(self, rows, data):
        home = ensure_site()["vi"]
        programme = AidProgrammeFactory()
        saved = [
            TransactionFactory(
                programme=programme, measure=measure, date=day, amount=amount, currency=currency
            )
            for measure, day, amount, currency in rows
        ]
        version = publish(ReportPageFactory(home=home, blocks=BLOCKS))
        assert changes_since(version) == []
        number = data.draw(st.integers(0, len(rows) - 1))
        measure, day, _amount, currency = rows[number]
        saved[number].amount += data.draw(st.sampled_from([Decimal(1), Decimal("0.01")]))
        saved[number].save()
        changes = drift_of(ReportVersion.objects.get(pk=version.pk))
        assert {(change.ask, change.line) for change in changes} == expected(measure, day, currency)
        assert len(changes) == len({(change.ask, change.line) for change in changes})


@pytest.fixture
def version(homes):
    TransactionFactory(amount=Decimal(100))
    quoted = StatedFigureFactory()
    page = ReportPageFactory(home=homes["vi"], blocks=[*BLOCKS, ("stated", {"figure": quoted.pk})])
    return publish(page)


def test_the_notice_says_old_and_new(version):
    Transaction.objects.get().delete()
    page = Client().get(version.report.url).content.decode()
    assert "notice-drift" in page
    assert page.count("100") >= 2


def test_a_corrected_quotation_is_listed(version):
    figure = version.quotes.get().figure
    figure.value = Decimal(5)
    figure.save()
    changes = changes_since(version)
    assert [(change.old.value, change.new.value) for change in changes] == [
        (Decimal(9_020_000), Decimal(5))
    ]


def test_nothing_is_counted_again_until_records_change(version, monkeypatch):
    drift_of(version)
    monkeypatch.setattr("portal.reports.freezing.drift.changes_since", None)
    with CaptureQueriesContext(connection) as queries:
        assert drift_of(ReportVersion.objects.get(pk=version.pk)) == []
    assert len(queries) == 2


def test_a_failure_leaves_the_page_as_it_was(version, monkeypatch):
    def fail(_version):
        raise LookupError

    monkeypatch.setattr("portal.reports.freezing.drift.changes_since", fail)
    records_changed("projects")
    assert Client().get(version.report.url).status_code == 200


def test_every_kind_of_change_moves_the_stamp(homes):
    programme = AidProgrammeFactory()
    stamps = [current_stamp()]
    transaction = TransactionFactory(programme=programme)
    stamps.append(current_stamp())
    transaction.date += timedelta(days=1)
    transaction.save()
    stamps.append(current_stamp())
    transaction.delete()
    stamps.append(current_stamp())
    OrganisationFactory()
    stamps.append(current_stamp())
    assert stamps == sorted(set(stamps))

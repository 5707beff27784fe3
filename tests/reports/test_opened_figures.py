"""Every number opens its rows, also years later; files say what the page says."""

import io
import json
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale

from portal.core.publishing import refusals
from portal.reports.models import ReportPage, ReportVersion
from projects.models import ProgrammeDonor, Transaction
from tests.factories import OrganisationFactory
from tests.factories_projects import AidProgrammeFactory, TransactionFactory
from tests.factories_reports import (
    ExchangeRateFactory,
    ReportPageFactory,
    StatedFigureFactory,
)
from tests.reports.crawl import opened_numbers, prove_report

pytestmark = pytest.mark.django_db
BLOCKS = [
    ("key_figures", {"figures": ["programmes", "committed", "disbursed", "disbursement-rate"]}),
    ("table", {"figures": ["programmes", "committed"], "dimension": "donor"}),
    ("table", {"figures": ["committed", "disbursed"], "dimension": "year"}),
    ("comparison", {"figures": ["programmes", "committed", "disbursement-rate"]}),
    ("chart", {"figures": ["programmes"], "dimension": "status", "kind": "share"}),
    ("chart", {"figures": ["committed", "disbursed"], "dimension": "year", "kind": "line"}),
    ("records", {"figure": "programmes"}),
]


@pytest.fixture
def aid():
    donors = [OrganisationFactory(), OrganisationFactory(label_en="")]
    programme = AidProgrammeFactory(is_demo=True)
    programme.donors = [ProgrammeDonor(organisation=donor) for donor in donors]
    programme.save()
    AidProgrammeFactory(label_en="")
    for measure in ("commitment", "disbursement"):
        for day, amount, currency in (
            (date(2023, 2, 1), "0.10", "USD"),
            (date(2023, 5, 1), "1234567.89", "USD"),
            (date(2023, 5, 2), None, "USD"),
            (date(2022, 5, 1), "1000", "USD"),
            (date(2023, 3, 1), "207000000000", "VND"),
        ):
            TransactionFactory(
                programme=programme,
                measure=measure,
                date=day,
                amount=amount and Decimal(amount),
                currency=currency,
            )


@pytest.fixture
def report(homes, aid):
    quoted = StatedFigureFactory()
    page = ReportPageFactory(home=homes["vi"], blocks=[*BLOCKS, ("stated", {"figure": quoted.pk})])
    page.save_revision().publish()
    return ReportPage.objects.get(pk=page.pk)


@pytest.fixture
def english(report):
    copy = report.copy_for_translation(Locale.objects.get(language_code="en"))
    copy.title, copy.slug, copy.summary = "Report on half a year", "half-a-year", "In short."
    copy.save_revision().publish()
    return ReportPage.objects.get(pk=copy.pk)


def test_every_number_is_the_sum_of_its_rows(report):
    assert prove_report(report) > 20
    Transaction.objects.all().delete()
    assert prove_report(ReportPage.objects.get(pk=report.pk)) > 20


def test_both_languages_print_one_set_of_numbers(report, english):
    assert english.live
    Transaction.objects.all().delete()
    assert opened_numbers(report).keys() == opened_numbers(english).keys()
    assert prove_report(english) > 20
    assert {
        edition.locale.language_code for edition in ReportVersion.objects.get().editions.all()
    } == {
        "vi",
        "en",
    }


def test_nothing_vietnamese_on_english_pages(english):
    client = Client()
    for url in [english.url, *opened_numbers(english).values()]:
        article = client.get(url).content.decode().split("<main")[1].split("</main>")[0]
        assert "Dự án" not in article, url
        assert "Tổ chức" not in article, url


def test_an_english_page_cannot_ask_for_more(english):
    english.body.append(("key_figures", {"figures": ["donors"], "heading": "", "note": ""}))
    revision = english.save_revision()
    assert any("version 1" in reason for reason in refusals(english, revision, None))


def test_a_frozen_report_costs_few_queries(report):
    Client().get(report.url)
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(report.url).status_code == 200
    assert len(queries) <= ReportPage.QUERY_CEILING, [q["sql"][:120] for q in queries]


@pytest.mark.parametrize(
    "address",
    [
        "figures/nothing/all/this/total/USD/",
        "figures/committed/all/never/total/USD/",
        "figures/committed/all/this/total/EUR/",
        "figures/committed/all/this/total/USD/exe/",
        "figures/committed/",
        "versions/9/",
        "versions/1/figures/committed/sector/this/total/USD/",
        "files/exe/",
    ],
)
def test_what_is_not_in_the_report_is_not_found(report, address):
    assert Client().get(f"{report.url}{address}").status_code == 404


@pytest.mark.parametrize("base", ["", "versions/1/"])
def test_files_say_what_the_page_says(report, base):
    client = Client()
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{report.url}{base}files/xlsx/").content))
    values = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    assert 1234567.99 in values
    data = json.loads(client.get(f"{report.url}{base}files/json/").content)
    assert "1234567.99" in json.dumps(data)
    assert data["address"].endswith("versions/1/")
    assert b"1234567.99" in client.get(f"{report.url}{base}files/csv/").content
    assert client.get(f"{report.url}{base}files/pdf/").content.startswith(b"%PDF")


def test_an_editor_issues_a_new_version(report, editor, officer, client_of):
    address = reverse("new_report_version", args=[report.pk])
    assert client_of(officer).get(address).status_code != 200
    Transaction.objects.all().delete()
    client = client_of(editor)
    assert client.get(address).status_code == 200
    client.post(address, {"note_vi": "Đã đối chiếu sổ", "note_en": "Books checked"})
    version = ReportVersion.objects.first()
    assert (version.number, version.frozen_by, version.note_en) == (2, editor, "Books checked")
    assert client.get(report.url).status_code == 200
    assert prove_report(ReportPage.objects.get(pk=report.pk)) > 0


def test_a_draft_says_that_its_numbers_change(homes, aid, editor, client_of):
    page = ReportPageFactory(home=homes["vi"], blocks=BLOCKS)
    page.save_revision()
    preview = client_of(editor).get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert "notice-draft" in preview.content.decode()
    rows = f"{page.url}figures/programmes/all/this/total/programme/"
    assert Client().get(rows).status_code == 404


def test_only_money_is_converted(report, homes):
    page = ReportPageFactory(
        home=homes["vi"],
        blocks=[
            (
                "key_figures",
                {
                    "figures": ["committed", "disbursement-rate"],
                    "rate": ExchangeRateFactory(base="USD").pk,
                },
            )
        ],
    )
    page.save_revision().publish()
    html = Client().get(page.url).content.decode()
    assert html.count("Ngân hàng Nhà nước") == 1

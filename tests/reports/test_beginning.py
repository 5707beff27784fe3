"""One click begins a report, and never two."""

from datetime import date

import pytest
from django.urls import reverse

from portal.core.periods import PeriodKind
from portal.core.publishing import PublicationRefused
from portal.reports.blocks import asks_of, unanswerable
from portal.reports.models import ReportingPeriod, ReportPage
from portal.reports.views.new_report import half_year_to_report
from tests.factories_reports import answer_prompts

pytestmark = pytest.mark.django_db
FIRST_HALF = {"kind": "half-year", "year": "2023", "half": "1", "reach": "union"}


def test_one_click_fills_a_report(officer, client_of):
    client = client_of(officer)
    assert client.get(reverse("new_report")).status_code == 200
    response = client.post(reverse("new_report"), FIRST_HALF)
    page = ReportPage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.get(response.url).status_code == 200
    assert not page.live
    assert "6 tháng đầu năm 2023" in page.title
    assert page.period.kind == PeriodKind.HALF_YEAR
    kinds = {block.block_type for block in page.body}
    assert kinds >= {"text", "key_figures", "table", "chart", "comparison"}
    assert [reason for ask in asks_of(page.body) if (reason := unanswerable(ask))] == []


def test_the_form_brings_the_scripts_of_its_fields(officer, client_of):
    page = client_of(officer).get(reverse("new_report")).content.decode()
    assert "initDateChooser(" in page
    assert "date-time-chooser.js" in page


def test_a_second_click_finds_the_first_one(officer, client_of):
    client = client_of(officer)
    first = client.post(reverse("new_report"), FIRST_HALF)
    second = client.post(reverse("new_report"), FIRST_HALF)
    assert first.url == second.url
    assert ReportPage.objects.count() == ReportingPeriod.objects.count() == 1


def test_what_has_been_begun_can_be_published_once_it_is_filled_in(officer, client_of):
    client_of(officer).post(reverse("new_report"), FIRST_HALF)
    page = ReportPage.objects.get()
    with pytest.raises(PublicationRefused):
        page.save_revision().publish()
    answer_prompts(page)
    page.get_latest_revision().publish()
    assert ReportPage.objects.get().live


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"kind": "half-year", "year": ""}, "year"),
        ({"kind": "term", "year": "2023", "last_year": "2018"}, "last_year"),
        ({"kind": "own", "starts_on": "2023-05-01", "ends_on": "2023-04-01"}, "ends_on"),
        ({"kind": "own"}, "starts_on"),
    ],
)
def test_a_period_that_is_none_is_refused(data, field, officer, client_of):
    response = client_of(officer).post(reverse("new_report"), {"reach": "union", **data})
    assert field in response.context["form"].errors
    assert not ReportPage.objects.exists()


def test_translators_begin_no_reports(translator, client_of):
    assert client_of(translator).get(reverse("new_report")).status_code == 302


@pytest.mark.parametrize(
    ("today", "year", "half"),
    [
        (date(2026, 1, 10), 2025, "2"),
        (date(2026, 6, 10), 2026, "1"),
        (date(2026, 12, 10), 2026, "2"),
    ],
)
def test_the_half_year_that_is_due(today, year, half):
    chosen = half_year_to_report(today)
    assert (chosen["year"], chosen["half"]) == (year, half)

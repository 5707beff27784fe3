"""Periods name themselves; quoted figures say what they are; rates say where they come from."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from portal.core.figures import Measure, Qualifier
from portal.core.periods import Period, PeriodKind
from portal.reports.models import ExchangeRate, ReportingPeriod, StatedFigure

FIRST_HALF = {"starts_on": date(2023, 1, 1), "ends_on": date(2023, 6, 30)}


def test_a_period_is_named_in_both_languages(db):
    period = ReportingPeriod.objects.create(kind=PeriodKind.HALF_YEAR, **FIRST_HALF)
    assert period.period == Period.half_year(2023, 1)
    assert period.label_en == "First half of 2023"
    with translation.override("vi"):
        assert "2023" in period.label


@pytest.mark.parametrize(
    ("kind", "starts_on", "ends_on", "field"),
    [
        (PeriodKind.HALF_YEAR, date(2023, 1, 1), date(2023, 5, 31), "kind"),
        (PeriodKind.NINE_MONTHS, date(2023, 1, 1), None, "kind"),
        (PeriodKind.OWN, date(2023, 5, 1), date(2023, 4, 30), "ends_on"),
    ],
)
def test_days_must_make_such_a_period(kind, starts_on, ends_on, field):
    period = ReportingPeriod(kind=kind, starts_on=starts_on, ends_on=ends_on)
    with pytest.raises(ValidationError) as refused:
        period.clean()
    assert set(refused.value.message_dict) == {field}


def test_a_stated_figure_is_a_quantity():
    figure = StatedFigure(
        value=Decimal("269420000"),
        unit="USD",
        measure=Measure.COMMITMENT,
        qualifier=Qualifier.OVER,
        kind=PeriodKind.YEARS,
        starts_on=date(2017, 1, 1),
        ends_on=date(2022, 12, 31),
    )
    figure.clean()
    assert figure.quantity.qualifier is Qualifier.OVER
    assert figure.quantity.period == Period.years(2017, 2022)
    assert figure.quantity.is_money


@pytest.mark.parametrize(("measure", "unit"), [(Measure.COMMITMENT, ""), (Measure.COUNT, "USD")])
def test_only_money_has_a_currency(measure, unit):
    figure = StatedFigure(value=Decimal(1), measure=measure, unit=unit)
    with pytest.raises(ValidationError):
        figure.clean()


def test_a_rate_leads_to_another_currency():
    rate = ExchangeRate(base="USD", quote="USD", rate=Decimal(1), on=date(2023, 6, 1))
    with pytest.raises(ValidationError):
        rate.clean()


@pytest.mark.parametrize("model", [ReportingPeriod, StatedFigure, ExchangeRate])
def test_officers_can_add_them(model, officer, client_of):
    address = reverse(f"wagtailsnippets_reports_{model._meta.model_name}:add")
    assert client_of(officer).get(address).status_code == 200

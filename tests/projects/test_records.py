"""What the records of aid answer, and what they refuse."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from portal.core.figures import Measure
from portal.core.money import Money
from portal.core.periods import Period
from projects.models import AidProgramme, Proposal, Registration, Transaction
from tests.factories import LocalityFactory, OrganisationFactory, SectorFactory
from tests.factories_projects import (
    AidProgrammeFactory,
    ProposalFactory,
    RegistrationFactory,
    TransactionFactory,
)

pytestmark = pytest.mark.django_db

FIRST_HALF = Period.half_year(2023, 1)


def refused_fields(record) -> set[str]:
    with pytest.raises(ValidationError) as refusal:
        record.full_clean()
    return set(refusal.value.message_dict)


def committed(**columns) -> dict[str, Money]:
    amounts = Transaction.objects.published().within(FIRST_HALF).of(Measure.COMMITMENT)
    return dict(amounts.filter(**columns).totals())


def test_currencies_are_added_apart_and_to_the_cent() -> None:
    for amount, currency in (("0.10", "USD"), ("0.20", "USD"), ("99999999999999", "VND")):
        TransactionFactory(amount=Decimal(amount), currency=currency)
    TransactionFactory(amount=None, currency="EUR")
    assert committed() == {
        "USD": Money(Decimal("0.30"), "USD"),
        "VND": Money(Decimal(99_999_999_999_999), "VND"),
    }


def test_only_what_is_asked_is_added() -> None:
    TransactionFactory(programme__live=False)
    TransactionFactory(date=date(2023, 7, 1))
    TransactionFactory(measure=Transaction.Measure.DISBURSEMENT)
    TransactionFactory(measure=Transaction.Measure.TOTAL_COST)
    assert committed() == {}


@pytest.mark.parametrize(
    ("columns", "refused"),
    [
        ({"amount": Decimal(5), "currency": ""}, {"currency"}),
        ({"amount": Decimal(-5)}, {"amount"}),
        ({"rate": Decimal(23_000)}, {"converted_from", "rate_date", "rate_source"}),
        ({"converted_from": "VND", "rate": Decimal(1)}, {"rate_date", "rate_source"}),
    ],
)
def test_half_an_amount_is_refused(columns, refused) -> None:
    assert refused_fields(TransactionFactory(**columns)) == refused


def test_a_conversion_says_where_its_rate_is_from() -> None:
    converted = TransactionFactory(
        currency="VND",
        converted_from="USD",
        rate=Decimal(23_450),
        rate_date=date(2023, 5, 30),
        rate_source="State Bank of Vietnam",
    )
    converted.full_clean()
    assert converted.conversion.rate == Decimal(23_450)
    assert TransactionFactory().conversion is None


def test_unknown_is_not_zero() -> None:
    unknown = TransactionFactory(amount=None, currency="")
    unknown.full_clean()
    assert Transaction.objects.get(pk=unknown.pk).amount is None


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "ran"),
    [
        (date(2019, 1, 1), None, True),
        (date(2019, 1, 1), date(2022, 12, 31), False),
        (date(2023, 6, 30), date(2025, 1, 1), True),
        (date(2023, 7, 1), None, False),
        (None, None, False),
    ],
)
def test_a_programme_runs_until_it_ends(starts_on, ends_on, ran: bool) -> None:
    programme = AidProgrammeFactory(starts_on=starts_on, ends_on=ends_on)
    assert (programme in AidProgramme.objects.within(FIRST_HALF)) is ran


def test_programmes_get_the_next_code_of_their_year() -> None:
    AidProgrammeFactory(code="2023-002")
    codes = [AidProgrammeFactory(starts_on=date(2023, 3, 1)).code for _number in range(2)]
    assert codes == ["2023-001", "2023-003"]


def test_a_programme_does_not_end_before_it_starts() -> None:
    programme = AidProgrammeFactory(starts_on=date(2023, 3, 1), ends_on=date(2023, 2, 28))
    assert refused_fields(programme) == {"ends_on"}


@pytest.mark.parametrize(
    ("columns", "refused"),
    [
        ({"status": Proposal.Status.CONTACTED}, {"contacted_on"}),
        ({"contacted_on": date(2023, 3, 1)}, {"contacted_on"}),
        (
            {"status": Proposal.Status.CONTACTED, "contacted_on": date(2022, 3, 1)},
            {"contacted_on"},
        ),
        ({"amount": Decimal(5)}, {"currency"}),
    ],
)
def test_a_proposal_tells_one_story(columns, refused) -> None:
    assert refused_fields(ProposalFactory(**columns)) == refused


def test_only_what_is_funded_becomes_a_programme() -> None:
    assert refused_fields(ProposalFactory(programme=AidProgrammeFactory())) == {"programme"}


def test_stages_count_on_their_own_day() -> None:
    proposal = ProposalFactory(
        status=Proposal.Status.FUNDED,
        contacted_on=date(2023, 3, 1),
        funded_on=date(2024, 1, 1),
    )
    proposal.full_clean()
    reached = Proposal.objects.reached
    assert list(reached(Proposal.Status.CONTACTED, FIRST_HALF)) == [proposal]
    assert not reached(Proposal.Status.SURVEYED, FIRST_HALF).exists()
    assert not reached(Proposal.Status.FUNDED, FIRST_HALF).exists()
    assert list(reached(Proposal.Status.FUNDED, Period.year(2024))) == [proposal]


@pytest.mark.parametrize(
    ("kind", "expires_on", "is_allowed"),
    [
        (Registration.Kind.OPERATION, date(2026, 5, 30), True),
        (Registration.Kind.OPERATION, date(2026, 5, 31), False),
        (Registration.Kind.REPRESENTATIVE_OFFICE, date(2028, 5, 30), True),
        (Registration.Kind.REPRESENTATIVE_OFFICE, date(2028, 5, 31), False),
        (Registration.Kind.PROJECT_OFFICE, date(2030, 1, 1), True),
    ],
)
def test_the_decree_limits_registrations(kind, expires_on, is_allowed: bool) -> None:
    registration = RegistrationFactory(kind=kind, expires_on=expires_on)
    if is_allowed:
        registration.full_clean()
        return
    with pytest.raises(ValidationError, match="58/2022"):
        registration.full_clean()


def test_a_registration_bears_the_name_of_its_organisation() -> None:
    registration = RegistrationFactory()
    registration.organisation.label_en = "Another name"
    registration.organisation.save()
    registration.refresh_from_db()
    assert registration.label_en == "Another name"


def test_the_office_is_reminded_of_what_runs_out(client_of, officer) -> None:
    today = timezone.localdate()
    days = (-1, 0, 30, 180, 181)
    registrations = {
        left: RegistrationFactory(
            organisation__label_vi=f"Tổ chức còn {left} ngày",
            expires_on=today + timedelta(days=left),
        )
        for left in days
    }
    found = Registration.objects.expiring(within=180)
    assert list(found) == [registrations[left] for left in (0, 30, 180)]
    page = client_of(officer).get(reverse("wagtailadmin_home")).content
    panel = BeautifulSoup(page, "html.parser").select_one("section[id*=registrations]").get_text()
    shown = {left for left in days if f"Tổ chức còn {left} ngày" in panel}
    assert shown == {0, 30, 180}


def programme_form(donors, amounts) -> dict[str, Any]:
    form = nested_form_data(
        {
            "label_vi": "Nước sạch cho trường bán trú",
            "label_en": "Clean water for boarding schools",
            "code": "",
            "kind": "project",
            "status": "active",
            "starts_on": "2023-03-01",
            "ends_on": "",
            "reach": "union",
            "beneficiaries_vi": "",
            "beneficiaries_en": "",
            "decision": "",
            "source_note": "",
            "donors": inline_formset(donors),
            "transactions": inline_formset(amounts),
        }
    )
    return {**form, "localities": [LocalityFactory().pk], "sectors": [SectorFactory().pk]}


def amount_row(measure: str, amount: str, donor="") -> dict[str, str]:
    return {
        "measure": measure,
        "date": "2023-05-30",
        "amount": amount,
        "currency": "USD",
        "donor": donor,
        "converted_from": "",
        "rate": "",
        "rate_date": "",
        "rate_source": "",
        "note": "",
    }


def test_a_programme_is_entered_on_one_screen(client_of, editor) -> None:
    funder, co_funder = OrganisationFactory(), OrganisationFactory()
    address = reverse(AidProgramme.snippet_viewset.get_url_name("add"))
    response = client_of(editor).post(
        address,
        {
            **programme_form(
                [
                    {"organisation": str(funder.pk), "role": "funder"},
                    {"organisation": str(co_funder.pk), "role": "co-funder"},
                ],
                [
                    amount_row("commitment", "12000", str(funder.pk)),
                    amount_row("commitment", "8000", str(co_funder.pk)),
                    amount_row("disbursement", "", ""),
                ],
            ),
            "action-publish": "1",
        },
    )
    assert response.status_code == 302
    programme = AidProgramme.objects.published().get()
    assert programme.code == "2023-001"
    assert programme.localities.count() == programme.sectors.count() == 1
    assert [donor.organisation for donor in programme.donors.all()] == [funder, co_funder]
    assert programme.transactions.count() == 3
    assert committed() == {"USD": Money(Decimal(20_000), "USD")}


def test_money_comes_from_the_donors_of_the_programme(client_of, officer) -> None:
    stranger = OrganisationFactory()
    address = reverse(AidProgramme.snippet_viewset.get_url_name("add"))
    form = programme_form(
        [{"organisation": str(OrganisationFactory().pk), "role": "funder"}],
        [amount_row("commitment", "12345", str(stranger.pk))],
    )
    response = client_of(officer).post(address, form)
    assert response.status_code == 200
    assert "12345" in response.content.decode()
    assert not AidProgramme.objects.exists()

"""Showcases, their listing with totals, and the needs list."""

from datetime import date
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from projects.models import AidProgramme, NeedsPage, ProjectIndexPage, Transaction
from projects.progress import Progress, progress_of
from tests.factories import ProjectPageFactory, SectorFactory
from tests.factories_projects import (
    AidProgrammeFactory,
    ProgrammeDonorFactory,
    ProposalFactory,
    TransactionFactory,
)

pytestmark = pytest.mark.django_db

VND = "VND"


def row(measure: str, amount: int | None, currency: str = "USD") -> Transaction:
    known = None if amount is None else Decimal(amount)
    return Transaction(measure=measure, amount=known, currency=currency)


@pytest.mark.parametrize(
    ("rows", "progress", "share"),
    [
        ([], [], []),
        ([row("total-cost", 5)], [], []),
        (
            [row("commitment", 400), row("disbursement", 60), row("disbursement", 40)],
            [Progress("USD", Decimal(400), Decimal(100))],
            [Decimal("0.25")],
        ),
        (
            [row("commitment", 400), row("commitment", None), row("disbursement", 100)],
            [Progress("USD", Decimal(400), Decimal(100), is_complete=False)],
            [None],
        ),
        (
            [row("commitment", 400), row("disbursement", 100, VND)],
            [Progress("USD", Decimal(400)), Progress(VND, None, Decimal(100))],
            [None, None],
        ),
    ],
)
def test_progress_is_told_by_currency(rows, progress, share) -> None:
    found = progress_of(rows)
    assert found == progress
    assert [entry.share for entry in found] == share


def showcase(home, amount: int, currency: str = "USD", **programme) -> AidProgramme:
    page = ProjectPageFactory(home=home, programme=AidProgrammeFactory(**programme))
    TransactionFactory(programme=page.programme, amount=Decimal(amount), currency=currency)
    return page.programme


def listing(home, query: str = "") -> dict:
    page = ProjectIndexPage.objects.child_of(home).get()
    return Client().get(f"{page.url}{query}").context


def totals(context: dict) -> dict[str, list[str]]:
    return {label: [str(int(money.amount)) for money in sums] for label, sums in context["totals"]}


def test_totals_follow_the_choice(homes) -> None:
    sector = SectorFactory(slug="y-te")
    first = showcase(homes["en"], 400, sectors=[sector])
    TransactionFactory(programme=first, amount=Decimal(100), measure="disbursement")
    ProjectPageFactory(home=homes["en"], programme=first)
    showcase(homes["en"], 30, status="completed", ends_on=date(2023, 12, 31))
    showcase(homes["en"], 5, live=False)
    donor = ProgrammeDonorFactory(programme=first).organisation
    ProgrammeDonorFactory(programme=showcase(homes["en"], 7, VND), role="implementer")
    assert totals(listing(homes["en"])) == {"Committed": ["430", "7"], "Disbursed": ["100"]}
    for query in ("?sector=y-te", f"?donor={donor.pk}"):
        context = listing(homes["en"], query)
        assert totals(context) == {"Committed": ["400"], "Disbursed": ["100"]}
        assert context["results"].paginator.count == 2
    assert totals(listing(homes["en"], "?status=completed&year=2023")) == {"Committed": ["30"]}
    assert totals(listing(homes["en"], "?year=nonsense&donor=0")) == totals(listing(homes["en"]))


def needs(home) -> str:
    page = NeedsPage.objects.descendant_of(home).get()
    return BeautifulSoup(Client().get(page.url).content, "html.parser").main.get_text(" ")


def test_donors_read_only_what_is_written_for_them(homes) -> None:
    ProposalFactory(label_vi="Phòng học", label_en="Classrooms", summary_vi="Bốn phòng")
    ProposalFactory(label_vi="Trạm y tế", label_en="")
    ProposalFactory(label_en="A draft", live=False)
    english, vietnamese = needs(homes["en"]), needs(homes["vi"])
    assert "Classrooms" in english
    assert "Phòng" not in english
    assert "y tế" not in english
    assert "A draft" not in english
    assert "Trạm y tế" in vietnamese


def test_a_funded_need_leads_to_what_it_became(homes) -> None:
    page = ProjectPageFactory(home=homes["en"])
    ProposalFactory(
        label_en="Classrooms", status="funded", funded_on=date(2024, 1, 1), programme=page.programme
    )
    listed = NeedsPage.objects.descendant_of(homes["en"]).get()
    soup = BeautifulSoup(Client().get(listed.url).content, "html.parser")
    assert soup.find("a", string="Classrooms")["href"].endswith(f"/{page.slug}/")

"""Figures inside articles: right in both languages, dated, and absent rather than wrong."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.blocks.struct_block import StructBlockValidationError

from news.models import NewsPage
from portal.core.quantities import NBSP
from portal.reports.story import ComputedFigureBlock
from tests.factories import NewsPageFactory
from tests.factories_projects import AidProgrammeFactory, TransactionFactory

pytestmark = pytest.mark.django_db


def rendered(**value) -> str:
    block = ComputedFigureBlock()
    return block.render(block.to_python(value)).replace(NBSP, " ")


@pytest.fixture
def amounts():
    programme = AidProgrammeFactory()
    TransactionFactory(programme=programme, amount=Decimal(15_200_000), date=date(2023, 5, 1))
    TransactionFactory(programme=programme, amount=Decimal(1_000_000), date=date(2024, 5, 1))


def test_a_live_figure_counts_everything_up_to_today(amounts):
    with override("vi"):
        assert "16,2 triệu USD" in rendered(figure="committed")
    with override("en"):
        assert "USD 16.2 million" in rendered(figure="committed")


def test_a_figure_as_of_a_day_does_not_grow_afterwards(amounts):
    with override("en"):
        text = rendered(figure="committed", as_of="2023-12-31")

    assert "USD 15.2 million" in text
    assert "as of" in text
    assert "2023" in text


def test_a_figure_may_begin_on_a_day(amounts):
    with override("en"):
        text = rendered(figure="committed", starts_on="2024-01-01", as_of="2024-12-31")

    assert "USD 1 million" in text


def test_an_unknown_figure_prints_nothing_and_is_reported(caplog):
    assert rendered(figure="of-old").strip() == ""
    assert "of-old" in caplog.text


def test_a_figure_of_nothing_prints_no_amount():
    assert rendered(figure="committed").strip() == ""


def test_a_period_ends_after_it_starts():
    block = ComputedFigureBlock()
    value = block.to_python(
        {"figure": "committed", "starts_on": "2024-01-01", "as_of": "2023-01-01"}
    )

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(value)

    assert list(refused.value.block_errors) == ["as_of"]


def test_the_list_of_figures_says_where_they_are_used(
    homes, amounts, officer, client_of, django_assert_max_num_queries
):
    page = NewsPageFactory(home=homes["vi"], title="Bài có số liệu")
    page.body = [("computed_figure", {"figure": "committed", "starts_on": None, "as_of": None})]
    page.save()
    client = client_of(officer)
    client.get(reverse("wagtailadmin_home"))

    with django_assert_max_num_queries(30):
        response = client.get(reverse("figure_list"))

    listed = {figure.definition.key: figure for figure in response.context["figures"]}
    assert [found.pk for found in listed["committed"].pages] == [page.pk]
    assert listed["disbursed"].pages == []
    assert "Bài có số liệu" in response.content.decode()
    assert NewsPage.objects.get().body[0].block_type == "computed_figure"


def test_pages_one_may_not_open_are_not_listed(homes, amounts, translator, client_of):
    page = NewsPageFactory(home=homes["vi"], title="Bản nháp kín", live=False)
    page.body = [("computed_figure", {"figure": "committed", "starts_on": None, "as_of": None})]
    page.save()

    response = client_of(translator).get(reverse("figure_list"))

    assert "Bản nháp kín" not in response.content.decode()

"""Open data: published rows only, without a language, explained in both."""

import csv
import json
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest

from portal.reports.open_data.registry import Dataset, datasets, register_dataset
from projects.models import ProgrammeDonor
from tests.factories import OrganisationFactory
from tests.factories_projects import AidProgrammeFactory, TransactionFactory

pytestmark = pytest.mark.django_db


def rows(client, key: str) -> list[dict[str, str]]:
    response = client.get(f"/open-data/{key}.csv")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


def document(client, key: str) -> dict:
    response = client.get(f"/open-data/{key}.json")
    return json.loads(b"".join(response.streaming_content))


@pytest.fixture
def programme(homes):
    programme = AidProgrammeFactory(code="2023-001", label_vi="Trường học", label_en="School")
    programme.donors = [ProgrammeDonor(organisation=OrganisationFactory())]
    programme.save()
    TransactionFactory(programme=programme, amount=Decimal("15200000.50"), date=date(2023, 5, 30))
    TransactionFactory(programme=programme, amount=None, currency="USD")
    return programme


def test_numbers_and_dates_have_no_language(programme, client):
    first, second = rows(client, "transactions")

    assert first["amount"] == "15200000.50"
    assert first["date"] == "2023-05-30"
    assert second["amount"] == ""


def test_json_carries_the_dictionary_and_the_licence(programme, client):
    found = document(client, "transactions")

    assert [row["amount"] for row in found["rows"]] == ["15200000.50", None]
    assert {field["key"] for field in found["fields"]} == set(found["rows"][0])
    assert found["licence"]["id"] == "CC-BY-4.0"


@pytest.mark.parametrize("key", datasets())
def test_every_data_set_can_be_had_in_both_formats(programme, client, key):
    assert len(rows(client, key)) == len(document(client, key)["rows"])


def test_drafts_and_what_hangs_on_them_stay_at_home(programme, client):
    programme.live = False
    programme.save()

    for key in ("programmes", "programme-donors", "transactions"):
        assert rows(client, key) == []


def test_no_cell_is_a_formula(homes, client):
    OrganisationFactory(label_vi="=HYPERLINK(1)", label_en="+1")

    found = rows(client, "organisations")[0]

    assert found["label_vi"] == "'=HYPERLINK(1)"
    assert found["label_en"] == "'+1"


@pytest.mark.parametrize("path", ["nothing.csv", "nothing.json", "..%2fx.csv"])
def test_an_unknown_data_set_is_not_found(homes, client, path):
    assert client.get(f"/open-data/{path}").status_code == 404


@pytest.mark.parametrize(
    ("path", "word"), [("/du-lieu-mo/", "Dữ liệu mở"), ("/en/open-data/", "Open data")]
)
def test_the_page_explains_every_column_in_the_readers_language(
    homes, client, path, word, django_assert_max_num_queries
):
    with django_assert_max_num_queries(10):
        response = client.get(path)

    page = response.content.decode()
    assert f"<h1>{word}</h1>" in page
    for dataset in datasets().values():
        assert f"/open-data/{dataset.key}.csv" in page
    assert 'hreflang="vi"' in page
    assert 'hreflang="en"' in page


def test_a_key_is_given_once():
    known = datasets()["programmes"]

    with pytest.raises(ValueError, match="programmes"):
        register_dataset(known)
    with pytest.raises(ValueError, match="a b"):
        register_dataset(Dataset("a b", "x", "x", known.fields, known.rows))

"""Records in the admin: found, filtered, brought in, pointed out while their name is typed."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from partners.models import Country, Locality, Organisation
from portal.core.models import SheetUpload
from tests.factories import CountryFactory, LocalityFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

QUERIES = ["dong nai", "Đồng Nai", "Đồng Nai", "nai đồng", "ĐỒNG"]
RUBBISH = ['"', "'", "\x00", "%", "_", "\\", "a" * 5000, "(", "*", '"a b', "AND OR NOT", "\ud83d"]


def url(model, name: str, *args: object) -> str:
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


def upload(client, model, text: str, **data: object):
    file = SimpleUploadedFile("sheet.csv", text.encode())
    return client.post(url(model, "import"), {"sheet_file": file, **data}, follow=True)


def confirm(client, response):
    page = response.redirect_chain[-1][0]
    digest = SheetUpload.objects.get().digest
    return client.post(page, {"digest": digest}, follow=True)


@pytest.mark.parametrize("query", QUERIES)
def test_lists_and_choosers_find_without_marks(client_of, officer, query: str) -> None:
    country = CountryFactory(iso2="VN", label_vi="Việt Nam", label_en="Viet Nam")
    LocalityFactory(label_vi="Đồng Nai", label_en="", country=country)
    LocalityFactory(label_vi="Hòa Bình", label_en="", country=country)
    client = client_of(officer)
    chooser = Locality.snippet_viewset.chooser_viewset.get_url_name("choose_results")
    for address in (url(Locality, "list"), url(Locality, "list_results"), reverse(chooser)):
        html = client.get(address, {"q": query}).content.decode()
        assert "Đồng Nai" in html
        assert "Hòa Bình" not in html


@pytest.mark.parametrize("query", RUBBISH)
def test_nothing_typed_breaks_a_list_or_a_chooser(client_of, officer, query: str) -> None:
    client = client_of(officer)
    chooser = Country.snippet_viewset.chooser_viewset.get_url_name("choose_results")
    query = query.encode("utf-8", "replace").decode()
    for address in (url(Country, "list"), reverse(chooser), url(Country, "names")):
        assert client.get(address, {"q": query}).status_code == 200


def test_lists_are_narrowed(client_of, officer) -> None:
    CountryFactory(iso2="LA", label_vi="Lào", label_en="")
    CountryFactory(iso2="JP", label_vi="Nhật Bản", label_en="Japan", live=False)
    client = client_of(officer)
    for query, shown in (
        ({"english": "missing"}, "Lào"), ({"state": "draft"}, "Nhật Bản"),
        ({"english": "there"}, "Nhật Bản"), ({"state": "live"}, "Lào"),
    ):  # fmt: skip
        html = client.get(url(Country, "list"), query).content.decode()
        assert [name for name in ("Lào", "Nhật Bản") if name in html] == [shown]
    assert client.get(url(Country, "list"), {"state": "x", "is_demo": "y"}).status_code == 200


def test_a_list_costs_the_same_for_any_number_of_rows(
    client_of, officer, django_assert_max_num_queries
) -> None:
    for _number in range(12):
        OrganisationFactory(country=CountryFactory())
    client = client_of(officer)
    client.get(url(Organisation, "list"))
    with django_assert_max_num_queries(16):
        client.get(url(Organisation, "list"))


def test_an_editor_brings_records_in_and_publishes_them(client_of, editor) -> None:
    client = client_of(editor)
    response = upload(client, Country, "iso2,label_vi\nLA,Lào\n", publish="on")
    assert not Country.objects.exists()
    assert "Lào" in response.content.decode()
    confirm(client, response)
    assert Country.objects.get().live
    assert not SheetUpload.objects.exists()
    history = client.get(url(Country, "history", Country.objects.get().pk))
    assert history.status_code == 200


def test_an_officer_brings_in_drafts(client_of, officer) -> None:
    client = client_of(officer)
    confirm(client, upload(client, Country, "iso2,label_vi\nLA,Lào\n", publish="on"))
    assert not Country.objects.get().live


def test_what_has_changed_since_the_check_is_shown_again(client_of, editor) -> None:
    client = client_of(editor)
    response = upload(client, Country, "iso2,label_vi\nLA,Lào\n", publish="on")
    CountryFactory(iso2="LA", label_vi="Nước Lào")
    again = confirm(client, response)
    assert "Nước Lào" in again.content.decode()
    assert Country.objects.get().label_vi == "Nước Lào"
    client.post(again.redirect_chain[-1][0], {"digest": "x" * 64})
    assert Country.objects.get().label_vi == "Nước Lào"
    confirm(client, again)
    assert Country.objects.get().label_vi == "Lào"


def test_a_file_that_cannot_be_read_is_refused_beside_the_field(client_of, officer) -> None:
    response = upload(client_of(officer), Country, "\x00\x01")
    assert response.status_code == 200
    assert response.context["form"].errors["sheet_file"]
    assert not SheetUpload.objects.exists()


def test_only_those_who_may_add_bring_in_and_everybody_their_own(
    client_of, officer, editor, translator
) -> None:
    stranger = client_of(translator)
    for name in ("import", "import_template"):
        assert stranger.get(url(Country, name)).status_code == 302
    assert url(Country, "import") not in stranger.get(url(Country, "list")).content.decode()
    upload(client_of(officer), Country, "iso2,label_vi\nLA,Lào\n")
    review = url(Country, "import_review", SheetUpload.objects.get().pk)
    assert client_of(editor).get(review).status_code == 404
    assert client_of(officer).get(review).status_code == 200


def test_forgotten_files_are_thrown_away(client_of, officer) -> None:
    client = client_of(officer)
    upload(client, Country, "iso2,label_vi\nLA,Lào\n")
    SheetUpload.objects.update(created_at=timezone.now() - timedelta(days=2))
    upload(client, Country, "iso2,label_vi\nJP,Nhật Bản\n")
    assert SheetUpload.objects.count() == 1


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_is_downloaded_changes_nothing_when_it_comes_back(
    client_of, editor, form: str
) -> None:
    OrganisationFactory(country=CountryFactory(), aliases="A\nB")
    client = client_of(editor)
    response = client.get(url(Organisation, "list"), {"export": form})
    content = b"".join(response.streaming_content) if response.streaming else response.content
    file = io.BytesIO(content)
    file.name = f"organisation.{form}"
    client.post(url(Organisation, "import"), {"sheet_file": file})
    assert SheetUpload.objects.get().report["counts"] == {"unchanged": 1}


def test_names_that_are_there_are_pointed_out(
    client_of, officer, django_assert_max_num_queries
) -> None:
    known = OrganisationFactory(label_vi="Quỹ Bình Minh", label_en="Dawn Fund", aliases="QBM")
    client = client_of(officer)
    for typed in ("quy binh minh", "Dawn  fund", "qbm", "Quy Bin Minh"):
        answer = client.get(url(Organisation, "names"), {"q": typed}).json()
        assert [one["url"] for one in answer["records"]] == [url(Organisation, "edit", known.pk)]
    besides = {"q": "Dawn Fund", "besides": known.pk}
    assert client.get(url(Organisation, "names"), besides).json()["records"] == []
    # Session, person, groups' rights twice; then names and records.
    with django_assert_max_num_queries(7):
        client.get(url(Organisation, "names"), {"q": "Dawn Fund"})


def test_without_script_the_form_says_so_after_saving(client_of, officer) -> None:
    OrganisationFactory(label_vi="Quỹ Bình Minh", label_en="Dawn Fund")
    response = client_of(officer).post(
        url(Organisation, "add"),
        {"label_vi": "Quỹ Bình  Minh", "label_en": "", "kind": "company", "aliases": "",
         "website": "", "country": "", "source_note": ""},
        follow=True,
    )  # fmt: skip
    assert Organisation.objects.count() == 2
    assert any("Dawn Fund" in str(m) or "Quỹ Bình Minh" in str(m)
               for m in response.context["messages"] if m.level_tag == "warning")  # fmt: skip

"""Pasting a report: proposals are pointed out, a person decides, nothing is recorded twice."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from partners.models import LegalDocument, Organisation
from portal.core.figures import Measure, Qualifier
from portal.core.periods import Period, PeriodKind
from portal.reports.models import ReportingPeriod, StatedFigure
from projects.pasting.forms import LONGEST_TEXT
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db

TITLE = "Báo cáo tổng kết"
TEXT = """Báo cáo

Nhiệm kỳ 2019 - 2024, đã vận động 41 dự án với tổng kinh phí trên 12,5 tỷ đồng.
Làm việc với Quỹ Sông Xanh (QSX) và Đại sứ quán Thụy Điển.
Theo Chỉ thị số 05-CT/TW ngày 5/1/2022 của Ban Bí thư về đối ngoại.
"""
SOURCE = {
    "source_title_vi": TITLE, "source_title_en": "", "text": TEXT, "period": "",
    "reach": "union", "territory": "",
}  # fmt: skip


@pytest.fixture
def url(homes) -> str:
    return reverse("paste_report")


def filled_in(response, **changes) -> dict[str, str]:
    """What a browser sends when somebody ticks every row of the second step."""
    proposals = response.context["proposals"]
    data = SOURCE | {"text": response.context["form"]["text"].value(), "accept-proposals": "1"}
    for formset in (one for one in vars(proposals).values() if one is not None):
        for form in [formset.management_form, *formset.forms]:
            for field in form:
                shown = field.field.widget.format_value(field.value())
                shown = shown[0] if isinstance(shown, list) else shown
                data[field.html_name] = "" if shown is None else str(shown)
        data |= {form["accept"].html_name: "on" for form in formset.forms}
        # The kind of an organisation is rarely said by its name.
        data |= {
            form["kind"].html_name: data[form["kind"].html_name] or "foreign-ngo"
            for form in formset.forms
        }
    return data | changes


def looked_at(client: Client, url: str, **changes):
    return client.post(url, SOURCE | changes)


def test_the_second_step_shows_lines_and_proposals(client_of, officer, url) -> None:
    response = looked_at(client_of(officer), url)
    html = response.content.decode()
    assert "<mark>41 dự án</mark> với tổng kinh phí <mark>trên 12,5 tỷ đồng</mark>" in html
    count, money = response.context["proposals"].figures.forms
    assert count["label_vi"].value() == "Dự án"
    assert (money["value"].value(), money["unit"].value()) == (12_500_000_000, "VND")
    assert money["measure"].value() == Measure.TOTAL_COST
    assert money["qualifier"].value() == Qualifier.OVER
    assert money["kind"].value() == PeriodKind.TERM
    rows = [form for formset in response.context["proposals"].formsets for form in formset]
    assert not any(form["accept"].value() for form in rows)
    names = [form["label_vi"].value() for form in response.context["proposals"].organisations]
    assert names == ["Quỹ Sông Xanh", "Đại sứ quán Thụy Điển"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_both_steps_speak_the_language_of_the_person(client_of, officer, url, language) -> None:
    UserProfile.objects.create(user=officer, preferred_language=language)
    client = client_of(officer)
    title = {"vi": "Dán báo cáo", "en": "Paste a report"}[language]
    assert title in client.get(url).content.decode()
    response = looked_at(client, url)
    assert title in response.content.decode()
    response = client.post(url, filled_in(response))
    assert response.status_code == 302
    money = StatedFigure.objects.get(unit="VND")
    assert (money.value, money.place_in_source_vi) == (12_500_000_000, "dòng 3 của văn bản")
    assert money.place_in_source_en == "line 3 of the text"


def test_what_is_accepted_becomes_drafts_with_their_source(client_of, officer, url) -> None:
    client = client_of(officer)
    client.post(url, filled_in(looked_at(client, url)))
    money = StatedFigure.objects.get(unit="VND")
    assert not money.live
    assert money.period == Period.term(2019, 2024)
    assert money.source_title_vi == TITLE
    assert TITLE in money.source_note
    assert "3" in money.source_note
    assert money.revisions.get().user == officer
    fund = Organisation.objects.get(label_vi="Quỹ Sông Xanh")
    assert (fund.aliases, fund.live) == ("QSX", False)
    document = LegalDocument.objects.get()
    assert (document.number, document.issuer_vi, document.live) == (
        "05-CT/TW", "Ban Bí thư", False,
    )  # fmt: skip


def test_figures_of_an_editor_are_published_names_are_not(client_of, editor, url) -> None:
    client = client_of(editor)
    client.post(url, filled_in(looked_at(client, url)))
    assert {figure.live for figure in StatedFigure.objects.all()} == {True}
    assert {record.live for record in Organisation.objects.all()} == {False}


def test_a_figure_stands_among_whole_words(client_of, officer, url) -> None:
    text = "Một câu rất dài đứng trước con số để phải cắt bớt ở hai đầu, có 5 dự án " + "rồi " * 20
    response = looked_at(client_of(officer), url, text=text)
    (form,) = response.context["proposals"].figures.forms
    shown = form.words_shown.strip("…").split()
    assert set(shown) <= set(text.split())
    assert len(form.words_shown) < len(text)


def test_only_ticked_rows_count_and_changes_are_kept(client_of, officer, url) -> None:
    client = client_of(officer)
    data = filled_in(looked_at(client, url), **{"figures-0-label_vi": "Dự án đã vận động"})
    for row in ("figures-1", "organisations-0", "organisations-1", "documents-0"):
        data.pop(f"{row}-accept", None)
        # What nobody wants need not be right.
        data[f"{row}-label_vi"] = ""
    assert client.post(url, data).status_code == 302
    assert StatedFigure.objects.get().label_vi == "Dự án đã vận động"
    assert not Organisation.objects.exists()


def test_a_mistake_is_shown_in_its_row_and_nothing_is_lost_or_saved(
    client_of, officer, url
) -> None:
    client = client_of(officer)
    changes = {"figures-1-unit": "", "figures-0-label_vi": "Tên đã sửa", "figures-0-value": "40"}
    response = client.post(url, filled_in(looked_at(client, url), **changes))
    assert not StatedFigure.objects.exists()
    first, second = response.context["proposals"].figures.forms
    assert "unit" in second.errors
    assert (first["label_vi"].value(), first["value"].value()) == ("Tên đã sửa", "40")
    assert response.context["form"]["text"].value().split() == TEXT.split()


def test_a_missing_title_brings_the_rows_back(client_of, officer, url) -> None:
    client = client_of(officer)
    changes = {"source_title_vi": "", "figures-0-label_vi": "Tên đã sửa"}
    response = client.post(url, filled_in(looked_at(client, url), **changes))
    assert response.context["form"].errors.keys() == {"source_title_vi"}
    assert response.context["proposals"].figures.forms[0]["label_vi"].value() == "Tên đã sửa"
    assert not StatedFigure.objects.exists()


def test_pasted_twice_is_pointed_out_and_refused(client_of, officer, url) -> None:
    client = client_of(officer)
    client.post(url, filled_in(looked_at(client, url)))
    second = looked_at(client, url)
    proposals = second.context["proposals"]
    for formset in (proposals.figures, proposals.organisations, proposals.documents):
        assert all(form.known for form in formset)
    response = client.post(url, filled_in(second))
    assert response.context["proposals"].figures.forms[0].non_field_errors()
    assert StatedFigure.objects.count() == len(proposals.figures.forms)


def test_organisations_are_matched_by_any_name_and_near_names_are_shown(
    client_of, officer, url
) -> None:
    known = OrganisationFactory(label_vi="Quỹ Sông Xanh quốc tế", aliases="QSX")
    near = OrganisationFactory(label_vi="Dai su quan Thuy Dien")
    forms = looked_at(client_of(officer), url).context["proposals"].organisations.forms
    assert forms[0].known == known
    assert (forms[1].known, forms[1].nearly_known) == (None, [near])


def test_the_chosen_period_serves_where_the_text_names_none(client_of, officer, url) -> None:
    half = Period.half_year(2025, 1)
    period = ReportingPeriod.objects.create(
        kind=half.kind, starts_on=half.starts_on, ends_on=half.ends_on
    )
    response = looked_at(client_of(officer), url, text="Có 5 dự án.", period=period.pk)
    (form,) = response.context["proposals"].figures.forms
    assert form["starts_on"].value() == half.starts_on


def test_markup_in_the_text_stays_text(client_of, officer, url) -> None:
    evil = '<script>alert(1)</script> "><img src=x onerror=alert(2)> 5 dự án </textarea><b>'
    client = client_of(officer)
    response = looked_at(client, url, text=evil, source_title_vi="<i>x</i>")
    client_html = response.content.decode()
    for raw in ("<script>alert(1)", "<img src=x", "</textarea><b>", "<i>x</i>"):
        assert raw not in client_html
    assert client.post(url, filled_in(response, source_title_vi="<i>x</i>")).status_code == 302
    assert StatedFigure.objects.get().value == Decimal(5)


def test_too_long_a_text_is_refused_with_a_message(client_of, officer, url) -> None:
    client = client_of(officer)
    response = looked_at(client, url, text="a" * (LONGEST_TEXT + 1))
    assert "text" in response.context["form"].errors
    response = client.post(url, SOURCE | {"text": "a" * 3_000_000}, follow=True)
    assert "1 MB" in response.content.decode()


def test_a_request_needs_its_token(officer, url) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer)
    assert client.post(url, SOURCE).status_code == 403


def test_only_for_those_who_may_state_figures(client_of, translator, url) -> None:
    client = client_of(translator)
    for response in (client.get(url), client.post(url, SOURCE)):
        assert response.status_code == 302
        assert response.url != url
    assert "reports/paste" not in client.get(reverse("wagtailadmin_home")).content.decode()
    assert Client().get(url).status_code == 302


def test_the_menu_leads_there(client_of, officer, url) -> None:
    assert url in client_of(officer).get(reverse("wagtailadmin_home")).content.decode()


def test_broken_requests_are_no_errors_of_the_server(client_of, officer, url) -> None:
    client = client_of(officer)
    for data in (
        {},
        SOURCE | {"accept-proposals": "1"},
        SOURCE | {"text": "\x00"},
        SOURCE | {"period": "x", "territory": "9999", "reach": "?"},
        SOURCE | {"text": "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace")},
    ):
        assert client.post(url, data).status_code == 200


def test_proposals_cost_the_same_however_many_they_are(
    client_of, officer, url, django_assert_max_num_queries
) -> None:
    client = client_of(officer)
    client.get(url)
    text = "\n".join(f"Có {number} dự án và Quỹ Sông {number}." for number in range(2, 60))
    with django_assert_max_num_queries(40):
        looked_at(client, url, text=text)

"""Aid is entered, reported, published in both languages; the print outlives a correction."""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from urllib.parse import urljoin

import openpyxl
import pytest
from okfn_iati import IatiValidator
from playwright.sync_api import Page as Window
from playwright.sync_api import expect
from wagtail.models import Site
from wagtail.users.models import UserProfile

from portal.core.models import SiteIdentity
from portal.reports.models import ReportPage
from projects.iati.reading import read
from projects.models import AidProgramme
from tests.factories import OrganisationFactory
from tests.factories_projects import TransactionFactory
from tests.factories_reports import answer_prompts
from tests.translation.desk import accept_stand_ins, submitted, translate

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

PROGRAMMES = "/admin/snippets/projects/aidprogramme"
# Measure, day, amount, and which of the two donors it comes from.
AMOUNTS = [
    ("commitment", "2023-02-10", "40000", 0),
    ("commitment", "2023-03-15", "25000", 1),
    ("disbursement", "2023-05-20", "12500", 1),
]
CORRECTED = "18750.50"
# With the thousand dollars of another programme; the reader's language writes the number.
PRINTED = {"vi": "13.500 USD", "en": "USD 13,500"}
NOTICES = {
    "vi": [
        ["Viện trợ giải ngân", "13.500 USD", "19.750,50 USD"],
        ["Viện trợ giải ngân: Hội Bàn Tay Ấm", "12.500 USD", "18.750,50 USD"],
    ],
    "en": [
        ["Aid disbursed", "USD 13,500", "USD 19,750.50"],
        ["Aid disbursed: Warm Hands", "USD 12,500", "USD 18,750.50"],
    ],
}
DISBURSED = "3"


@pytest.fixture
def donors() -> list:
    return [
        OrganisationFactory(label_vi="Quỹ Cầu Vồng", label_en="Rainbow Fund"),
        OrganisationFactory(label_vi="Hội Bàn Tay Ấm", label_en="Warm Hands"),
    ]


def choose(page: Window, field: str, name: str) -> None:
    """Choose a record in the window that its field opens."""
    page.locator(f"#{field}-chooser [data-chooser-action-choose]").first.click()
    page.locator(".modal-body").get_by_role("link", name=name).click()
    expect(page.locator(".modal-body")).to_have_count(0)
    expect(page.locator(f"#{field}-chooser")).to_contain_text(name)


def press(page: Window, action: str) -> None:
    """One of the actions of the form's footer."""
    page.locator("footer .w-dropdown__toggle").first.click()
    page.locator(action).first.click()
    expect(page.locator(".messages .success")).to_be_visible()


def enter_programme(page: Window, donors: list) -> None:
    """Fill the form of a programme with its donors and amounts, and publish it."""
    page.locator("#id_label_vi").fill("Nước sạch cho trường học")
    page.locator("#id_label_en").fill("Clean water for schools")
    page.locator("#id_status").select_option("active")
    page.locator("#id_starts_on").fill("2023-02-01")
    for number, donor in enumerate(donors):
        page.locator("#id_donors-ADD").click()
        choose(page, f"id_donors-{number}-organisation", donor.label_en)
    for number, (measure, day, amount, donor) in enumerate(AMOUNTS):
        page.locator("#id_transactions-ADD").click()
        row = f"id_transactions-{number}"
        page.locator(f"#{row}-measure").select_option(measure)
        page.locator(f"#{row}-date").fill(day)
        page.locator(f"#{row}-amount").fill(amount)
        page.locator(f"#{row}-currency").select_option("USD")
        choose(page, f"{row}-donor", donors[donor].label_en)
    press(page, "button[name=action-publish]")


def plain(text: str) -> str:
    """Without the spaces at which no line breaks."""
    return text.replace("\xa0", " ")


def printed(page: Window, figure: str) -> set[str]:
    """How a page prints a number, wherever it stands."""
    texts = page.locator(f'.text [data-figure="{figure}"]').all_inner_texts()
    return {plain(text) for text in texts}


def notice(page: Window) -> list[list[str]]:
    """The rows of the notice about changed records."""
    rows = page.locator(".notice-drift tbody tr").all()
    return [[plain(text) for text in row.locator("th, td").all_inner_texts()] for row in rows]


def file_of(page: Window, suffix: str) -> bytes:
    """The report as a visitor downloads it."""
    link = page.locator(f".method a[download][href$='/files/{suffix}/']")
    response = page.request.get(urljoin(page.url, link.get_attribute("href")))
    assert response.status == 200
    return response.body()


def disbursed_in(rows: Iterable[Sequence]) -> list[Decimal]:
    """The figure's total in a table of all figures: the rows of its key without a group."""
    return [Decimal(row[5]) for row in rows if row[0] == "disbursed" and not row[2]]


def files_of(page: Window) -> list:
    """What the files say; they agree with one another on what was disbursed."""
    book = openpyxl.load_workbook(io.BytesIO(file_of(page, "xlsx")))
    sheets = [list(sheet.iter_rows(values_only=True)) for sheet in book]
    lines = list(csv.reader(io.StringIO(file_of(page, "csv").decode("utf-8-sig"))))
    document = json.loads(file_of(page, "json"))
    assert disbursed_in(sheets[0]) == disbursed_in(lines) == [Decimal(13500)]
    (written,) = printed(page, "disbursed#.USD")
    assert written in plain(json.dumps(document["parts"], ensure_ascii=False))
    return [sheets, lines, document]


def begin_report(page: Window) -> ReportPage:
    """One click, then the draft is in the editor."""
    page.locator("#id_kind").select_option("half-year")
    page.locator("#id_year").fill("2023")
    page.locator("#id_half").select_option("1")
    page.get_by_role("button", name="Begin the report").click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    return ReportPage.objects.get()


def publish_english(report: ReportPage, translating, reviewing, translator) -> ReportPage:
    """The pieces are translated behind the scenes; two people hand them on at the desk."""
    translate(submitted(report, translator), translator)
    english = report.get_translations().get().specific
    page = translating.go(f"/admin/pages/{english.pk}/edit/")
    page.get_by_role("button", name="Send for review").click()
    expect(page.locator(".messages .success")).to_be_visible()
    # The editor says every few seconds who is there, on the connection that this test writes on.
    page.goto("about:blank")
    accept_stand_ins(english, None)
    page = reviewing.go(f"/admin/pages/{english.pk}/edit/")
    page.get_by_role("button", name="Approve and publish").click()
    expect(page.locator(".messages .success")).to_be_visible()
    return ReportPage.objects.live().get(pk=english.pk)


def disbursed_by_iati(page: Window, base_url: str, programme: AidProgramme) -> list[Decimal]:
    """From the public file, which is valid by the schema and the rules of the standard."""
    response = page.request.get(f"{base_url}/open-data/iati-activities.xml")
    assert response.status == 200
    is_valid, reasons = IatiValidator().validate(response.text())
    assert is_valid, reasons
    (activity,) = [found for found in read(response.body()) if found.code == programme.code]
    return [payment.amount for payment in activity.payments if payment.kind == DISBURSED]


def test_figures_to_report(
    homes, officer, editor, translator, reviewer, donors, window, log_in
) -> None:
    for person in (officer, editor, translator, reviewer):
        UserProfile.objects.create(user=person, preferred_language="en")
    identity = SiteIdentity.for_site(Site.objects.get())
    identity.iati_reference, identity.name_vi = "VN-DEMO-1", "Liên hiệp"
    identity.save()
    TransactionFactory(measure="disbursement", amount=Decimal(1000), donor=donors[0])

    office = log_in(officer)
    report = begin_report(office.go("/admin/reports/new/"))
    draft = office.go(f"/admin/pages/{report.pk}/view_draft/")
    expect(draft.locator(".notice-draft")).to_be_visible()
    assert printed(draft, "disbursed#.USD") == {"1.000 USD"}

    desk = log_in(editor)
    enter_programme(desk.go(f"{PROGRAMMES}/add/"), donors)
    programme = AidProgramme.objects.get(label_en="Clean water for schools")
    assert programme.donors.count() == 2
    assert programme.transactions.count() == 3
    draft.reload()
    assert printed(draft, "disbursed#.USD") == {"13.500 USD"}
    assert printed(draft, "committed#.USD") == {"65.000 USD"}

    answer_prompts(report, officer)
    press(office.go(f"/admin/pages/{report.pk}/edit/"), "button[name=action-submit]")
    assert not ReportPage.objects.live().exists()
    press(desk.go(f"/admin/pages/{report.pk}/edit/"), "button[data-workflow-action-name=approve]")
    report = ReportPage.objects.live().get()
    english = publish_english(report, log_in(translator), log_in(reviewer), translator)

    pages = {"vi": window(language="vi").go(report.url), "en": window().go(english.url)}
    files = {}
    for language, page in pages.items():
        assert printed(page, "disbursed#.USD") == {PRINTED[language]}
        assert notice(page) == []
        files[language] = files_of(page)
    assert disbursed_by_iati(page, desk.base_url, programme) == [Decimal(12500)]

    page = desk.go(f"{PROGRAMMES}/edit/{programme.pk}/")
    page.locator("#id_transactions-2-amount").fill(CORRECTED)
    press(page, "button[name=action-publish]")

    for language, page in pages.items():
        page.reload()
        assert printed(page, "disbursed#.USD") == {PRINTED[language]}
        assert notice(page) == NOTICES[language]
        assert files_of(page) == files[language]
    assert disbursed_by_iati(page, desk.base_url, programme) == [Decimal(CORRECTED)]

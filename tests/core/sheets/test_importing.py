"""From an uploaded file to records: checked, confirmed, written at once or not at all."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError
from django.utils.translation import override
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision

from partners.models import Association, Country, Locality, Organisation
from portal.core.records import Record
from portal.core.sheets.blanks import template_of
from portal.core.sheets.checking import check
from portal.core.sheets.exporting import csv_of, workbook_of
from portal.core.sheets.files import Book, Row, Sheet, read_book
from portal.core.sheets.plans import Plan, Verdict
from portal.core.sheets.rows import Rights
from portal.core.sheets.writing import write
from projects.models import AidProgramme
from tests.factories import CountryFactory, LocalityFactory, OrganisationFactory, SectorFactory
from tests.factories_partners import AssociationFactory, CongressFactory
from tests.factories_projects import AidProgrammeFactory, RegistrationFactory, TransactionFactory

pytestmark = pytest.mark.django_db


def sheet(*lines: list, title: str = "") -> Sheet:
    headings, *rows = lines
    return Sheet(
        title,
        tuple(headings),
        tuple(Row(number, tuple(row)) for number, row in enumerate(rows, start=2)),
    )


def checked(model: type[Record], *sheets: Sheet, rights: Rights | None = None) -> Plan:
    return check(Book(tuple(sheets)), model, rights or Rights())


def verdicts(plan: Plan) -> list[Verdict]:
    return [row.verdict for row in plan.rows]


def problems(plan: Plan) -> str:
    return " ".join(
        [*plan.problems, *(problem.message for row in plan.rows for problem in row.problems)]
    )


def test_new_changed_and_unchanged_rows(administrator) -> None:
    CountryFactory(iso2="LA", label_vi="Lào", label_en="Laos")
    CountryFactory(iso2="JP", label_vi="Nhật", label_en="Japan")
    plan = checked(
        Country,
        sheet(
            ["ISO code", "Tên tiếng Việt", "label_en"],
            ["LA", "Lào", "Laos"],
            ["jp", "Nhật Bản", "Japan"],
            ["KR", "Hàn Quốc", "South Korea"],
        ),
    )
    assert problems(plan) == "Two capital letters of ISO 3166-1."
    plan = checked(
        Country,
        sheet(
            ["ISO code", "Tên tiếng Việt", "label_en"],
            ["LA", "Lào", "Laos"],
            ["JP", "Nhật Bản", "Japan"],
            ["KR", "Hàn Quốc", "South Korea"],
        ),
    )
    assert verdicts(plan) == [Verdict.UNCHANGED, Verdict.CHANGED, Verdict.NEW]
    change = plan.rows[1].changes[0]
    assert (change.before, change.after) == ("Nhật", "Nhật Bản")
    write(plan, Country, administrator, publish=True)
    assert set(Country.objects.values_list("iso2", "label_vi", "live")) == {
        ("LA", "Lào", True), ("JP", "Nhật Bản", True), ("KR", "Hàn Quốc", True),
    }  # fmt: skip
    assert [country.iso2 for country in Country.objects.found_by("nhat ban")] == ["JP"]


def test_every_written_record_has_a_history(administrator) -> None:
    country = CountryFactory()
    OrganisationFactory(label_vi="Quỹ A", country=None)
    plan = checked(
        Organisation,
        sheet(
            ["label_vi", "kind", "country"],
            ["Quỹ A", "Doanh nghiệp", "lao"],
            ["Quỹ B", "company", "LA"],
        ),
    )
    assert problems(plan) == ""
    write(plan, Organisation, administrator, publish=True)
    for organisation in Organisation.objects.all():
        revision = organisation.latest_revision
        assert revision == organisation.live_revision
        assert revision.user == administrator
        assert revision.content["country"] == country.pk
        entry = ModelLogEntry.objects.for_instance(organisation).get(action="portal.import")
        assert (entry.user, entry.revision) == (administrator, revision)
    assert ReferenceIndex.get_references_to(country).count() == 2


def test_without_the_right_to_publish_the_public_sees_nothing_new(administrator) -> None:
    OrganisationFactory(label_vi="Quỹ A", label_en="Fund A")
    lines = (
        ["label_vi", "label_en", "kind"],
        ["Quỹ A", "Fund of A", "company"],
        ["Quỹ B", "", "company"],
    )
    write(checked(Organisation, sheet(*lines)), Organisation, administrator, publish=False)
    known = Organisation.objects.get(label_vi="Quỹ A")
    assert (known.live, known.label_en, known.has_unpublished_changes) == (True, "Fund A", True)
    assert known.get_latest_revision_as_object().label_en == "Fund of A"
    assert not Organisation.objects.get(label_vi="Quỹ B").live
    again = checked(Organisation, sheet(*lines))
    assert "not published" in problems(again)


def test_an_error_anywhere_and_nothing_is_written(administrator, monkeypatch) -> None:
    plan = checked(Country, sheet(["iso2", "label_vi"], ["LA", "Lào"], ["JP", "Nhật Bản"]))

    def fail(*args, **kwargs):
        raise IntegrityError

    monkeypatch.setattr(Revision.objects, "bulk_create", fail)
    with pytest.raises(IntegrityError):
        write(plan, Country, administrator, publish=True)
    assert not Country.objects.exists()


def test_what_is_wrong_is_said_by_column_and_value_in_the_readers_language() -> None:
    LocalityFactory(label_vi="Sơn La", label_en="")
    LocalityFactory(label_vi="Son La", label_en="")
    CountryFactory(iso2="JP", label_vi="Nhật Bản", label_en="Japan")
    lines = sheet(
        ["label_vi", "country", "level", "latitude", "valid_from", "successor"],
        ["A", "Nhatban", "xã", "21.035", "31/02/2020", "sơn la"],
        ["B", "Japan", "hamlet", "x", "2020", "SON LA"],
        ["B", "Japan", "xã", None, None, "sôn la"],
    )
    with override("vi"):
        plan = checked(Locality, lines)
    assert verdicts(plan) == [Verdict.ERROR] * 3
    assert [problem.value for problem in plan.rows[0].problems] == [
        "Nhatban", "21.035", "31/02/2020",
    ]  # fmt: skip
    assert [problem.value for problem in plan.rows[1].problems] == ["hamlet", "x", "2020"]
    assert [problem.value for problem in plan.rows[2].problems] == ["sôn la"]


def test_a_name_that_means_two_records_is_refused() -> None:
    CountryFactory(iso2="JP", label_vi="Nhật Bản", label_en="Japan")
    for name in ("Sơn La", "Sơn Lã"):
        LocalityFactory(label_vi=name, label_en="")
    lines = ["label_vi", "country", "level", "successor"]
    exact = checked(Locality, sheet(lines, ["A", "JP", "commune", "SƠN LA"]))
    folded = checked(Locality, sheet(lines, ["A", "JP", "commune", "son la"]))
    assert problems(exact) == ""
    assert "more than one" in problems(folded)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([["iso2", "label_vi", "colour"], ["LA", "Lào", "red"]], "colour"),
        ([["iso2", "ISO code", "label_vi"], ["LA", "LA", "Lào"]], "two columns"),
        ([["label_vi"], ["Lào"]], "missing"),
        ([["iso2", "label_vi"]], "no row"),
        ([["iso2", "label_vi"], ["LA", "Lào"], ["la", "Lào"]], "Row 2"),
        ([["iso2", "label_vi"], ["", "Lào"]], "filled in"),
        ([["iso2", "label_vi"], ["LA", ""]], "filled in"),
        ([["iso2"], ["LA"]], "no such column"),
        ([["iso2", "label_vi"], ["LA", "L" * 256]], "255"),
        (
            [
                ["iso2", "label_vi", "label_en"],
                ["LA", "Nước Lào", "Đoàn công tác Lào thăm tỉnh ta"],
            ],
            "still Vietnamese",
        ),
    ],
)
def test_sheets_that_are_refused(lines: list, message: str) -> None:
    plan = checked(Country, sheet(*lines))
    assert not plan.can_be_written
    assert message in problems(plan)


def test_whoever_may_only_add_changes_nothing() -> None:
    CountryFactory(iso2="LA", label_vi="Lào")
    plan = checked(
        Country, sheet(["iso2", "label_vi"], ["LA", "Lèo"]), rights=Rights(may_change=False)
    )
    assert "may not change" in problems(plan)


def _programmes() -> tuple[Sheet, Sheet]:
    main = sheet(
        ["code", "label_vi", "status", "donors", "localities", "sectors"],
        ["2024-001", "Nước sạch", "active", "FNF | co-funder; Quỹ B", "Xiêng Khoảng", ""],
        title="aid programmes",
    )
    amounts = sheet(
        ["programme", "measure", "date", "amount", "currency", "donor"],
        ["2024-001", "commitment", "05/06/2024", "1.234.567,89", "USD", "Quỹ B"],
        ["nuoc sach", "disbursement", "06/06/2024", "", "", ""],
        title="amounts",
    )
    return main, amounts


def test_a_programme_with_donors_places_and_amounts(administrator) -> None:
    OrganisationFactory(label_vi="Quỹ Naumann", label_en="", aliases="FNF\nFNSt")
    OrganisationFactory(label_vi="Quỹ B", label_en="")
    LocalityFactory()
    plan = checked(AidProgramme, *_programmes())
    assert problems(plan) == ""
    write(plan, AidProgramme, administrator, publish=True)
    programme = AidProgramme.objects.get()
    assert [(str(row.organisation), row.role) for row in programme.donors.all()] == [
        ("Quỹ Naumann", "co-funder"), ("Quỹ B", "funder"),
    ]  # fmt: skip
    assert [row.amount for row in programme.transactions.all()] == [Decimal("1234567.89"), None]
    assert [str(one) for one in programme.localities.all()] == ["Xiangkhouang"]
    content = programme.latest_revision.content
    assert [row["pk"] for row in content["transactions"]] == [
        row.pk for row in programme.transactions.all()
    ]
    again = checked(AidProgramme, *_programmes())
    assert verdicts(again) == [Verdict.UNCHANGED] * 3


def test_amounts_are_added_and_changed_but_never_removed(administrator) -> None:
    programme = AidProgrammeFactory(code="2024-001")
    first = TransactionFactory(programme=programme, amount=Decimal(1), currency="USD")
    headings = ["programme", "id", "measure", "date", "amount", "currency"]
    plan = checked(
        AidProgramme,
        sheet(
            headings,
            ["2024-001", first.pk, first.measure, first.date, 2, "USD"],
            ["2024-001", None, "commitment", "01/02/2025", 3, "EUR"],
            title="amounts",
        ),
    )
    assert (verdicts(plan), problems(plan)) == ([Verdict.CHANGED, Verdict.NEW], "")
    write(plan, AidProgramme, administrator, publish=True)
    amounts = programme.transactions.order_by("pk").values_list("pk", "amount", "currency")
    assert amounts[0] == (first.pk, Decimal(2), "USD")
    assert amounts[1][1:] == (Decimal(3), "EUR")
    later = checked(
        AidProgramme,
        sheet(headings, ["2024-001", None, "commitment", "01/02/2026", 4, "EUR"], title="amounts"),
    )
    write(later, AidProgramme, administrator, publish=True)
    assert programme.transactions.count() == 3


def test_money_comes_from_the_donors_of_the_programme() -> None:
    AidProgrammeFactory(code="2024-001")
    OrganisationFactory(label_vi="Quỹ B", label_en="Fund B")
    plan = checked(
        AidProgramme,
        sheet(
            ["programme", "measure", "date", "amount", "currency", "donor"],
            ["2024-001", "commitment", "05/06/2024", 1, "USD", "Quỹ B"],
            title="amounts",
        ),
    )
    assert "none of the donors" in problems(plan)


def test_inline_rows_that_can_be_there_once_are_recognised() -> None:
    congress = CongressFactory(ordinal=2)
    plan = checked(
        Association,
        sheet(
            ["association", "ordinal", "term_starts"],
            [str(congress.association), 2, 2020],
            [str(congress.association), 3, 2025],
            title="congresses",
        ),
    )

    assert verdicts(plan) == [Verdict.CHANGED, Verdict.NEW]


def test_names_of_changed_records_are_passed_on(administrator) -> None:
    registration = RegistrationFactory()
    organisation = registration.organisation
    plan = checked(
        Organisation,
        sheet(["label_vi", "label_en"], [organisation.label_vi, "Another name"]),
    )
    write(plan, Organisation, administrator, publish=True)
    registration.refresh_from_db()
    assert registration.label_en == "Another name"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_exported_is_read_again_as_the_same(language: str) -> None:
    programme = AidProgrammeFactory(label_vi="=Dự án “A”; B", starts_on=date(2024, 1, 31))
    programme.sectors.set([SectorFactory(), SectorFactory()])
    programme.save()
    TransactionFactory(programme=programme)
    CongressFactory(association=AssociationFactory())
    with override(language):
        for model in (AidProgramme, Association):
            for content in (
                workbook_of(model, list(model.objects.all())),
                "".join(csv_of(model, list(model.objects.all()))).encode(),
            ):
                plan = check(read_book(content), model, Rights())
                assert problems(plan) == ""
                assert set(verdicts(plan)) == {Verdict.UNCHANGED}


def test_csv_is_never_computed() -> None:
    CountryFactory(iso2="LA", label_vi="=1+1", label_en="@cmd")
    lines = list(csv.reader(io.StringIO("".join(csv_of(Country, list(Country.objects.all()))))))
    assert lines[0][0].endswith("Tên tiếng Việt / Name in Vietnamese")
    assert lines[1][:2] == ["'=1+1", "'@cmd"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_template_is_a_sheet_that_can_be_brought_in(language: str) -> None:
    SectorFactory()
    with override(language):
        book = read_book(template_of(AidProgramme))
        plan = check(book, AidProgramme, Rights())
    assert [one.title for one in book.sheets][:2] != ["Sheet1"]
    assert len(book.sheets) == 4
    assert len(plan.problems) == 1
    assert plan.left_out == []

from dataclasses import dataclass
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portal.translation.glossary.exchange import export_terms, import_terms
from portal.translation.glossary.files import MOST_BYTES, NotATermFile, read_terms
from portal.translation.glossary.loading import ensure_glossary, load_terms, shipped_rows
from portal.translation.glossary.stock import rules_for
from portal.translation.models import Term
from tests.translation.glossary.terms import term

pytestmark = pytest.mark.django_db
HEAD = (
    "source,target,alternatives,part,note,do_not_translate,case_sensitive,valid_from,valid_until\n"
)


def test_the_shipped_terms_are_valid_and_seeded_once(django_assert_max_num_queries) -> None:
    taken = load_terms(shipped_rows())
    assert taken.refused == []
    assert taken.added > 250
    Term.objects.all().delete()
    with django_assert_max_num_queries(6):
        assert ensure_glossary() == taken.added
    assert load_terms(shipped_rows()).unchanged == taken.added
    assert ensure_glossary() == 0
    places = {"tỉnh Hà Giang": ["Ha Giang province", "the former Ha Giang province"]}
    for source, targets in places.items():
        found = [rules_for(source, date(2025, month, 1))[0].targets[0] for month in (6, 7)]
        assert found == targets
    assert Term.objects.get(source="Cục Ngoại vụ").note == "unverified"
    assert Term.objects.exclude(avoided="").exists()


def test_a_new_site_has_the_terms() -> None:
    call_command("setup_site", stdout=StringIO())
    assert Term.objects.count() == len(shipped_rows())


def test_edited_terms_are_kept() -> None:
    def load(*lines: str, **options):
        return load_terms(read_terms((HEAD + "\n".join(lines)).encode()), **options)

    first = load("Hội,association", "Ban,board,committee | panel,organisation,note,,,,")
    assert (first.added, first.refused) == (1, [(2, "The row has too many cells, or too few.")])
    term("Sở", "department")
    rows = read_terms("source,target,avoided\nVụ,department,bureau | agency\n".encode())
    assert rows[0].values["avoided"] == "bureau\nagency"
    assert Term.objects.get(source="Ban").alternatives == "committee\npanel"
    second = load("Ban,commission,,term,,,,,", "Sở,service,,term,,,,,", "Hội,society,,term,,,,,")
    assert (second.added, second.changed, second.kept) == (1, 1, 1)
    Term.objects.filter(source="Ban").update(target="council")
    dry = load("Ban,commission,,term,,,,,", "Hội,union,,term,,,,,", dry_run=True)
    assert (dry.changed, dry.kept) == (1, 1)
    assert dict(Term.objects.values_list("source", "target")) == {
        "Ban": "council", "Sở": "department", "Hội": "society",
    }  # fmt: skip
    refused = load(
        "Vụ,,,term,,,,,",
        "Vụ,department,,term,,maybe,,,",
        "Vụ,department,,term,,,,30/6/2025,",
        "hội,guild,,term,,,,,",
        "Cục,agency,,term,,,,2025-07-01,2025-06-30",
    )
    assert [line for line, _reason in refused.refused] == [2, 3, 4, 5, 6]
    assert [reason for _line, reason in refused.refused][1:3] == [
        "“maybe” is neither yes nor no.",
        "“30/6/2025” is not a day like 2025-06-30.",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfe", "UTF-8"),
        (b"vi,en\na,b\n", "source, target"),
        (b'source,target\n"a",b"\n"c"d\n', "Line 3 is not CSV"),
        (b"", "source, target"),
        (b" " * (MOST_BYTES + 1), "too large"),
    ],
)
def test_files_that_are_no_lists_of_terms(content, message) -> None:
    with pytest.raises(NotATermFile, match=message):
        read_terms(content)


def test_the_command(tmp_path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("source,target\nHội,association\nVụ,\n", encoding="utf-8-sig")
    out, err = StringIO(), StringIO()
    call_command("load_glossary", path, "--dry-run", stdout=out, stderr=err)
    assert "Added: 1." in out.getvalue()
    assert "Refused: 1. (nothing was written)" in out.getvalue()
    assert err.getvalue() == "Line 3: Write the English wording.\n"
    assert not Term.objects.exists()
    call_command("load_glossary", path, stdout=out, stderr=err)
    assert Term.objects.get().target == "association"
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load_glossary", tmp_path)
    path.write_bytes(b"\xff")
    with pytest.raises(CommandError, match="UTF-8"):
        call_command("load_glossary", path)


@dataclass
class Entry:
    source: str
    target: str
    part: str = ""
    note: str = ""
    do_not_translate: bool = False
    valid_from: date | None = None
    valid_until: date | None = None
    avoided: tuple[str, ...] = ()


def test_entries_come_in_and_go_out() -> None:
    term("Bộ Ngoại giao", "Foreign Ministry", alternatives="MOFA", avoided="FM")
    term("ngài", "Mr.", is_active=False)
    entries = [
        Entry("Bộ Ngoại giao", "Ministry of Foreign Affairs", "organisation", avoided=("MFA",)),
        Entry("Đỗ Đức Duy", "Do Duc Duy", "person", do_not_translate=True),
        Entry("Hagar International", "", "a kind of other files", do_not_translate=True),
        Entry("Hội", ""),
    ]
    assert import_terms(iter(entries)) == (2, 1, 1)
    assert import_terms(entries) == (0, 0, 4)
    assert Term.objects.get(source="Bộ Ngoại giao").alternatives == "MOFA"
    assert next(export_terms()).avoided == ("MFA",)
    assert [
        (entry.source, entry.target, entry.part, entry.do_not_translate) for entry in export_terms()
    ] == [
        ("Bộ Ngoại giao", "Ministry of Foreign Affairs", "organisation", False),
        ("Đỗ Đức Duy", "Do Duc Duy", "person", False),
        ("Hagar International", "Hagar International", "term", True),
    ]

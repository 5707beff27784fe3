from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from portal.translation.memory.exact import exact_matches
from portal.translation.memory.exchange import export_memory, import_memory
from tests.translation.memory.units import VISIT, VISIT_EN, kept

pytestmark = pytest.mark.django_db


@dataclass
class Entry:
    source: str
    target: str
    source_language: str = "vi-VN"
    target_language: str = "en-GB"
    changed_on: date | None = None
    by: str = ""


def test_entries_come_in_and_go_out(reviewer) -> None:
    entries = [
        Entry(VISIT, VISIT_EN, changed_on=datetime(2021, 4, 22, tzinfo=UTC), by="An agency"),
        Entry("Hội nghị tổng kết", "Year-end <b>review</b> conference"),
        Entry("Lễ ký kết", "Signing ceremony", changed_on=datetime(2999, 1, 1, tzinfo=UTC)),
        Entry("Lễ ký kết", "<script>alert(1)</script>"),
        Entry("Lễ ký kết", '<b onclick="x()">Signing</b>'),
        Entry("Bonjour", "Hello", source_language="fr"),
        Entry("Lễ ký kết", "Lễ khai mạc", target_language="vi"),
        Entry("2023", "2023"),
    ]
    assert import_memory(iter(entries), reviewer) == (3, 5)
    assert import_memory(entries[:3], reviewer) == (0, 3)
    out = list(export_memory())
    assert [
        (entry.source, entry.target, entry.source_language, entry.target_language) for entry in out
    ] == [
        (VISIT, VISIT_EN, "vi", "en"),
        ("Hội nghị tổng kết", "Year-end <b>review</b> conference", "vi", "en"),
        ("Lễ ký kết", "Signing ceremony", "vi", "en"),
    ]
    today = timezone.localdate()
    assert [(timezone.localdate(entry.changed_on), entry.by) for entry in out] == [
        (date(2021, 4, 22), "An agency"), (today, "reviewer"), (today, "reviewer"),
    ]  # fmt: skip
    # What is approved here goes before what came from elsewhere.
    kept((VISIT, "Our wording."))
    assert [match.target for match in exact_matches([VISIT])[VISIT]] == ["Our wording.", VISIT_EN]

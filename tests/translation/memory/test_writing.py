from datetime import timedelta

import pytest
from django.utils import timezone

from portal.translation.memory.exact import exact_matches
from portal.translation.memory.writing import LONGEST, count_use
from portal.translation.models import MemoryUnit
from tests.translation.memory.units import VISIT, VISIT_EN, kept

pytestmark = pytest.mark.django_db


def test_a_pair_is_kept_once_and_renewed(reviewer, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(3):
        assert kept((VISIT, VISIT_EN), (VISIT.upper(), VISIT_EN), title="Cũ") == 1
    MemoryUnit.objects.update(used=4, approved_at=timezone.now() - timedelta(days=30))
    with django_assert_max_num_queries(3):
        assert kept((f"<b>{VISIT}</b>", VISIT_EN), user=reviewer, title="Mới") == 0
    unit = MemoryUnit.objects.get()
    assert (unit.source, unit.origin_title, unit.used) == (f"<b>{VISIT}</b>", "Mới", 4)
    assert (unit.approved_by, unit.approved_by_name) == (reviewer, "reviewer")
    assert timezone.now() - unit.approved_at < timedelta(minutes=1)
    assert unit.length == len(VISIT)
    count_use([unit.pk])
    reviewer.delete()
    unit.refresh_from_db()
    assert (unit.approved_by, unit.approved_by_name, unit.used) == (None, "reviewer", 5)


def test_what_nobody_can_reuse_is_left_out() -> None:
    assert (
        kept(
            ("1.250", "1,250"),
            ("Bộ Ngoại giao gửi thư", "Bộ Ngoại giao gửi thư."),
            ("Đoàn thăm tỉnh", "<b> </b>"),
            (VISIT * LONGEST, VISIT_EN),
        )
        == 0
    )
    assert kept() == 0
    # A name reads the same in both languages.
    assert kept(("Lý Thịnh", "Lý Thịnh")) == 1


def test_exact_matches_in_one_query(django_assert_num_queries) -> None:
    kept((VISIT, "An older wording."), title="Chuyến thăm")
    MemoryUnit.objects.update(approved_at=timezone.now() - timedelta(days=1))
    kept((VISIT, VISIT_EN), (f"<i>{VISIT}</i>", f"<i>{VISIT_EN}</i>"))
    kept((VISIT_EN, VISIT), source_language="en", target_language="vi")
    others = [f"Câu số {number}" for number in range(200)]
    with django_assert_num_queries(1):
        found = exact_matches([VISIT, f"<i>{VISIT}</i>", *others])
    assert set(found) == {VISIT, f"<i>{VISIT}</i>"}
    assert [(match.target, match.percent) for match in found[VISIT]] == [
        (VISIT_EN, 100), ("An older wording.", 100), (f"<i>{VISIT_EN}</i>", 99),
    ]  # fmt: skip
    assert found[f"<i>{VISIT}</i>"][0].target == f"<i>{VISIT_EN}</i>"
    assert found[VISIT][1].origin == "Chuyến thăm"
    assert not any(match.numbers_differ for matches in found.values() for match in matches)
    assert exact_matches([VISIT_EN], "en", "vi")[VISIT_EN][0].target == VISIT
    assert exact_matches([]) == {}

import pytest
from django.utils import timezone

from portal.translation.memory import index
from portal.translation.memory.fuzzy import fuzzy_matches
from portal.translation.memory.index import INDEX, STALE_AFTER, Likeness, Shelf, Text, Vocabulary
from portal.translation.memory.pairs import Origin, Remembered
from portal.translation.memory.writing import unit_of
from portal.translation.models import MemoryUnit
from tests.translation.memory.units import VISIT, VISIT_EN, kept

pytestmark = pytest.mark.django_db


def targets(source: str, **options) -> list[str]:
    return [match.target for match in fuzzy_matches(source, **options)]


@pytest.fixture
def clock(monkeypatch):
    """The time that the index believes in, in seconds."""
    now = [1000.0]
    monkeypatch.setattr(index.time, "monotonic", lambda: now[0])
    return now


def added_by_another_process(*sources: str) -> None:
    MemoryUnit.objects.bulk_create(
        unit_of(
            Remembered(source, f"English of {source}"),
            where=Origin(),
            user=None,
            at=timezone.now(),
        )
        for source in sources
    )


def test_answers_are_graded_flagged_and_limited() -> None:
    kept(
        (VISIT, VISIT_EN),
        (VISIT.replace("12", "20"), "From 20."),
        (VISIT.replace("Viêng Chăn", "Xay Nha Bu Ly"), "In Xayaboury."),
        (VISIT.replace("Đoàn đại biểu tỉnh thăm", "Đoàn công tác thăm"), "A working delegation."),
        ("Một câu chẳng giống gì với câu kia cả.", "Another sentence."),
    )
    found = fuzzy_matches(VISIT)
    assert [(match.target, match.numbers_differ) for match in found] == [
        (VISIT_EN, False),
        ("From 20.", True),
        ("A working delegation.", False),
        ("In Xayaboury.", False),
    ]
    percents = [match.percent for match in found]
    assert percents[:2] == [100, 97]
    assert percents == sorted(percents, reverse=True)
    assert min(percents) >= 70
    assert targets(f"<b>{VISIT}</b>", limit=1) == [VISIT_EN]
    assert targets(VISIT, floor=0.95) == [VISIT_EN, "From 20."]
    assert targets(VISIT, target_language="vi") == []
    assert targets("–") == targets("") == []


def test_short_and_unknown_words() -> None:
    kept(("Hội hữu nghị Việt – Lào", "Viet Nam–Laos Friendship Association"))
    assert targets("Hội hữu nghị Việt – Pháp") == ["Viet Nam–Laos Friendship Association"]
    assert targets("Đại hội Hội hữu nghị") == []
    assert targets("zzz yyy xxx") == []


def test_a_question_costs_one_query_while_the_index_is_fresh(
    clock, django_assert_num_queries
) -> None:
    kept((VISIT, VISIT_EN))
    fuzzy_matches(VISIT)
    with django_assert_num_queries(1):
        fuzzy_matches(VISIT)
    with django_assert_num_queries(0):
        fuzzy_matches("Một câu khác hẳn.")
    clock[0] += STALE_AFTER
    with django_assert_num_queries(1):
        fuzzy_matches("Một câu khác hẳn.")


def test_the_index_follows_the_table(clock, monkeypatch) -> None:
    added_by_another_process("Đoàn thăm tỉnh thứ nhất", "Đoàn thăm tỉnh thứ hai")
    assert len(targets("Đoàn thăm tỉnh thứ ba")) == 2
    first, second = MemoryUnit.objects.order_by("pk").values_list("pk", flat=True)

    added_by_another_process("Đoàn thăm tỉnh thứ tư")
    assert len(targets("Đoàn thăm tỉnh thứ ba")) == 2, "looked too soon"
    clock[0] += STALE_AFTER
    assert len(targets("Đoàn thăm tỉnh thứ ba")) == 3

    # A unit that is gone is not offered, whatever the index still holds.
    MemoryUnit.objects.filter(pk=first).delete()
    assert len(targets("Đoàn thăm tỉnh thứ ba")) == 2
    # As many added as deleted: the count alone would not tell.
    added_by_another_process("Đoàn thăm tỉnh thứ năm")
    clock[0] += STALE_AFTER
    assert len(targets("Đoàn thăm tỉnh thứ ba")) == 3
    assert INDEX._held.keys() == set(MemoryUnit.objects.values_list("pk", flat=True))

    # A row that was committed after a newer one had been read.
    late = MemoryUnit.objects.get(pk=second)
    late.delete()
    clock[0] += STALE_AFTER
    fuzzy_matches("Đoàn thăm tỉnh thứ ba")
    late.pk = second
    late.save(force_insert=True)
    clock[0] += STALE_AFTER
    assert len(targets("Đoàn thăm tỉnh thứ ba")) == 3

    # So many at once that everything is read anew.
    monkeypatch.setattr(index, "_READ_AT_ONCE", 2)
    MemoryUnit.objects.all().delete()
    added_by_another_process(*(f"Hội nghị lần thứ {number}" for number in range(6)))
    clock[0] += STALE_AFTER
    assert targets("Đoàn thăm tỉnh thứ ba") == []
    assert len(targets("Hội nghị lần thứ 9")) == 5


def test_memory_is_bounded(clock, monkeypatch) -> None:
    monkeypatch.setattr(index, "MOST_UNITS", 3)
    added_by_another_process(*(f"Hội nghị lần thứ {number}" for number in range(5)))
    assert {match.source[-1] for match in fuzzy_matches("Hội nghị lần thứ 9")} == set("234")
    added_by_another_process("Hội nghị lần thứ 5")
    clock[0] += STALE_AFTER
    assert {match.source[-1] for match in fuzzy_matches("Hội nghị lần thứ 9")} == set("345")


def test_what_this_process_remembers_is_found_at_once(clock) -> None:
    kept((VISIT, VISIT_EN))
    assert targets(VISIT) == [VISIT_EN]
    kept((VISIT, "The delegation went to Vientiane."))
    assert set(targets(VISIT)) == {VISIT_EN, "The delegation went to Vientiane."}


def test_vocabulary_never_hands_out_surrogates(monkeypatch) -> None:
    words = Vocabulary()
    numbers = [str(number) for number in range(0xD900)]
    characters = words.learn(numbers)
    assert len(set(characters)) == len(numbers)
    characters.encode()
    assert words.read(["0", "nobody has used it"]) == characters[0] + "\x01"
    monkeypatch.setattr(index, "_LAST_CODE", 0x101)
    assert Vocabulary().learn("abcb") == "\u0100\u0101\x01\u0101"


def test_a_shelf_orders_by_likeness() -> None:
    texts = {"abcdef": 60, "abcd": 40, "ab": 20, "abcx": 40, "abcy": 99}
    shelf = Shelf.of(
        Text(words, length, unit) for unit, (words, length) in enumerate(texts.items())
    )
    assert shelf.similar("abcd", 40, Likeness(letters=0.5, words=0.5), 9) == [1, 3, 0, 2]
    assert shelf.similar("abcd", 40, Likeness(letters=0.7, words=0.5), 9) == [1, 3]
    assert shelf.similar("abcd", 40, Likeness(letters=0.5, words=0.5), 1) == [1]

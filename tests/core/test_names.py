import pytest

from portal.core.names import identity, lookalikes, searchable, words

KNOWN = [
    (1, searchable(["Quỹ Friedrich Naumann", "Friedrich Naumann Foundation", "FNF\nFNST"])),
    (2, searchable(["Hội hữu nghị Việt Nam – Lào"])),
    (3, searchable(["Hội hữu nghị Việt Nam – Nhật Bản"])),
    (4, searchable(["Cơ quan Hợp tác quốc tế Hàn Quốc (KOICA)"])),
]


@pytest.mark.parametrize("typed", ["Đồng Nai", "dong nai", "ĐỒNG NAI", "Đồng  Nai", "«Đồng-Nai»"])
def test_words_know_no_marks_and_no_punctuation(typed: str) -> None:
    assert words(typed) == ["dong", "nai"]


def test_words_of_rubbish_are_none() -> None:
    assert words("'\"%_\x00\\") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hòa Bình", "Hoà Bình"), ("thuỷ", "THỦY"), ("Đồng Nai", "Đồng  Nai ")],
)
def test_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert identity(one) == identity(other)


@pytest.mark.parametrize(("one", "other"), [("Hòa", "Hóa"), ("Ba Bể", "Ba Be"), ("Sơn", "Son")])
def test_other_marks_make_another_name(one: str, other: str) -> None:
    assert identity(one) != identity(other)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("friedrich naumann foundation", [1]),
        ("Fridrich Nauman Foundation", [1]),
        ("fnf", [1]),
        ("Naumann Friedrich Quỹ", [1]),
        ("hoi huu nghi viet nam lao", [2]),
        ("HHNVNL", [2]),
        ("Koica", [4]),
        ("Cơ quan hợp tác quốc tế Hàn Quốc", [4]),
        ("Hội Chữ thập đỏ", []),
        ("", []),
        ("\x00'", []),
    ],
)
def test_lookalikes(typed: str, found: list[int]) -> None:
    assert lookalikes(typed, KNOWN) == found

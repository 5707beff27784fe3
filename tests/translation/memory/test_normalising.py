import unicodedata

import pytest

from portal.translation.memory.normalising import (
    numbers,
    percent_alike,
    says_something,
    source_hash,
    target_hash,
    words_of,
)

TEXT = "Hội hữu nghị Việt – Lào"


@pytest.mark.parametrize(
    ("other", "percent"),
    [
        (TEXT, 100),
        (unicodedata.normalize("NFD", TEXT), 100),
        (f"  {TEXT.replace(' ', chr(160))} ", 100),
        (TEXT.replace(" ", "&nbsp;"), 100),
        (f"<b>{TEXT}</b>", 99),
        (TEXT.replace("hữu nghị", '<a id="a1">hữu</a> nghị'), 99),
        (TEXT.replace(" Việt", "<br/>Việt"), 99),
        (TEXT.upper(), 99),
    ],
)
def test_the_same_words_are_the_same_source(other, percent) -> None:
    assert source_hash(other) == source_hash(TEXT)
    assert percent_alike(TEXT, other) == percent_alike(other, TEXT) == percent


@pytest.mark.parametrize(
    ("one", "other", "percent"),
    [
        ("Năm 2023", "Năm 2024", 87),
        ("Hội Việt – Lào", "Hội Việt - Lào", 92),
        ("Bà ngoại", "Ba ngoại", 87),
        ("x" * 400 + "1", "x" * 400 + "2", 98),
        ("", "Lào", 0),
    ],
)
def test_other_words_are_never_99(one, other, percent) -> None:
    assert source_hash(one) != source_hash(other)
    assert percent_alike(one, other) == percent


def test_small_helpers() -> None:
    assert numbers('<a id="a1">207 tỷ</a>, 15,2 triệu, ngày 12/5/2023, 207') == {
        "207": 2, "15,2": 1, "12/5/2023": 1,
    }  # fmt: skip
    assert [says_something(text) for text in ("1.250", "<b>–</b>", "5 xã")] == [False, False, True]
    assert words_of("<b>Hội</b> Việt–Lào, 2023") == ["hội", "việt", "lào", "2023"]
    # A target in other tags or capitals is another target.
    assert len({target_hash(text) for text in ("The Union", "the Union", "<b>The Union</b>")}) == 3

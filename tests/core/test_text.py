"""Text is stored clean and compared folded."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.text import clean_text, fold


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("  Hữu\u00a0nghị \t\n nhân  dân ", "Hữu nghị nhân dân"),
        (unicodedata.normalize("NFD", "Đối ngoại"), "Đối ngoại"),
        ("\ufeffnhịp\u200b cầu\u00ad", "nhịp cầu"),
        ("tên\u202egnaol\u202c", "têngnaol"),
        ("a\0b\x07c\x85d", "abc d"),
        ("\ud800x", "x"),
    ],
)
def test_clean_text(dirty, clean):
    assert clean_text(dirty) == clean


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\0" not in cleaned
    cleaned.encode("utf-8")


@given(st.text())
def test_folding_ignores_unicode_form_and_repeats_to_itself(text):
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_folding_ignores_case_marks_and_the_stroke():
    assert fold("ĐỐI ngoại  Nhân dân") == fold("doi NGOAI nhân dan") == "doi ngoai nhan dan"
    assert fold("hòa bình") != fold("hoà bình tự do")

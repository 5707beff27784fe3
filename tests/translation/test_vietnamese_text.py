"""Telling Vietnamese that was left over from English that looks like it."""

import pytest

from portal.translation.vietnamese_text import is_running_vietnamese, left_in_vietnamese


@pytest.mark.parametrize(
    "text",
    [
        "Tin tức",
        "Năm",
        "THÔNG BÁO",
        "Ảnh: Lý Thịnh",
        "Đoàn đại biểu Đà Nẵng",
        "<p>Hai bên <b>trao đổi</b></p>",
        "Chuyến thăm từ ngày 30 tháng 5",
        "Hội nghị",
    ],
)
def test_vietnamese_handed_on(text):
    assert left_in_vietnamese(text, text)


@pytest.mark.parametrize(
    "text",
    ["Lý Thịnh", "Đồng Nai", "Nguyễn Thị Minh Khai", "15,2", "207", "VUFO", "ODA 2026", "7/QĐ"],
)
def test_what_reads_the_same_in_both_languages(text):
    expected = text == "7/QĐ"
    assert left_in_vietnamese(text, text) is expected


def test_spelling_and_tags_do_not_hide_what_was_handed_on():
    decomposed = "Tin tu\u031b\u0301c"
    assert left_in_vietnamese(f"<b>{decomposed}</b>  ", "Tin tức")


def test_a_translation_is_not_left_over():
    assert not left_in_vietnamese("News", "Tin tức")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đoàn đã làm việc với chính quyền địa phương về hợp tác giáo dục.", True),
        ("Nhân dân hai nước luôn kề vai sát cánh.", True),
        ("Present were Mr Lý Thịnh, Nguyễn Hoàng Minh, Võ Tấn Đức and Đinh Quốc Thái.", False),
        ("Guests in áo dài tasted phở and bánh chưng before the ceremony began.", False),
        ("The delegation visited Đà Nẵng.", False),
        ("Café crème à la française, s'il vous plaît", False),
    ],
)
def test_running_vietnamese(text, expected):
    assert is_running_vietnamese(text) is expected

"""Telling Vietnamese that was left over from English that looks like it."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.core.vietnamese_text import is_plainly_vietnamese, left_in_vietnamese, stays_as_it_is

ROOT = Path(__file__).resolve().parent.parent.parent
_NOT_PROSE = {"type", "image", "key", "slug", "source_url", "website"}
DISGUISES = {
    "as it is": lambda text: text,
    "lower case": str.lower,
    "upper case": str.upper,
    "title case": str.title,
    "full stop": lambda text: f"{text} .",
}


def _texts(value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, member in value.items():
            if name not in _NOT_PROSE:
                yield from _texts(member, name)
    elif isinstance(value, list):
        for member in value:
            yield from _texts(member, key)
    elif isinstance(value, str):
        yield from filter(str.strip, re.split(r"</(?:p|h2|h3|li)>\\?\s*", value))


def _demo_texts(language: str, value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, member in value.items():
            if name == language or name.endswith(f"_{language}"):
                yield from _texts(member)
            elif name not in {"vi", "en"}:
                yield from _demo_texts(language, member)
    elif isinstance(value, list):
        for member in value:
            yield from _demo_texts(language, member)


def demo_texts(language: str) -> list[str]:
    """Every text of the demonstration in one language, paragraph by paragraph."""
    files = [*ROOT.glob("*/demo/**/*.toml"), ROOT / "portal/core/demo/pictures.toml"]
    texts = [
        text
        for path in files
        for text in _demo_texts(language, tomllib.loads(path.read_text(encoding="utf-8")))
    ]
    assert len(texts) > 500
    return texts


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_every_demonstration_text_is_found_behind_its_source(disguise):
    texts = [text for text in demo_texts("vi") if not stays_as_it_is(text)]
    assert [text for text in texts if not left_in_vietnamese(disguise(text), text)] == []


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_long_demonstration_texts_are_found_by_themselves(disguise):
    texts = [text for text in demo_texts("vi") if len(text.split()) > 16]
    assert len(texts) > 200
    assert [text for text in texts if not is_plainly_vietnamese(disguise(text))] == []


def test_no_english_demonstration_text_is_taken_for_vietnamese():
    assert [text for text in demo_texts("en") if is_plainly_vietnamese(text)] == []


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
@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_vietnamese_handed_on(text, disguise):
    assert left_in_vietnamese(disguise(text), text)


@pytest.mark.parametrize(
    "text",
    ["Lý Thịnh", "Đồng Nai", "Nguyễn Thị Minh Khai", "15,2", "207", "VUFO", "ODA 2026", "7/QĐ"],
)
def test_what_reads_the_same_in_both_languages(text):
    expected = text == "7/QĐ"
    assert left_in_vietnamese(text, text) is expected
    assert not is_plainly_vietnamese(text)


@pytest.mark.parametrize(
    "translation", ["<b>Tin tu\u031b\u0301c</b>  ", "Tin t\u200bức", "Tin t&#7913;c", "TIN  TỨC!"]
)
def test_spelling_and_tags_do_not_hide_what_was_handed_on(translation):
    assert left_in_vietnamese(translation, "Tin tức")


def test_a_translation_is_not_left_over():
    assert not left_in_vietnamese("News", "Tin tức")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đoàn đã làm việc với chính quyền địa phương về hợp tác giáo dục.", True),
        ("ĐOÀN ĐÃ LÀM VIỆC VỚI CHÍNH QUYỀN ĐỊA PHƯƠNG", True),
        ("Đoàn Đã Làm Việc Với Chính Quyền Địa Phương", True),
        ("Nhân dân hai nước luôn kề vai sát cánh.", True),
        ("Đoàn công tác Lào thăm tỉnh ta", True),
        ("Hai bên trao đổi", True),
        ("Lý Thịnh", False),
        ("Ủy ban Nhân dân Tỉnh", False),
        ("Ủy Ban Nhân Dân Tỉnh", False),
        ("Photo: Lý Thịnh", False),
        ("Lý Thịnh, Nguyễn Hoàng Minh, Võ Tấn Đức, Đinh Quốc Thái", False),
        ("Mr Nguyễn Văn Bình (Đồng Nai)", False),
        ("Present were Mr Lý Thịnh, Nguyễn Hoàng Minh, Võ Tấn Đức and Đinh Quốc Thái.", False),
        ("Guests in áo dài tasted phở and bánh chưng before the ceremony began.", False),
        ("The delegation visited Đà Nẵng.", False),
        ("Café crème à la française, s'il vous plaît", False),
        ("", False),
    ],
)
def test_plainly_vietnamese(text, expected):
    assert is_plainly_vietnamese(text) is expected

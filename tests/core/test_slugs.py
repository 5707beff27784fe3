import unicodedata

import pytest

from portal.core.slugs import MAX_SLUG_LENGTH, VietnameseSlugInput, vietnamese_slug
from tests.factories import NewsPageFactory


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đoàn đại biểu Đà Nẵng", "doan-dai-bieu-da-nang"),
        ("Hữu nghị Việt – Lào", "huu-nghi-viet-lao"),
        ("Thúc đẩy hoạt động đối ngoại", "thuc-day-hoat-dong-doi-ngoai"),
        ("Kế hoạch 1620/QĐ-UBND", "ke-hoach-1620qd-ubnd"),
        ("Mỹ, Thụy Sỹ và Séc", "my-thuy-sy-va-sec"),
        ("", ""),
    ],
)
def test_vietnamese_titles_become_ascii_addresses(title: str, slug: str) -> None:
    assert vietnamese_slug(title) == slug


def test_decomposed_letters_make_the_same_address() -> None:
    title = "Đường tới Huế và Quảng Ngãi"
    assert vietnamese_slug(unicodedata.normalize("NFD", title)) == vietnamese_slug(title)


def test_long_titles_are_cut_between_syllables() -> None:
    slug = vietnamese_slug("nghiêng " * 30)
    assert len(slug) <= MAX_SLUG_LENGTH
    assert set(slug.split("-")) == {"nghieng"}


def test_a_page_gets_its_address_from_the_one_function(homes) -> None:
    first = NewsPageFactory(home=homes["vi"], title="Đoàn đại biểu Đà Nẵng")
    second = NewsPageFactory(home=homes["vi"], title="Đoàn đại biểu Đà Nẵng")
    assert first.slug == "doan-dai-bieu-da-nang"
    assert second.slug == "doan-dai-bieu-da-nang-2"


def test_the_admin_field_knows_every_vietnamese_letter() -> None:
    formatters = VietnameseSlugInput().attrs["data-w-slug-formatters-value"]
    letters = "ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
    for letter in letters + letters.upper():
        assert letter in formatters.encode().decode("unicode_escape") or letter in formatters

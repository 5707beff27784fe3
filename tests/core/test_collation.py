import unicodedata

from portal.core.collation import sort_key


def test_the_key_orders_by_the_vietnamese_alphabet() -> None:
    words = ["da", "đa", "ba", "bạ", "bà", "ơ", "ô", "o", "ân", "ăn", "an", "ư", "u"]
    assert sorted(words, key=sort_key) == [
        "an", "ăn", "ân", "ba", "bà", "bạ", "da", "đa", "o", "ô", "ơ", "u", "ư",
    ]  # fmt: skip


def test_tones_order_level_falling_hook_tilde_rising_heavy() -> None:
    tones = ["bạ", "bá", "bã", "bả", "bà", "ba"]
    assert sorted(tones, key=sort_key) == list(reversed(tones))


def test_places_order_as_a_reader_expects() -> None:
    places = ["Yên Bái", "Ấn Độ", "Đà Nẵng", "Cần Thơ", "Hà Nội", "Áo", "Điện Biên", "Anh"]
    assert sorted(places, key=sort_key) == [
        "Anh", "Áo", "Ấn Độ", "Cần Thơ", "Đà Nẵng", "Điện Biên", "Hà Nội", "Yên Bái",
    ]  # fmt: skip


def test_the_key_is_ascii_and_blind_to_composition_and_case() -> None:
    key = sort_key("Đà Nẵng")
    assert key.isascii()
    assert sort_key(unicodedata.normalize("NFD", "đà nẵng")) == key

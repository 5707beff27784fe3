"""The checks as the desk runs them, with the terms that the portal comes with."""

import pytest
from django.core.cache import cache

from portal.translation.checks import Severity
from portal.translation.findings.pairs import Setting
from portal.translation.glossary.loading import ensure_glossary
from tests.translation.checks.corpus import good_pairs

pytestmark = pytest.mark.django_db
SETTING = Setting("vi", "en")


@pytest.fixture(autouse=True)
def glossary() -> None:
    cache.clear()
    ensure_glossary()


def errors(source: str, target: str) -> list[str]:
    found = SETTING.findings(source, target)
    return [finding.code for finding in found if finding.severity is Severity.ERROR]


def test_good_translations_have_no_error() -> None:
    pairs = [pair for pair in good_pairs() if pair.source_language == "vi"]
    assert len(pairs) > 150
    assert [pair.target for pair in pairs if errors(pair.source, pair.target)] == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Chủ tịch UBND tỉnh dự.", "The Chairman of the Provincial People's Council attended."),
        ("Làm tốt đối ngoại nhân dân.", "It does well in people's foreign affairs."),
        ("Bộ Ngoại giao gửi thư.", "The Ministry of Home Affairs sent a letter."),
        ("Ngân hàng Thế giới cho vay vốn.", "The Asian Development Bank lent the money."),
        ("Mặt trận Tổ quốc Việt Nam phát động.", "The Veterans' League launched it."),
        ("Ủy viên Ban Thường vụ Tỉnh ủy dự.", "A delegate of the provincial youth attended."),
        ("Tổng Lãnh sự quán tặng quà.", "The Embassy gave presents."),
        ("Hagar International tài trợ.", "Hagar funds it."),
        (
            "Liên hiệp các tổ chức hữu nghị Việt Nam tặng quà.",
            "The Viet Nam Union of Friendship Organizations (VUFA) gave presents.",
        ),
        ("Ba bác sĩ Hàn Quốc khám bệnh.", "Three doctors from South Korea examined people."),
        ("Mỗi tổ chức phi chính phủ nước ngoài báo cáo.", "Every INGO reports."),
        ("Đoàn thăm tỉnh Xiêng Khoảng.", "The delegation visited Xiangkhuoang province."),
        ("Đoàn thăm huyện Mù Cang Chải.", "The delegation visited Mu Chang Cai district."),
        (
            "Thư gửi tỉnh Viêng Chăn, tỉnh Xay Nha Bu Ly và tỉnh Xiêng Khoảng.",
            "The letters go to Vientiane province and Xiangkhouang province.",
        ),
        (
            "Hội hữu nghị Việt – Lào và Hội hữu nghị Việt – Trung dự.",
            "The Viet Nam–Laos Friendship Association attended.",
        ),
        (
            "SCI và HOLT ủng hộ 1,9 tỷ đồng.",
            "Save the Children International (SCI) donated VND 1.9 billion.",
        ),
        ("Chia sẻ thông tin về nhà tài trợ.", "They share information on beneficiaries."),
        (
            "Hiệp hội Doanh nghiệp vừa và nhỏ thành phố Gwangju cử đoàn.",
            "The Guangzhou Small and Medium Enterprises Association sent a delegation.",
        ),
        ("Đoàn chào xã giao.", "The delegation paid a social greeting."),
        (
            "PRCF giữ rừng.",
            "The People Resources and Conversation Foundation (PRCF) looks after the forest.",
        ),
    ],
)
def test_wrong_terms_are_stopped(source, target) -> None:
    assert "term" in errors(source, target)


def test_the_english_name_of_a_body_may_have_a_word_that_is_avoided_elsewhere() -> None:
    source = "VNAH giúp người khuyết tật."
    name = "Viet-Nam Assistance for the Handicapped (VNAH)"
    assert not errors(source, f"{name} helps persons with disabilities.")
    assert "term" in errors(source, f"{name} helps the disabled.")
    assert "term" in errors("Người khuyết tật đến lớp.", "Handicapped people come to class.")


def test_a_link_that_moved_onto_a_term_is_stopped() -> None:
    source = '<a href="/ds">Danh sách</a> có trên bảng tin của Liên hiệp.'
    moved = 'The list is on the <a href="/ds">Union\'s board</a>.'
    assert errors(source, moved) == ["link"]
    assert not errors(source, '<a href="/ds">The list</a> is on the Union\'s board.')


def test_a_place_of_the_glossary_that_became_another_is_stopped() -> None:
    source = "Đoàn tỉnh Oita thăm trường trong ba ngày."
    assert errors(source, "A delegation from Okayama Prefecture visited the school for three days.")
    assert not errors(source, "A delegation from Oita visited the school for three days.")
    assert not errors("Tỉnh Viêng Chăn cảm ơn.", "Vientiane Province said thank you.")

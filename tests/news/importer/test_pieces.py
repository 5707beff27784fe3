"""Dates, bylines and template rubbish, one by one."""

import pytest

from news.importer.bylines import is_name_only, person, read_credit_line
from news.importer.chrome import chrome_kind
from news.importer.dates import ImpossibleDate, read_date, read_machine_date
from news.importer.lines import Line


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("05/06/2023", "2023-06-05T00:00"),
        ("30/05/2023 | 08:08 GMT+7", "2023-05-30T08:08"),
        ("14:05 | 3/11/2020", "2020-11-03T14:05"),
        ("Thứ Năm, ngày 4 tháng 8 năm 2022", "2022-08-04T00:00"),
        ("Chủ nhật, 04/09/2022 - 6h30", "2022-09-04T06:30"),
        ("Cập nhật lúc: 02:15 PM - 01.12.2019", "2019-12-01T14:15"),
        ("Ngày đăng: 07-03-2021 12:10:33 SA (GMT+7)", "2021-03-07T00:10"),
        ("Đăng ngày 22/04/2021 - Lượt xem: 1.250", "2021-04-22T00:00"),
    ],
)
def test_date_lines(text, iso):
    date = read_date(text)
    assert date is not None
    assert date.at.isoformat(timespec="minutes") == f"{iso}+07:00"
    assert date.has_time is not iso.endswith("T00:00")


@pytest.mark.parametrize(
    "text",
    [
        "nhiệm kỳ 2018 – 2023",
        "Ngày 22/04/2021, đoàn công tác lên đường.",
        "Quyết định số 12/QĐ-UBND ngày 05/01/2022",
        "12/2022",
        "1/1/1066",
    ],
)
def test_sentences_with_dates_are_no_date_lines(text):
    assert read_date(text) is None


@pytest.mark.parametrize("text", ["31/02/2021", "29/02/2023 08:00", "10/10/2020 25:00"])
def test_impossible_dates_are_told(text):
    with pytest.raises(ImpossibleDate):
        read_date(text)


def test_machine_dates_are_shown_in_vietnamese_time():
    assert read_machine_date("2023-05-30T20:00:00Z").at.isoformat() == "2023-05-31T03:00:00+07:00"
    assert read_machine_date("2023-05-30").has_time is False
    assert read_machine_date("hôm qua") is None


@pytest.mark.parametrize(
    ("text", "role", "value", "photo"),
    [
        ("Bài, ảnh: Lan Chi", "both", "Lan Chi", ""),
        ("Tin, ảnh: PV", "both", "PV", ""),
        ("BÀI VÀ ẢNH: LAN CHI", "both", "LAN CHI", ""),
        ("Bài: Lan Chi - Ảnh: Gia Huy", "author", "Lan Chi", "Gia Huy"),
        ("Ảnh: Gia Huy", "photo", "Gia Huy", ""),
        ("Tác giả: Lan Chi", "author", "Lan Chi", ""),
        ("Theo Báo Vùng Cao", "source", "Báo Vùng Cao", ""),
        ("Nguồn: vungcao.example", "source", "vungcao.example", ""),
        ("(Theo TTXVN)", "source", "TTXVN", ""),
    ],
)
def test_credit_lines(text, role, value, photo):
    credit = read_credit_line(text)
    assert (credit.role, credit.value, credit.photo) == (role, value, photo)


@pytest.mark.parametrize(
    "text",
    ["Theo kế hoạch đã định", "Theo Liên hiệp, mùa này mưa nhiều.", "Bài học từ vùng cao", "Ảnh:"],
)
def test_lines_which_only_begin_like_credits(text):
    assert read_credit_line(text) is None


@pytest.mark.parametrize("text", ["Lan Chi", "Trần Thị Lan Chi", "Lan Chi - Gia Huy", "LAN CHI"])
def test_names(text):
    assert is_name_only(text)


@pytest.mark.parametrize(
    "text", ["Lan", "Yên Bái", "Lan chi", "Lan Chi 2", "Lan Chi.", "Cách làm của bạn", ""]
)
def test_no_names(text):
    assert not is_name_only(text)


def test_names_in_capitals():
    assert person("ĐẶNG THỊ ÁNH") == "Đặng Thị Ánh"
    assert person("PV") == "PV"
    assert person("Lê MAI") == "Lê MAI"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tiếng Việt | English", "language switch"),
        ("Tăng cỡ chữ Giảm cỡ chữ", "font size buttons"),
        ("Viết bình luận mới", "comment form heading"),
        ("Tin cùng chuyên mục", "related-links heading"),
        ("Bài viết mới nhất:", "related-links heading"),
        ("Xem thêm >>", "more link"),
        ("Trang chủ » Tin tức » Đối ngoại", "breadcrumbs"),
        ("In trang", "print button"),
        ("Lượt xem: 1.024", "view counter"),
        ("Chia sẻ Facebook Zalo", "share buttons"),
        ("© 2022 Báo Vùng Cao", "copyright footer"),
        ("***", "separator"),
        ("Trang chủ của chúng ta là ngôi nhà chung", ""),
        ("In trang sách đầu tiên bằng mộc bản", ""),
        ("Bình luận của một nhà báo về chuyến đi", ""),
        ("Bản quyền phần mềm và hợp tác quốc tế", ""),
    ],
)
def test_chrome(text, kind):
    assert chrome_kind(Line(text, text, 1, 1)) == kind

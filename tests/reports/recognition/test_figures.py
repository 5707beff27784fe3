"""Invented sentences in many phrasings: what is a figure, what is none, and what it means."""

from datetime import date
from decimal import Decimal

import pytest

from portal.core.figures import Measure, Qualifier
from portal.core.money import CURRENCIES
from portal.core.periods import Period
from portal.reports.recognition import FoundFigure, recognise


def figures(sentence: str) -> list[FoundFigure]:
    return list(recognise(sentence).figures)


def values(sentence: str) -> list[tuple[Decimal, str]]:
    return [(figure.value, figure.unit) for figure in figures(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Đã tổ chức 07 lớp tập huấn và 2 hội thảo.", [(7, "activity"), (2, "activity")]),
        ("Có 41 dự án của 17 tổ chức.", [(41, "programme"), (17, "organisation")]),
        ("Biên tập 60 tin, bài gửi các báo.", [(60, "article")]),
        ("Phát hành bản tin 3 kỳ/năm.", [(3, "issue")]),
        ("Đến nay đã có 5/9 đối tác trả lời.", [(5, "organisation")]),
        ("Đón hai mươi lăm đoàn khách.", [(25, "delegation")]),
        ("Trong số 12 nhà tài trợ có ba doanh nghiệp.", [(12, "organisation"), (3, "company")]),
        ("Cho ý kiến đối với 06 trường hợp gia hạn.", [(6, "registration")]),
        ("Hỗ trợ 3 triệu đồng bào và 5 nghìn đồng chí.", [(3_000_000, "person"), (5000, "person")]),
        ("Năm 2023 có 2000 người tham gia.", [(2000, "person")]),
        ("Số dự án tăng từ 12 lên 15 dự án.", [(15, "programme")]),
        ("The union met 14 foreign NGOs.", [(14, "organisation")]),
        ("Trồng 5 ha rừng.", [(5, "")]),
        ("Có 5 dự án/3 tỷ đồng.", [(5, "programme"), (3_000_000_000, "VND")]),
    ],
)
def test_counts(sentence: str, expected: list[tuple[int, str]]) -> None:
    assert values(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngày 2/9 tổ chức mít tinh, sáng 8/3 tổ chức gặp mặt.",
        "Quyết định số 77/QĐ-UBND ngày 5 tháng 1 năm 2022.",
        "Điện thoại: 0219 3866 123; 0912.345.678.",
        "Số tài khoản: 1234567890 tại ngân hàng.",
        "Đại hội lần thứ II, khóa 5, Cụm số 2, Điều 8 khoản 3, quý 3.",
        "Giai đoạn 2021-2025, tầm nhìn đến năm 2030.",
        "Thực hiện Chương trình 135 và Nghị quyết 22.",
        "Trong 6 tháng đầu năm, sau 10 năm hoạt động, ba năm hoạt động, lúc 8 giờ 30.",
        "Một là, giữ vững; Hai là, phát triển; đây là một nhiệm vụ quan trọng.",
        "Hai tỉnh và hai bên cùng ký.",
        "Hàng trăm dự án, hàng chục tỷ đồng, vài trăm triệu đồng.",
        "Dịch COVID-19, công nghiệp 4.0, mạng 3G.",
        "1. Kết quả\n2.1. Hạn chế",
        "Dự kiến kinh phí từ 10 đến 15 triệu đồng, hoặc 2-3 tỷ đồng.",
        "Tỷ giá 22.949 đồng/USD; 1 USD = 25.000 đồng.",
        "Trong năm dự án hoạt động tốt.",
    ],
)
def test_what_is_no_figure(sentence: str) -> None:
    assert figures(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Có 15 đồng chí dự, 5.000 đồng bào, 20.000 đồng hương, 12.000 đ/c.",
        "Hội nghị do 2 đồng chủ tịch điều hành.",
        "Thăm 3 triệu Đồng Văn, 20 yên, 2 đô thị, 5 bảng.",
        "Năm 2023 triệu tập 3 hội nghị.",
        "Bảng: 84 207 tỷ đồng",
        "Chi 3 000 000 đồng",
        "Tỷ lệ 3 tỷ lệ, 15 triệu lượt, trên 1,4 tỷ.",
        "Đạt 59,3% kế hoạch năm.",
        "Hợp đồng số 15 đồng thời có hiệu lực.",
        "Quyên góp 1 triệu đô la Canada.",
    ],
)
def test_no_false_money(sentence: str) -> None:
    assert [figure for figure in figures(sentence) if figure.unit in CURRENCIES] == []


@pytest.mark.parametrize(
    ("written", "currency"),
    [
        ("15,2 triệu USD", "USD"),
        ("15,2 triệu đô la Mỹ", "USD"),
        ("US$ 15,2 triệu", "USD"),
        ("15,2 triệu đô-la", "USD"),
        ("15,2 triệu euro", "EUR"),
        ("15,2 triệu yên Nhật", "JPY"),
        ("15,2 triệu won", "KRW"),
        ("15,2 triệu bảng Anh", "GBP"),
        ("15,2 triệu nhân dân tệ", "CNY"),
        ("15,2 triệu kíp", "LAK"),
        ("15,2 triệu đồng Việt Nam", "VND"),
        ("15,2 triệu đồng", "VND"),
        ("15,2 triệu đô la Úc", "AUD"),
    ],
)
def test_currencies(written: str, currency: str) -> None:
    assert values(f"Tổng số tiền là {written}.") == [(15_200_000, currency)]


@pytest.mark.parametrize(
    ("words", "qualifier"),
    [
        ("", Qualifier.EXACT),
        ("trên ", Qualifier.OVER),
        ("hơn ", Qualifier.OVER),
        ("ít nhất ", Qualifier.OVER),
        ("gần ", Qualifier.NEARLY),
        ("ngót ", Qualifier.NEARLY),
        ("khoảng ", Qualifier.ABOUT),
        ("ước đạt ", Qualifier.ABOUT),
        ("tương đương trên ", Qualifier.OVER),
    ],
)
def test_qualifiers(words: str, qualifier: Qualifier) -> None:
    (figure,) = figures(f"Kinh phí {words}10 tỷ đồng.")
    assert figure.qualifier is qualifier


def test_on_fields_is_where_and_not_how_many() -> None:
    (figure,) = figures("Hợp tác trên 3 lĩnh vực.")
    assert figure.qualifier is Qualifier.EXACT


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        (
            "Cam kết 9 triệu USD, giải ngân 4 triệu USD (khoảng 100 tỷ đồng).",
            [Measure.COMMITMENT, Measure.DISBURSEMENT, Measure.DISBURSEMENT],
        ),
        (
            "9 triệu USD vốn cam kết, 4 triệu USD đã giải ngân.",
            [Measure.COMMITMENT, Measure.DISBURSEMENT],
        ),
        ("Tổng kinh phí thực hiện là 12 tỷ đồng.", [Measure.TOTAL_COST]),
        ("Tổng giá trị 8 triệu USD.", [Measure.UNSTATED]),
        ("Kinh phí: 1.400.000.000đ.", [Measure.TOTAL_COST]),
        ("USD 2 million was committed and over USD 1 million disbursed.",
         [Measure.COMMITMENT, Measure.DISBURSEMENT]),
    ],
)  # fmt: skip
def test_measures(sentence: str, measures: list[Measure]) -> None:
    assert [figure.measure for figure in figures(sentence)] == measures


@pytest.mark.parametrize(
    ("opening", "period"),
    [
        ("6 tháng đầu năm 2024", Period.half_year(2024, 1)),
        ("Sáu tháng cuối năm 2024", Period.half_year(2024, 2)),
        ("9 tháng năm 2024", Period.nine_months(2024)),
        ("Trong năm 2024", Period.year(2024)),
        ("Nhiệm kỳ 2019 – 2024", Period.term(2019, 2024)),
        ("Giai đoạn 2019-2024", Period.years(2019, 2024)),
        ("Từ năm 2019 đến năm 2024", Period.years(2019, 2024)),
        ("Từ năm 2019 đến nay", Period.own(date(2019, 1, 1), None)),
        ("Thời gian qua", None),
    ],
)
def test_the_period_of_a_sentence(opening: str, period: Period | None) -> None:
    (figure,) = figures(f"{opening}, Liên hiệp đã đón 12 đoàn khách.")
    assert figure.period == period


def test_a_period_lasts_until_the_next_and_plans_have_none() -> None:
    found = figures(
        "Nhiệm kỳ 2019 - 2024, có 3 hội thành viên. Thực hiện Chiến lược giai đoạn 2021 - 2030, "
        "đón 12 đoàn. Vào năm 2020 tổ chức 2 hội nghị. Nhiệm kỳ qua có 40 dự án. "
        "6 tháng đầu năm 2025 có 5 dự án."
    )
    term, half = Period.term(2019, 2024), Period.half_year(2025, 1)
    assert [figure.period for figure in found] == [term, term, Period.year(2020), term, half]


def test_words_lines_and_places() -> None:
    text = (
        "Báo cáo\r\n\r\nTổng giá trị cam kết tài trợ hơn 2,5\r\n"
        "triệu USD cho 12 dự án, công trình của tỉnh"
    )
    money, count = recognise(text).figures
    assert (money.value, money.what, money.line) == (2_500_000, "Tổng giá trị cam kết tài trợ", 3)
    assert (count.what, count.line) == ("dự án, công trình", 4)
    assert money.place.quote == "hơn 2,5 triệu USD"


def test_decomposed_letters_are_read_too() -> None:
    import unicodedata

    text = unicodedata.normalize("NFD", "Tổng kinh phí trên 10 tỷ đồng.")
    (figure,) = figures(text)
    assert (figure.value, figure.qualifier) == (10_000_000_000, Qualifier.OVER)


def test_shares_are_parts_of_one() -> None:
    (figure,) = figures("Tỷ lệ giải ngân đạt 59,3% so với cam kết.")
    assert (figure.value, figure.measure) == (Decimal("0.593"), Measure.SHARE)


def test_an_amount_without_a_currency_leaves_the_currency_to_people() -> None:
    (figure,) = figures("Kinh phí giải ngân trên 1,4 tỷ trong kỳ.")
    assert (figure.value, figure.unit, figure.measure) == (
        1_400_000_000, "", Measure.DISBURSEMENT,
    )  # fmt: skip


@pytest.mark.parametrize("text", ["", " ", "\n\n", "abc", "đồng", "1", "%", "(", "tỷ " * 5])
def test_nothing_in_nothing_out(text: str) -> None:
    assert figures(text) == []


def test_days() -> None:
    days = recognise("Ngày 05/01/2022, 30-5-2023, 3 tháng 2 năm 2020, 31/02/2021 và 2/9.").dates
    assert [found.day for found in days] == [
        date(2022, 1, 5), date(2023, 5, 30), date(2020, 2, 3),
    ]  # fmt: skip

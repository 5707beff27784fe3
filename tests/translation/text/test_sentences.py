"""Where one sentence ends and the next begins, in the press text of two languages."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.translation.text.sentences import sentences_of

# Sentences are parted by "|"; white space belongs to the sentence before it.
VIETNAMESE = [
    "Đoàn đã đến thăm tỉnh bạn.",
    "Đoàn đã đến thăm tỉnh bạn. |Hai bên ký thỏa thuận. |Lễ ký diễn ra tại Huế.",
    "Đoàn do TP. Huế cử sang. |TP. HCM cũng tham dự. |Tp. Đà Nẵng chưa trả lời.",
    "PGS.TS. Lê Thu Hà, GS. Trần An và ThS. Ngô Bình phát biểu. |Th.S Đào Mai điều hành.",
    "Ông Nguyễn V. An gặp TS. Ly tại Q. 1 và P. 5. |Bà H. Mai vắng mặt.",
    "Dự án trị giá 15.2 triệu USD, hỗ trợ 1.250 hộ. |Năm 2023. |Năm nay tăng 3,5%.",
    "Ngày 30.5.2023, đoàn lên đường. |Ngày 30. 5. 2023 là ngày hội. |Xong ngày 1.6.2023. |Hết.",
    "Theo Quyết định số 1620/QĐ-UBND. |Chỉ thị số 12-CT/TW được ban hành. |Xem Điều 5. |Hết.",
    "Gồm Nga, Pháp, Séc... và Lào... |Đồng thời, tỉnh mời Nhật Bản… |Kết quả rất tốt…",
    "Trồng rừng, làm đường, v.v. và dạy nghề, v.v. |Đoàn ra về.",
    "“Chúng tôi rất vui.” |Ông An nói: “Xin cảm ơn! |Hẹn gặp lại.” |(Ảnh: Mai. Nguồn: báo.) |Hết.",
    "“Vì sao?” ông An hỏi. |Ai trả lời?! |Không ai cả!",
    "Hai nước là láng giềng; Huế là cầu nối. |Gồm: Lào và Nga.",
    "Hội nghị bế mạc.  |Mọi người ra về./. |TTXVN",
    "Hội nghị bế mạc./.",
    "Hội nghị bế mạc. ./.",
    "1. Khai mạc. |2. Thảo luận. |IV. Bế mạc.",
    "Mục tiêu gồm: 1. Dạy nghề; 2. Làm đường. |Hạn là năm 2030.",
    "- Đón đoàn. |- 2.1. Tiễn đoàn. |– Họp báo.",
    "Xem https://vi.example.vn/tin?so=1.Hai hoặc viết thư cho a.b@example.vn. |Xin cảm ơn.",
    "Đón <b>đoàn Lào.</b> |Tiễn <a id=\"a1\">đoàn Nga</a>. |<i>Hết ngày.</i>",
    "<b>Đón đoàn. Tiễn đoàn.</b> |Họp báo.",
    "Đón đoàn.|<b> Tiễn</b> đoàn.",
    "Đón <b>đoàn. <i>Tiễn</i> đoàn</b> rồi nghỉ. |Hết.",
    "Trụ sở: 12 phố Huế<br/>|điện thoại 0123<br/> <br/>|TP.<br/>|Hồ<br/>",
    "<b>Tin<br/>ngắn</b><br/>|Ảnh: Lý Mai",
    "Đoàn Công ty A &amp; Ba. |&quot;Rất vui.&quot; |&lt;Hết&gt;",
    "Đón đoàn.\u00a0 |Tiễn đoàn.\u200b |Hết.[1] |Xong.",
    "Đón đoàn.Tiễn đoàn. |Hết",
    "Một câu rất dài " + "và dài " * 400 + "không bị cắt.",
    "*** Hết. |Xong. * *",
    "...",
    "",
]  # fmt: skip
ENGLISH = [
    "The delegation left Hue. |It arrived in Vientiane.",
    "Mr. Khamphet met Dr. Le Thu Ha. |Prof. Ngo chaired St. Mary Hall.",
    "The U.S. Embassy and Washington D.C. Office agreed. |They left the U.S. |The talks went on.",
    "It opens at 9 a.m. Tuesday and ends at 5 p.m. |The public is welcome, e.g. Friends of Laos.",
    "See Decision No. 1620. |Was it signed? |No. |That is not so. |On Sept. 5 it was.",
    "Gifts worth USD 15.2 million for 1,250 households. |Acme Co. Ltd. gave more. |In all 3.",
    "“We are glad.” |She said: “Thank you!” |(More to come. Soon.) |The end.",
    "J. R. Smith and J.R. Le came… |Then they left... but returned.",
]


@pytest.mark.parametrize(
    ("language", "marked"),
    [*(("vi", text) for text in VIETNAMESE), *(("en-gb", text) for text in ENGLISH)],
)
def test_a_paragraph_falls_into_its_sentences(language: str, marked: str) -> None:
    expected = marked.split("|") if marked else []
    assert sentences_of(marked.replace("|", ""), language) == expected


def test_a_language_without_lists_knows_the_common_titles() -> None:
    assert sentences_of("M. Lo et Dr. Ha. Fin", "fr") == ["M. Lo et Dr. Ha. ", "Fin"]


def test_decomposed_letters_are_the_same_letters() -> None:
    assert sentences_of("Ơ TP. Đà. Ấm. A\u0302\u0301m.", "vi")[-2:] == ["Ấm. ", "A\u0302\u0301m."]


PARTS = st.sampled_from(
    [
        "Đoàn",
        "an",
        "TP",
        " ",
        ".",
        ". ",
        "…",
        "! ",
        "1",
        "<br/>",
        "&amp;",
        "(",
        ")",
        "\u00a0",
        "<b>Vui. Về.</b>",
        '<a id="a1">x. ',
        "<i>",
        "</i>",
        "</a>",
        "”",
        "./.",
        "<",
        ">",
        "&",
    ]
)


@given(st.lists(PARTS, max_size=25).map("".join), st.sampled_from(["vi", "en"]))
def test_nothing_is_lost_and_no_tag_is_cut(text: str, language: str) -> None:
    pieces = sentences_of(text, language)
    has_bare_sign = ">" in re.sub(r"<[^<>]*>", "", text)
    assert "".join(pieces) == text
    for piece in pieces[1:]:
        assert any(
            character.isalnum() for character in re.sub(r"</?[a-zA-Z][^<>]*>|&\w+;", "", piece)
        )
        assert not re.match(r"[^<]*>", piece) or has_bare_sign

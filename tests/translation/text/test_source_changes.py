"""What an editor changed in a Vietnamese text, and whether the English must follow."""

import pytest

from portal.translation.text.edits import COSMETIC, Reason, reasons_of_edit
from portal.translation.text.source_changes import change_kind, text_change

F, P, C, S, T, W = (
    Reason.FORMATTING,
    Reason.PUNCTUATION,
    Reason.CASE,
    Reason.SPELLING,
    Reason.TYPING_ERROR,
    Reason.SMALL_WORDS,
)

NO_NEED_TO_FOLLOW = [
    ("Đoàn <b>đã</b> đến.", "Đoàn <i>đã</i> đến.", {F}),
    ("Đoàn đến,  họp.", "Đoàn đến; họp!", {P}),
    ('Hội "Hữu nghị" - Huế', "Hội “Hữu nghị” – Huế", {P}),
    ("giai đoạn 2018-2023", "giai đoạn 2018 – 2023", {P}),
    ("- 5 năm qua (một)", "5 năm qua, một", {P}),
    ("hai nước hữunghị", "hai nước hữu nghị", {P}),
    ("Kết thúc tốt đẹp.", "Kết thúc tốt đẹp./.", {P}),
    ("đoàn đã đến. ông Lý nói", "Đoàn đã đến. Ông Lý nói", {C}),
    ("thăm Hoa kỳ", "thăm Hoa Kỳ", {C}),
    ("gặp chủ tịch tỉnh", "gặp Chủ tịch tỉnh", {C}),
    ("TIN VẮN TRONG TUẦN", "Tin vắn trong tuần", {C}),
    ("vì hoà bình, thuỷ lợi", "vì hòa bình, thủy lợi", {S}),
    ("207 tỷ đồng, kỹ năng, quý vị", "207 tỉ đồng, kĩ năng, quí vị", {S}),
    ("vượt qua khó khan chung", "vượt qua khó khăn chung", {T}),
    ("hợp tác hữu ngị lâu dài", "hợp tác hữu nghị lâu dài", {T}),
    ("hình ảnh đất nước", "hình ảnh của đất nước", {W}),
    ("xem www.example.vn/a, rồi về", "xem www.example.vn/a; rồi về", {P}),
    ("Đoàn <b>đã</b> hợp tac, và về.", "Đoàn đã hợp tác và về", {T}),
]
MUST_FOLLOW = [
    ("trao 150 suất", "trao 160 suất", Reason.NUMBERS),
    ("trị giá 15,2 triệu", "trị giá 15.2 triệu", Reason.NUMBERS),
    ("trị giá 15 triệu", "trị giá 15 tỷ", Reason.NUMBERS),
    ("ngày 30/5/2023", "ngày 31/5/2023", Reason.NUMBERS),
    ("tăng 5%", "tăng 5", Reason.NUMBERS),
    ("lạnh -5 độ", "lạnh 5 độ", Reason.NUMBERS),
    ("lạnh (–5 độ)", "lạnh (5 độ)", Reason.NUMBERS),
    ("hai bên ký", "bốn bên ký", Reason.NUMBERS),
    ("Trận thắng 3-2 rồi 1-0", "Trận thắng 3-2 rồi 0-1", Reason.NUMBERS),
    ("trong ba ngày", "trong bà ngày", Reason.WORDING),
    ("năm người", "nắm người", Reason.WORDING),
    ("tỉnh đồng ý", "tỉnh không đồng ý", Reason.NEGATION),
    ("tổ chức phi chính phủ", "tổ chức chính phủ", Reason.NEGATION),
    ("they didn’t sign", "they did sign", Reason.NEGATION),
    ("ông Nguyễn Văn Ban đến", "ông Nguyễn Văn Bản đến", Reason.NAMES),
    ("yêu hòa bình và", "yêu Hòa Bình và", Reason.NAMES),
    ("gặp WHO tại", "gặp Who tại", Reason.NAMES),
    ("Quyết định 5/QĐ-TTg", "Quyết định 5/QĐ-TTG", Reason.NAMES),
    ("xuất khẩu tăng", "xuất khẩu tặng", Reason.WORDING),
    ("đoàn đã họp kín", "đoàn đã hợp kín, học", Reason.WORDING),
    ("khó khan và thách thưc", "khó khăn và thách thức", Reason.WORDING),
    ("họ bàn bạc", "hộ bàn bạc", Reason.WORDING),
    ("một số project mới", "một số projects mới", Reason.WORDING),
    ("đoàn đến thăm", "đoàn đến thăm và làm việc", Reason.WORDING),
    ("hai bên thì gặp của nhau", "hai bên gặp nhau", Reason.WORDING),
    ("đoàn sẽ đến", "đoàn đã đến", Reason.WORDING),
    ("tỉnh bạn tặng quà", "tỉnh bạn được tặng quà", Reason.WORDING),
    ("xem www.example.vn/a-b.", "xem www.example.vn/ab.", Reason.LINKS),
    ("thư: a.b@example.vn", "thư: ab@example.vn", Reason.LINKS),
    ('xem <a id="a1">báo cáo</a> này', "xem báo cáo này", Reason.LINKS),
    ('xem <a id="a1">báo cáo</a> này', 'xem báo cáo <a id="a1">này</a>', Reason.LINKS),
]


@pytest.mark.parametrize(("old", "new", "reasons"), NO_NEED_TO_FOLLOW)
def test_cosmetic_edits_are_known_both_ways(old: str, new: str, reasons: set[Reason]) -> None:
    assert reasons_of_edit(old, new) == reasons
    assert reasons_of_edit(new, old) == reasons
    assert reasons <= COSMETIC


@pytest.mark.parametrize(("old", "new", "reason"), MUST_FOLLOW)
def test_what_may_change_the_meaning_is_substantive_both_ways(old, new, reason) -> None:
    for reasons in (reasons_of_edit(old, new), reasons_of_edit(new, old)):
        assert reason in reasons
        assert not reasons <= COSMETIC


TITLE = ("title", "Đoàn đại biểu tỉnh thăm Viêng Chăn")
FIRST = ("body.1", "Đoàn đã hội đàm với lãnh đạo địa phương về giáo dục.")
SECOND = ("body.1", "Hai bên ký biên bản ghi nhớ về đào tạo giáo viên.")
THIRD = ("body.2", "Chiều cùng ngày, đoàn dâng hoa tại đài tưởng niệm.")


def _edited(string: tuple[str, str], old: str, new: str) -> tuple[str, str]:
    return string[0], string[1].replace(old, new)


@pytest.mark.parametrize(
    ("new", "kind", "reasons"),
    [
        ([TITLE, FIRST, SECOND, THIRD], "none", set()),
        ([TITLE, FIRST, ("body.1", " "), SECOND, THIRD], "none", set()),
        ([TITLE, _edited(FIRST, "giáo", "<b>giáo</b>"), SECOND, THIRD], "cosmetic", {F}),
        (
            [_edited(TITLE, "thăm", "thắm"), FIRST, SECOND, _edited(THIRD, ",", "")],
            "cosmetic",
            {T, P},
        ),
        ([TITLE, FIRST, SECOND], "substantive", {Reason.REMOVED}),
        ([TITLE, FIRST, SECOND, THIRD, ("body.3", "Hết.")], "substantive", {Reason.ADDED}),
        ([TITLE, SECOND, FIRST, THIRD], "substantive", {Reason.MOVED}),
        ([TITLE, THIRD, FIRST, SECOND], "substantive", {Reason.MOVED}),
        ([("title", "Tin mới"), FIRST, SECOND, THIRD], "substantive", {Reason.NAMES}),
        (
            [TITLE, _edited(SECOND, "bản", "bạn"), FIRST, THIRD],
            "substantive",
            {Reason.MOVED, T},
        ),
    ],
)
def test_the_change_of_a_source_is_the_sum_of_its_strings(new, kind, reasons) -> None:
    old = [TITLE, FIRST, SECOND, THIRD]
    assert change_kind(old, new) == kind
    assert text_change(old, new).reasons == reasons


def test_each_changed_string_is_named_with_its_predecessor() -> None:
    new_second = _edited(SECOND, "Hai", "Ba")
    change = text_change([TITLE, FIRST, SECOND], [TITLE, new_second, THIRD])
    assert [(string.path, string.old, string.new) for string in change.strings] == [
        ("body.1", SECOND[1], new_second[1]),
        ("body.1", FIRST[1], None),
        ("body.2", None, THIRD[1]),
    ]

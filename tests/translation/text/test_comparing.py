"""Word differences, the alignment of paragraphs, and the count of words."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.translation.text.alignment import align
from portal.translation.text.counting import words_in
from portal.translation.text.word_differences import word_diff

MARKS = {"same": "{}", "removed": "[-{}]", "added": "[+{}]"}


def shown(old: str, new: str) -> str:
    return "".join(MARKS[piece.kind].format(piece.text) for piece in word_diff(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ""),
        ("", "Đoàn đến.", "[+Đoàn đến.]"),
        ("Đoàn đến.", "", "[-Đoàn đến.]"),
        ("Đoàn <b>đến</b> Huế.", "Đoàn đến  Huế.", "Đoàn đến Huế."),
        ("Đoàn đến Huế.", "Đoàn Lào đến Huế.", "Đoàn[+ Lào] đến Huế."),
        ("Đoàn Lào đến Huế.", "Đoàn đến Huế.", "Đoàn[- Lào] đến Huế."),
        ("Đoàn đến Huế sớm.", "Đoàn đến Huế.", "Đoàn đến Huế[- sớm]."),
        ("Hôm nay đoàn đến.", "đoàn đến.", "[-Hôm nay ]đoàn đến."),
        ("Đoàn đến.", "Hôm nay Đoàn đến.", "[+Hôm nay] Đoàn đến."),
        ("Trao 1.250 suất.", "Trao 1.520 suất.", "Trao[- 1.250][+ 1.520] suất."),
        ("Chỉ thị 12-CT/TW mới", "Chỉ thị 13-CT/TW mới", "Chỉ thị[- 12-CT/TW][+ 13-CT/TW] mới"),
        ("A &amp; B", "A & C", "A &[- B][+ C]"),
        ("ký, họp, về", "ký; ăn; về", "ký[-, họp,][+; ăn;] về"),
        (
            "Hai bên đã thống nhất và ký kết văn bản.",
            "Hai bên sẽ tiếp tục và mở rộng hợp tác.",
            "Hai bên[- đã thống nhất và ký kết văn bản][+ sẽ tiếp tục và mở rộng hợp tác].",
        ),
    ],
)
def test_a_reader_sees_the_words_that_changed(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


SENTENCES = st.lists(st.sampled_from(["đoàn", "Lào", "ký", ",", ".", "15,2", "(", " "]), max_size=9)


@settings(max_examples=50)
@given(SENTENCES.map(" ".join), SENTENCES.map(" ".join))
def test_the_pieces_are_the_old_and_the_new_text(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    kept = "".join(piece.text for piece in pieces if piece.kind != "removed")
    gone = "".join(piece.text for piece in pieces if piece.kind != "added")
    assert kept.split() == new.split()
    assert kept == " ".join(new.split())
    assert "".join(gone.split()) == "".join(old.split())
    assert all(a.kind != b.kind for a, b in pairwise(pieces))


VISIT = "Đoàn đại biểu tỉnh đã thăm và làm việc tại Viêng Chăn trong ba ngày."
VISIT_AGAIN = "Đoàn đại biểu tỉnh đã thăm và làm việc tại Viêng Chăn trong năm ngày."
SCHOOL = "Trường tiểu học Hoa Mai được tặng mười bộ máy tính và một tủ sách tiếng Anh."
SCHOOL_AGAIN = "Trường tiểu học Hoa Mai được tặng hai mươi bộ máy tính và một tủ sách."
TALKS = "Tại buổi hội đàm, hai bên trao đổi về hợp tác giáo dục và du lịch."
OTHER = "Đoàn đại biểu thanh niên Nhật Bản trồng cây ở công viên bờ sông."


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        ([], [], []),
        ([], [VISIT], [None]),
        ([VISIT], [], []),
        ([VISIT, TALKS], [VISIT, TALKS], [0, 1]),
        ([VISIT, SCHOOL], [TALKS, VISIT_AGAIN, SCHOOL_AGAIN], [None, 0, 1]),
        ([VISIT, TALKS, SCHOOL], [VISIT_AGAIN, SCHOOL], [0, 2]),
        ([VISIT, SCHOOL, TALKS], [SCHOOL, TALKS, VISIT], [1, 2, 0]),
        ([VISIT, TALKS, SCHOOL], [SCHOOL_AGAIN, VISIT_AGAIN, TALKS], [2, 0, 1]),
        ([VISIT], [OTHER], [None]),
        ([VISIT], [VISIT_AGAIN, VISIT], [None, 0]),
        ([TALKS, TALKS], [TALKS, TALKS], [0, 1]),
        ([f"<b>{VISIT}</b>"], [VISIT_AGAIN.replace("ngày", '<a id="a1">ngày</a>')], [0]),
        (["Chủ tịch", "Phó Chủ tịch"], ["Chủ tich", "Thư ký"], [0, None]),
    ],
)
def test_a_changed_paragraph_finds_the_one_before_it(old, new, places) -> None:
    assert align(old, new) == [(place, index) for index, place in enumerate(places)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Hữu nghị", 2),
        ("kinh tế – xã hội: 15,2&nbsp;triệu <b>U</b>SD...", 7),
        ("Lào<br/>Nga &amp; Pháp", 3),
        ('<a id="a1">Nghị định</a> 58/2022', 3),
    ],
)
def test_words_are_counted_as_people_count_them(text: str, words: int) -> None:
    assert words_in(text) == words

"""Terms of the glossary: what is certainly wrong is stopped, what may be right is asked about."""

from dataclasses import replace

import pytest

from portal.translation.checks import Pair, TermRule, check

COMMITTEE = TermRule(
    "UBND tỉnh", ("Provincial People's Committee", "People's Committee"), part="organisation"
)
PARTY = TermRule("Tỉnh ủy", ("Provincial Party Committee",), part="organisation")
COUNCIL = TermRule("HĐND tỉnh", ("Provincial People's Council",), part="organisation")
ASSOCIATION = TermRule(
    "Hội hữu nghị Việt – Ấn", ("Viet Nam–India Friendship Association",), part="organisation"
)
VICE = TermRule(
    "Phó Chủ tịch UBND tỉnh", ("Vice Chairman of the Provincial People's Committee",), part="title"
)
CHIEF = TermRule("Trưởng đại diện", ("Chief Representative",), part="title")
DIRECTOR = TermRule("Giám đốc Quốc gia", ("Country Director",), part="title")
DEPARTMENT = TermRule("Sở Ngoại vụ", ("Department of Foreign Affairs",), part="organisation")
DIPLOMACY = TermRule(
    "đối ngoại nhân dân",
    ("people-to-people diplomacy",),
    part="term",
    avoided=("people's foreign affairs",),
)
AID = TermRule("viện trợ nhân đạo", ("humanitarian aid",), part="term")
LOAN = TermRule("vốn vay ưu đãi", ("concessional loans",), part="term")
BRIEFING = TermRule("họp giao ban", ("briefing meeting",), part="event")
REVIEW = TermRule("họp sơ kết", ("mid-term review",), part="event")
NO_PROJECT = TermRule("viện trợ phi dự án", ("non-project aid",), part="term")
PROVINCE = TermRule("tỉnh Yên Bái", ("Yen Bai province",), part="place")
MONEY = TermRule("triệu USD", ("million US dollars",), part="unit")
ADVISE = TermRule("tham mưu", ("advise", "advice"), part="term")


def severities(
    source: str, target: str, *terms: TermRule, rivals: tuple[TermRule, ...] = ()
) -> list[str]:
    pair = Pair(source, target, "vi", "en", terms=terms, rivals=rivals)
    return [finding.severity.value for finding in check(pair) if finding.code == "term"]


@pytest.mark.parametrize(
    ("source", "target", "term"),
    [
        ("Phó Chủ tịch UBND tỉnh dự.", "The Vice Chairwoman of the Yen Bai Provincial People's "
         "Committee attended.", VICE),
        ("Phó Chủ tịch UBND tỉnh dự.", "The Deputy Chair of the People's Committee of the province "
         "attended.", VICE),
        ("Hội hữu nghị Việt – Ấn họp.", "The Vietnam - India Friendship Association met.",
         ASSOCIATION),
        ("Hội hữu nghị Việt – Ấn họp.", "The friendship association of Viet Nam and India met.",
         ASSOCIATION),
        ("Người dân tỉnh Yên Bái.", "The people of Yen Bai.", PROVINCE),
        ("Trị giá 2 triệu USD.", "It is worth US$2m.", MONEY),
        ("Liên hiệp tham mưu kịp thời.", "The Union advised in good time.", ADVISE),
        ("Liên hiệp làm tốt đối ngoại nhân dân.", "Its diplomacy is people-to-people.", DIPLOMACY),
        ("Sở Ngoại vụ chủ trì.", "The provincial Foreign Affairs Department took the lead.",
         DEPARTMENT),
        ("UBND tỉnh họp.", "The people’s committee of the province met.", COMMITTEE),
    ],
)  # fmt: skip
def test_other_forms_and_orders_of_a_wording_are_right(source, target, term) -> None:
    assert severities(source, target, term) == []


@pytest.mark.parametrize(
    ("source", "target", "term"),
    [
        ("UBND tỉnh họp.", "The Committee met.", COMMITTEE),
        ("Sở Ngoại vụ chủ trì.", "The Department took the lead.", DEPARTMENT),
        ("Hội hữu nghị Việt – Ấn họp.", "The Association met.", ASSOCIATION),
    ],
)  # fmt: skip
def test_short_forms_and_free_wordings_are_asked_about(source, target, term) -> None:
    assert severities(source, target, term) == ["warning"]


@pytest.mark.parametrize(
    ("source", "target", "term"),
    [
        ("Hội hữu nghị Việt – Ấn họp.", "The India–Vietnam Amity Circle met.", ASSOCIATION),
        ("Hội hữu nghị Việt – Ấn họp.", "The Viet Nam–India Friendship Club met.", ASSOCIATION),
        ("UBND tỉnh họp.", "The provincial government met.", COMMITTEE),
        ("Sở Ngoại vụ chủ trì.", "The Foreign Affairs Bureau took the lead.", DEPARTMENT),
        ("Tỉnh làm tốt đối ngoại nhân dân.", "Its people's foreign affairs go well.", DIPLOMACY),
        ("Tỉnh làm tốt đối ngoại nhân dân.", "The province reaches out to everyone.", DIPLOMACY),
        ("Tỉnh nhận viện trợ nhân đạo.", "The province received humanitarian supplies.", AID),
        ("Liên hiệp tham mưu kịp thời.", "The Union gave its opinion in good time.", ADVISE),
        ("Phó Chủ tịch UBND tỉnh dự.", "The Deputy Secretary of the Provincial People's Committee "
         "attended.", VICE),
        ("Nhận viện trợ phi dự án.", "It received project aid.", NO_PROJECT),
    ],
)  # fmt: skip
def test_what_is_certainly_another_name_is_stopped(source, target, term) -> None:
    assert "error" in severities(source, target, term)


@pytest.mark.parametrize(
    ("source", "target", "term", "rival", "expected"),
    [
        ("Gặp Tỉnh ủy.", "They met the Provincial People's Council.", PARTY, COUNCIL, "error"),
        ("UBND tỉnh họp.", "The Provincial People's Council met.", COMMITTEE, COUNCIL, "error"),
        ("Gặp Trưởng đại diện.", "They met the Country Director.", CHIEF, DIRECTOR, "error"),
        ("Nhận viện trợ nhân đạo.", "It took concessional loans.", AID, LOAN, "error"),
        # The original has the other one as well, in other words.
        ("Dự họp giao ban, họp sơ kết khác.", "They attended a briefing and the mid-term review.",
         BRIEFING, REVIEW, "warning"),
        # Another kind of expression is no rival.
        ("Dự họp giao ban.", "They attended a briefing with the Country Director.", BRIEFING,
         DIRECTOR, "warning"),
    ],
)  # fmt: skip
def test_the_wording_of_another_term_is_stopped(source, target, term, rival, expected) -> None:
    assert severities(source, target, term, rivals=(rival,)) == [expected]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Phó Giám đốc Sở dự.", "The Director of the Department attended.", ["error"]),
        ("Giám đốc Sở dự.", "The Deputy Director of the Department attended.", ["error"]),
        ("Thứ trưởng dự họp.", "The Minister attended the meeting.", ["error"]),
        ("Phó Trưởng đoàn phát biểu.", "The deputy head of the delegation spoke.", []),
        ("Thứ trưởng dự họp.", "The Vice-Minister attended the meeting.", []),
        ("Thứ trưởng dự họp.", "The Deputy Foreign Minister attended the meeting.", []),
        ("Trưởng đoàn đại biểu Quốc hội dự.", "The head of the deputies attended.", []),
        ("Phó Giáo sư Lê Thu Vân là Giám đốc.", "Professor Le Thu Van is the Director.", []),
        ("Công tác ứng phó do Giám đốc lo.", "The Director sees to the response.", []),
        ("Chủ tịch và các Phó Chủ tịch dự.", "The President and Vice Presidents attended.", []),
        ("Phó Chủ tịch Hà Thu Sen dự.", "Ms Ha Thu Sen attended.", []),
        ("Giám đốc ra thành phố.", "The Director went to the city.", []),
    ],
)
def test_deputies_stay_deputies(source, target, expected) -> None:
    assert severities(source, target) == expected


def test_a_body_that_the_original_has_under_another_name_is_no_rival() -> None:
    front = TermRule(
        "Ủy ban MTTQ Việt Nam tỉnh",
        ("Provincial Committee of the Viet Nam Fatherland Front",),
        part="organisation",
    )
    spelled = replace(COUNCIL, source="Hội đồng nhân dân tỉnh")
    source = "HĐND và Ủy ban MTTQ Việt Nam tỉnh gửi thư."
    letters = "The provincial People's Council and Front Committee sent letters."
    assert severities(source, letters, front, rivals=(spelled,)) == ["error"]
    assert severities(source, letters, front, rivals=(COUNCIL, spelled)) == ["warning"]


def test_a_part_of_a_term_is_no_rival() -> None:
    both = TermRule("Phó Chủ nhiệm Ủy ban Dân tộc", ("Vice Chairman of CEMA",), part="title")
    body = TermRule(
        "Ủy ban Dân tộc", ("Committee for Ethnic Minority Affairs",), part="organisation"
    )
    target = "The Vice Chairman of the Committee for Ethnic Minority Affairs came."
    assert "error" not in severities(
        "Phó Chủ nhiệm Ủy ban Dân tộc đến.", target, both, rivals=(body,)
    )

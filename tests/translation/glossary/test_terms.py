from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from portal.translation.models import Term
from tests.translation.glossary.terms import term

pytestmark = pytest.mark.django_db
JUNE, JULY = date(2025, 6, 30), date(2025, 7, 1)


def test_a_term_is_cleaned_found_and_ordered() -> None:
    made = term(
        " Bộ  Ngoại giao ", "Ministry of Foreign Affairs", alternatives="MOFA\n\n MOFA \nMFA"
    )
    assert (made.source, made.alternatives) == ("Bộ Ngoại giao", "MOFA\nMFA")
    term("Ảnh:", "Photo:")
    term("Ban Bí thư", "Secretariat")
    assert list(Term.objects.values_list("target", flat=True)) == [
        "Photo:", "Secretariat", made.target,
    ]  # fmt: skip
    for query in ("ngoai giao bo", "foreign", "mofa"):
        assert list(Term.objects.found_by(query)) == [made]
    assert not Term.objects.found_by(" ").exists()


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({"target": ""}, "target", "Write the English wording."),
        ({"target": "Bộ Ngoại giao"}, "target", "still Vietnamese"),
        ({"target": "MOFA", "alternatives": "MFA\nbộ ngoại giao của ta"}, "alternatives", "still"),
        ({"target": "MOFA", "do_not_translate": True}, "target", "leave it empty"),
        (
            {"target": "MOFA", "valid_from": JULY, "valid_until": JUNE},
            "valid_until",
            "before the first day",
        ),
        ({"target": "MOFA", "part": "nonsense"}, "part", "not a valid choice"),
    ],
)
def test_what_is_no_term_is_refused(fields, field, message) -> None:
    with pytest.raises(ValidationError, match=message) as refused:
        term("Bộ Ngoại giao", **fields)
    assert set(refused.value.message_dict) == {field}


def test_what_stays_as_it_is_needs_no_english() -> None:
    assert term("Hagar International", "", do_not_translate=True).target == "Hagar International"
    assert term("Lý Thịnh", "", do_not_translate=True).target == "Lý Thịnh"


@pytest.mark.parametrize(
    ("starts", "ends", "free"),
    [
        (None, None, False),
        (None, JUNE, False),
        (None, date(2020, 1, 1), True),
        (date(2020, 1, 1), None, False),
        (date(2022, 1, 1), date(2023, 1, 1), False),
        (JULY, None, True),
        (JUNE, JULY, False),
    ],
)
def test_periods_of_one_source_never_overlap(starts, ends, free) -> None:
    term("tỉnh Hà Giang", "Ha Giang province", valid_from=date(2020, 1, 2), valid_until=JUNE)
    term("tỉnh Yên Bái", "Yen Bai province")
    other = Term(source="Tỉnh Hà Giang", target="Ha Giang", valid_from=starts, valid_until=ends)
    if free:
        other.full_clean()
        return
    with pytest.raises(
        ValidationError, match=r"“tỉnh Hà Giang”.*“Ha Giang province”, from .* until"
    ):
        other.full_clean()


def test_a_term_does_not_overlap_itself_nor_its_namesake_in_other_capitals() -> None:
    party = term("Đảng", "the Party", case_sensitive=True)
    party.full_clean()
    term("đảng", "party", case_sensitive=True)
    with pytest.raises(ValidationError):
        term("ĐẢNG", "PARTY")


@pytest.mark.parametrize("day", [None, JUNE])
def test_the_database_holds_one_term_for_a_source_and_day(day) -> None:
    Term.objects.create(source="x", target="y", valid_from=day)
    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.create(source="x", target="z", valid_from=day)
    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.create(source="v", target="w", valid_from=JULY, valid_until=JUNE)


def test_periods_in_words() -> None:
    assert [
        Term(valid_from=starts, valid_until=ends).period()
        for starts, ends in ((None, None), (JULY, None), (None, JUNE), (JUNE, JULY))
    ] == [
        "at any time",
        "from 1 Jul 2025",
        "until 30 Jun 2025",
        "from 30 Jun 2025 until 1 Jul 2025",
    ]

from datetime import date

import pytest

from portal.translation.glossary.stock import Rule, rivals_in, rules_for, term_index
from portal.translation.models import Term
from tests.translation.glossary.terms import term

pytestmark = pytest.mark.django_db


def test_the_index_is_read_once_until_a_term_changes(django_assert_num_queries) -> None:
    association = term("Hội hữu nghị", "friendship association")
    with django_assert_num_queries(1):
        first = term_index()
        assert term_index() is first
    assert term_index("en", "vi") is not first

    association.target = "friendship society"
    association.save()
    with django_assert_num_queries(1):
        assert rules_for("Hội hữu nghị", None)[0].targets == ("friendship society",)
    association.is_active = False
    association.save()
    assert rules_for("Hội hữu nghị", None) == ()
    association.is_active = True
    association.save()
    assert rules_for("Hội hữu nghị", None)
    association.delete()
    assert rules_for("Hội hữu nghị", None) == ()


def test_rules_say_what_the_translation_must_hold() -> None:
    day = date(2025, 6, 30)
    term("tỉnh Hà Giang", "Ha Giang province", valid_until=day)
    term("tỉnh Hà Giang", "the former Ha Giang province", valid_from=date(2025, 7, 1))
    term("Bộ Ngoại giao", "Ministry of Foreign Affairs", alternatives="MOFA")
    term("kiều bào", "overseas Vietnamese")
    term("người Việt Nam ở nước ngoài", "overseas Vietnamese")
    term("Hagar International", "", do_not_translate=True)
    text = "Bộ Ngoại giao, tỉnh Hà Giang và Bộ Ngoại giao gặp Hagar International."
    assert rules_for(text, day) == (
        Rule("Bộ Ngoại giao", ("Ministry of Foreign Affairs", "MOFA"), False),
        Rule("tỉnh Hà Giang", ("Ha Giang province",), False),
        Rule("Hagar International", ("Hagar International",), True),
    )
    assert rules_for("MOFA met overseas Vietnamese.", day, "en", "vi") == (
        Rule("Ministry of Foreign Affairs", ("Bộ Ngoại giao",), False),
        Rule("overseas Vietnamese", ("kiều bào", "người Việt Nam ở nước ngoài"), False),
    )
    with pytest.raises(ValueError, match="no glossary"):
        term_index("vi", "fr")
    assert Term.objects.count() == 6


def test_without_a_day_every_period_of_a_term_will_do() -> None:
    term("tỉnh Hà Giang", "Ha Giang province", valid_until=date(2025, 6, 30))
    term("tỉnh Hà Giang", "the former Ha Giang province", valid_from=date(2025, 7, 1))
    (rule,) = rules_for("Người dân tỉnh Hà Giang", None)
    assert set(rule.targets) == {"Ha Giang province", "the former Ha Giang province"}


def test_rivals_are_terms_that_nothing_asks_for() -> None:
    term("Tỉnh ủy", "Provincial Party Committee", part="organisation", avoided="party office")
    term("HĐND tỉnh", "Provincial People's Council", part="organisation")
    term("Hội đồng nhân dân tỉnh", "Provincial People's Council", part="organisation")
    (asked,) = rules_for("Đoàn gặp Tỉnh ủy.", None)
    assert (asked.part, asked.avoided) == ("organisation", ("party office",))
    rivals = rivals_in("They met the Provincial People's Council.", [asked])
    assert {rival.source for rival in rivals} == {"HĐND tỉnh", "Hội đồng nhân dân tỉnh"}
    (council,) = rules_for("Đoàn gặp HĐND tỉnh.", None)
    assert rivals_in("They met the Provincial People's Council.", [council]) == ()

"""The seven rules that keep a figure true. Pure.

Whatever breaks one raises `RuleBroken`, which names the rule to people and to programs.
"""

from enum import IntEnum

from django.utils.translation import gettext, gettext_lazy
from django.utils.translation.trans_null import gettext_noop


class Rule(IntEnum):
    """What may not be done with figures, by the number under which the guides list it."""

    MEASURES_ARE_NOT_MIXED = 1
    CURRENCIES_ARE_NOT_ADDED = 2
    QUALIFIERS_ADD_ONE_WAY = 3
    PERIODS_DO_NOT_OVERLAP = 4
    SCOPES_ARE_NOT_MIXED = 5
    SHARED_PROGRAMMES_COUNT_ONCE = 6
    ROWS_MAKE_THE_FIGURE = 7

    @property
    def meaning(self) -> str:
        """The rule in one sentence, in the reader's language."""
        return gettext(_MEANINGS[self])


_MEANINGS = {
    Rule.MEASURES_ARE_NOT_MIXED: gettext_noop(
        "Commitment, disbursement and total cost are different measures: they are never added "
        "or compared as one."
    ),
    Rule.CURRENCIES_ARE_NOT_ADDED: gettext_noop(
        "Currencies are never added; a conversion shows its rate, date and source."
    ),
    Rule.QUALIFIERS_ADD_ONE_WAY: gettext_noop(
        "“Over” and an exact number make “over”; “over” and “nearly” have no sum."
    ),
    Rule.PERIODS_DO_NOT_OVERLAP: gettext_noop("Figures of overlapping periods are not added."),
    Rule.SCOPES_ARE_NOT_MIXED: gettext_noop(
        "Figures of different scopes are not mixed: the union's are not the whole province's."
    ),
    Rule.SHARED_PROGRAMMES_COUNT_ONCE: gettext_noop(
        "A programme with several donors counts once in the total and once under each donor."
    ),
    Rule.ROWS_MAKE_THE_FIGURE: gettext_noop("The rows behind a figure add up to it exactly."),
}


class RuleBroken(ValueError):
    """A figure that would be wrong.

    Attributes:
        rule: which of the seven rules it would break.
        detail: what exactly was tried, for people.
    """

    def __init__(self, rule: Rule, detail: str = "") -> None:
        self.rule = rule
        self.detail = detail
        super().__init__(rule, detail)

    def __str__(self) -> str:
        name = gettext_lazy("Rule %(number)s") % {"number": int(self.rule)}
        return f"{name}: {self.rule.meaning} {self.detail}".strip()

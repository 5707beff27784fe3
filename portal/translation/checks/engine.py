"""Runs all checks on a pair."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.translation.checks.courtesy import check_courtesy
from portal.translation.checks.deputies import check_deputies
from portal.translation.checks.exchanged import check_exchanged
from portal.translation.checks.exchanged_people import check_exchanged_people
from portal.translation.checks.exchanged_words import check_exchanged_words
from portal.translation.checks.exchanged_years import check_exchanged_years
from portal.translation.checks.figures import check_figures
from portal.translation.checks.findings import Finding, Pair
from portal.translation.checks.foreign_names import check_foreign_names
from portal.translation.checks.kinds_of_documents import check_kinds_of_documents
from portal.translation.checks.left_over import check_left_over
from portal.translation.checks.left_unmarked import check_left_unmarked
from portal.translation.checks.lost_foreign_names import check_lost_foreign_names
from portal.translation.checks.names import check_names
from portal.translation.checks.omissions import check_omissions
from portal.translation.checks.pairings import check_pairings
from portal.translation.checks.places import check_places
from portal.translation.checks.structure import (
    check_blank,
    check_length,
    check_markup,
    check_typed_markup,
)
from portal.translation.checks.surnames import check_surnames
from portal.translation.checks.terms import check_initials, check_terms
from portal.translation.checks.text_pair import TextPair

# What each code of a finding is about, in the order in which an interface may list them.
CHECKS: Final[Mapping[str, str | Promise]] = MappingProxyType(
    {
        "blank": _("Blank translation"),
        "untranslated": _("Untranslated text"),
        "left-over": _("Words left in the original language"),
        "number": _("Numbers"),
        "scale": _("Thousands, millions, billions"),
        "number-format": _("Decimal points and commas"),
        "currency": _("Currencies"),
        "percentage": _("Percentages"),
        "unit": _("Units of measurement"),
        "qualifier": _("Over, nearly, about"),
        "change": _("Rises and falls"),
        "date": _("Dates"),
        "date-format": _("Dates that can be misread"),
        "time": _("Times"),
        "document": _("Document numbers"),
        "code": _("Codes and names with numbers"),
        "contact": _("Addresses and telephone numbers"),
        "name": _("Names"),
        "link": _("Links"),
        "tag": _("Formatting"),
        "markup": _("Foreign markup"),
        "term": _("Terms of the glossary"),
        "length": _("Length"),
        "omission": _("Missing text"),
    }
)

_CHECKS: Final[tuple[Callable[[TextPair], Iterable[Finding]], ...]] = (
    check_left_over,
    check_left_unmarked,
    check_figures,
    check_exchanged,
    check_exchanged_words,
    check_exchanged_years,
    check_exchanged_people,
    check_pairings,
    check_kinds_of_documents,
    check_names,
    check_courtesy,
    check_foreign_names,
    check_lost_foreign_names,
    check_surnames,
    check_places,
    check_markup,
    check_typed_markup,
    check_terms,
    check_initials,
    check_deputies,
    check_omissions,
    check_length,
)


def check(pair: Pair) -> list[Finding]:
    """Everything that looks wrong, the errors first.

    A blank translation has no other finding.
    """
    texts = TextPair(pair)
    blank = list(check_blank(texts))
    if blank:
        return blank
    findings = [finding for run in _CHECKS for finding in run(texts)]
    return sorted(findings, key=lambda finding: finding.severity)

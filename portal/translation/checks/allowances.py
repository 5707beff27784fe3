"""What good translators change in figures, and why it is only asked about."""

import re
from decimal import Decimal
from functools import cache
from typing import Final
from urllib.parse import SplitResult, urlsplit

from django.utils.translation import gettext as _

from portal.translation.checks.facts import Fact, Unit
from portal.translation.checks.lexicon import table, words
from portal.translation.checks.text_pair import TextPair

_NUMBERS: Final = re.compile(r"\d+")
_MOST_NAMED: Final = 10
_LANGUAGES: Final = frozenset({"en", "eng", "english", "vi", "vie", "vn", "en-us", "en-gb"})
_NAMED_AFTER: Final = re.compile(r"(?: [^\W\d_]+){1,4}: ?[^\W\d_]")
_DAY_FOLLOWS: Final = re.compile(r" ?[^\W\d_]+ \d")
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_WHOLE: Final = Decimal(100)
_CLOSE: Final = Decimal("0.1")


def allowed(pair: TextPair, source: Fact | None, target: Fact | None) -> str:
    """Why the difference may be right, as a message; "" when it cannot."""
    if source and target:
        return (
            allowed_as_short_form(source, target)
            or _rounded(source, target)
            or _same_site(source, target)
        )
    if target:
        return _year_written_out(pair, target) or _explained_in_brackets(pair, target)
    if source:
        return (
            _year_left_out(pair, source)
            or _said_of_all(pair, source)
            or _counts_what_follows(pair, source)
            or _counts_days_that_follow(pair, source)
        )
    return ""


def allowed_as_short_form(source: Fact, target: Fact) -> str:
    """Directive No. 12 for Directive No. 12-CT/TW."""
    document, number = source, target
    if document.unit is not Unit.DOCUMENT:
        document, number = target, source
    leading = _NUMBERS.match(str(document.value))
    kinds = (document.unit, number.unit)
    if kinds == (Unit.DOCUMENT, Unit.NUMBER) and leading and Decimal(leading[0]) == number.value:
        return _("The document number %(source)s is written as %(target)s.")
    return ""


def _rounded(source: Fact, target: Fact) -> str:
    """15.2 million has become "over 15 million": less is said, but nothing wrong."""
    if source.qualifier or not target.qualifier or source.currency != target.currency:
        return ""
    if not isinstance(source.value, Decimal) or not isinstance(target.value, Decimal):
        return ""
    truly_over = target.qualifier in ("over", "least") and source.value > target.value
    truly_under = target.qualifier in ("nearly", "under") and source.value < target.value
    off = abs(source.value - target.value)
    rounder = len(target.value.normalize().as_tuple().digits) < len(
        source.value.normalize().as_tuple().digits
    )
    if rounder and off < source.value * _CLOSE and (truly_over or truly_under):
        return _("%(source)s has been rounded to %(target)s.")
    return ""


def _same_site(source: Fact, target: Fact) -> str:
    """A link may lead to the pages of the same site in the other language."""
    if source.unit is not Unit.URL or target.unit is not Unit.URL:
        return ""
    ours, theirs = (urlsplit(_complete(str(fact.value))) for fact in (source, target))
    if _host(ours.netloc) != _host(theirs.netloc):
        return ""
    same = (ours.path, ours.query) == (theirs.path, theirs.query)
    if same or _names_language(theirs) or _names_language(ours):
        return _("%(source)s and %(target)s are different pages of one site.")
    return ""


def _complete(address: str) -> str:
    return address if "//" in address else f"//{address}"


def _names_language(address: SplitResult) -> bool:
    """Whether the address says which language its page is in."""
    parts = {*address.path.split("/"), *re.split(r"[=&-]", address.query)}
    return bool(_LANGUAGES & parts) or address.netloc.partition(".")[0] in _LANGUAGES


def _host(host: str) -> str:
    return host.removeprefix("www.").removeprefix("en.").removeprefix("vi.")


@cache
def _yearless(language: str, key: str) -> re.Pattern[str]:
    alternatives = "|".join(map(re.escape, words(language, "yearless", key)))
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)


def _year_written_out(pair: TextPair, target: Fact) -> str:
    """A year that the original leaves to the reader."""
    if not target.is_year or isinstance(target.value, str):
        return ""
    if pair.pair.on and abs(target.value - pair.pair.on.year) > 1:
        return ""
    if _yearless(pair.source_language, "words").search(pair.source) or has_day_without_year(pair):
        return _("%(target)s is not in the original.")
    return ""


def _explained_in_brackets(pair: TextPair, target: Fact) -> str:
    """A measure that the reader does not know, in one that he does: "one mau (3,600 sq m)".

    An amount of money is another: at what rate, nobody has said.
    """
    if not isinstance(target.value, Decimal) or target.is_year or target.currency:
        return ""
    in_brackets = any(
        match.start() < target.span[0] and target.span[1] < match.end()
        for match in _BRACKETS.finditer(pair.target)
    )
    if in_brackets and len(_BRACKETS.findall(pair.target)) > len(_BRACKETS.findall(pair.source)):
        return _("%(target)s is not in the original.")
    return ""


def has_day_without_year(pair: TextPair) -> bool:
    """Whether the original names a day or a month without its year."""
    if pair.source_language == "vi":
        return _day_without_year().search(pair.source) is not None
    return _english_day_without_year().search(pair.source) is not None


@cache
def _day_without_year() -> re.Pattern[str]:
    before = "|".join([*words("vi", "days", "before"), *words("vi", "months", "before")])
    return re.compile(
        rf"\b(?:{before})\s+\d{{1,2}}(?:\s*[-\u2013/]\s*\d{{1,2}})?(?!\s*[-\u2013/.]?\d)"
        r"|(?<![\d/.,-])\d{1,2}/\d{1,2}(?![\d/])",
        re.IGNORECASE,
    )


@cache
def _english_day_without_year() -> re.Pattern[str]:
    months = "|".join(name.capitalize() for name in table("en", "months", "names"))
    return re.compile(rf"\b(?:{months})\b\.?(?!\s+(?:\d{{1,2}},?\s+)?\d{{4}})")


def _said_of_all(pair: TextPair, source: Fact) -> str:
    """All of them are 100 per cent of them."""
    if (
        source.percent
        and source.value == _WHOLE
        and _whole(pair.target_language).search(pair.target)
    ):
        return _("%(source)s is missing from the translation.")
    return ""


@cache
def _whole(language: str) -> re.Pattern[str]:
    alternatives = "|".join(map(re.escape, words(language, "whole", "words")))
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)


def _counts_days_that_follow(pair: TextPair, fact: Fact) -> str:
    """In 2 days 17 and 18/5: the days say themselves how many they are."""
    if fact.noun == "day" and _DAY_FOLLOWS.match(pair.source, fact.span[1]):
        return _("%(source)s is missing from the translation.")
    return ""


def _counts_what_follows(pair: TextPair, source: Fact) -> str:
    """Three countries, all of which are named after a colon."""
    small = isinstance(source.value, Decimal) and source.value <= _MOST_NAMED
    plain = source.unit is Unit.NUMBER and not (source.percent or source.currency)
    if small and plain and _NAMED_AFTER.match(pair.source, source.span[1]):
        return _("%(source)s is missing from the translation.")
    return ""


def _year_left_out(pair: TextPair, source: Fact) -> str:
    """A year that the translation gives as "this year"."""
    if source.is_year and _yearless(pair.target_language, "instead").search(pair.target):
        return _("%(source)s is missing from the translation.")
    return ""

"""The findings about terms of the glossary."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from django.utils.translation import gettext as _
from rapidfuzz.distance import OSA

from portal.translation.checks.findings import Finding, Severity, Span, TermRule
from portal.translation.checks.foreign_names import names_of_countries
from portal.translation.checks.lexicon import data
from portal.translation.checks.places import mentions_of_countries
from portal.translation.checks.text_pair import TextPair
from portal.translation.checks.wordings import (
    content,
    has_other_head,
    has_other_word,
    has_words,
    head_of,
    is_spelt_otherwise,
    kinds_of_places,
    missing_words,
    misspelt,
    term_words,
)

_WORD: Final = re.compile(r"\w+")


_INITIALS: Final = re.compile(r"\b[A-Z]{4,}\b")
# Official names: a translation has them as they are, or a short form of them.
_OFFICIAL: Final = frozenset({"organisation", "title", "ngo", "international"})
# A term of art: to say it in other words is to say something else.
_TERM_OF_ART: Final = "term"
_NAMES_OF_THINGS: Final = _OFFICIAL | {"event", "document", "publication"}
# Money and numbers are asked for elsewhere.
_UNIT: Final = "unit"
_PLACE: Final = "place"
_NAMES: Final = _OFFICIAL | {"place", "person"}
_NO_RIVALS: Final = frozenset({"place", "person", "phrase", "interface", "unit"})
_MUCH: Final = 0.5
# A wording of one word is too common to say which term was meant.
_FEWEST_WORDS: Final = 2
# The Committee, but not the Committee for something: that is a name again.
_SHORT_FORM: Final = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]his) ([A-Z]\w+)\b(?! (?:for|of|on) )"
)


def check_terms(pair: TextPair) -> Iterator[Finding]:
    """Terms of the original whose translation is not the agreed one."""
    source, target = term_words(pair.source), term_words(pair.target)
    terms = list(_terms(pair))
    agreed = [term_words(said) for rule, _span in terms for said in rule.targets]
    for rule, span in terms:
        if rule.do_not_translate:
            if not has_words(target, term_words(rule.source)):
                yield _finding(_("%(term)s must stay as it is."), Severity.ERROR, pair, span)
            continue
        for wrong in rule.avoided:
            # A name of the original may have been given with that very word, or have it in English.
            asked_for = any(has_words(said, term_words(wrong)) for said in (source, *agreed))
            if not asked_for and has_words(target, term_words(wrong)):
                message = _("%(term)s: “%(wrong)s” must not be used.")
                message = message.replace("%(wrong)s", wrong.replace("%", "%%"))
                yield _finding(message, Severity.ERROR, pair, span)
        if not rule.targets or rule.part == _UNIT:
            continue
        if (slip := _slip(rule, pair.target, target)) is not None:
            yield _should_be(*slip, span)
            continue
        if _is_said(rule, pair.target, target):
            continue
        message = _("%(term)s: the glossary has “%(targets)s”.")
        message = message.replace("%(targets)s", " / ".join(rule.targets).replace("%", "%%"))
        yield _finding(message, _severity(pair, rule), pair, span)


def check_initials(pair: TextPair) -> Iterator[Finding]:
    """The initials of a term, with a slip: VUFA for VUFO."""
    written = {match[0]: match.span() for match in _INITIALS.finditer(pair.target)}
    for rule, span in _terms(pair):
        right = {word for said in rule.targets for word in _INITIALS.findall(said)}
        for initials, at in written.items():
            if initials in pair.source or initials in right:
                continue
            if near := next((word for word in right if OSA.distance(word, initials) == 1), None):
                yield _should_be(initials, near, span, at)


def _should_be(written: str, right: str, span: Span, at: Span | None = None) -> Finding:
    message = _("“%(written)s” should be “%(right)s”.") % {"written": written, "right": right}
    return Finding("term", Severity.ERROR, message, span, at)


def _slip(rule: TermRule, text: str, target: tuple[str, ...]) -> tuple[str, str] | None:
    """A word with a slip and the right one, where nothing of the glossary stands there as it is."""
    if rule.part not in _NAMES or any(has_words(target, term_words(said)) for said in rule.targets):
        return None
    slips = (misspelt(said, text) for said in rule.targets)
    return next((slip for slip in slips if slip), None)


def _is_said(rule: TermRule, text: str, target: tuple[str, ...]) -> bool:
    """Whether an agreed wording stands there, or all its words do, in some form and order."""
    if rule.part in _OFFICIAL and any(has_other_word(said, text) for said in rule.targets):
        # Its initials may be right beside a full name that is not.
        return False
    if any(has_words(target, term_words(said)) for said in rule.targets):
        return True
    kinds = kinds_of_places() if rule.part == _PLACE else frozenset()
    return any(
        bool(content(said)) and not set(missing_words(said, text)) - kinds for said in rule.targets
    )


def _severity(pair: TextPair, rule: TermRule) -> Severity:
    """An error where something else than the term is certainly meant."""
    if _lacks_negation(rule, pair.target):
        return Severity.ERROR
    wordings = [said for said in rule.targets if len(content(said)) >= _FEWEST_WORDS]
    share = max((_share_there(said, pair.target) for said in wordings), default=1.0)
    if _has_rival(pair, rule, share):
        return Severity.ERROR
    if (rule.part == _TERM_OF_ART and wordings) or _is_gone_from_list(pair, rule):
        return Severity.ERROR
    if rule.part not in _NAMES_OF_THINGS or not wordings:
        return Severity.WARNING
    if any(has_other_word(said, pair.target) for said in wordings):
        return Severity.ERROR
    if _has_short_form(rule, pair.target):
        return Severity.WARNING
    replaced = any(has_other_head(said, pair.target) for said in wordings)
    return Severity.ERROR if share < _MUCH or replaced else Severity.WARNING


def _is_gone_from_list(pair: TextPair, rule: TermRule) -> bool:
    """Whether it is one of several places, of which the others are there."""
    if rule.part != _PLACE or any(_share_there(said, pair.target) for said in rule.targets):
        return False
    wordings = " ".join(said for other in pair.pair.terms for said in other.targets)
    if any(is_spelt_otherwise(said, pair.target, wordings) for said in rule.targets):
        return False
    countries = {name for name, _span in mentions_of_countries(pair.target, pair.target_language)}
    places = [
        other.source
        for other in pair.pair.terms
        if other.part == _PLACE and _is_said(other, pair.target, term_words(pair.target))
    ]
    return max(len(countries), len(places)) >= _FEWEST_WORDS


def _lacks_negation(rule: TermRule, text: str) -> bool:
    """Whether all there is of a wording is its opposite: project aid for non-project aid."""
    negations = frozenset(data("terms")["negations"])
    missing = [missing_words(said, text) for said in rule.targets]
    return any(words and negations.issuperset(words) for words in missing)


def _share_there(wording: str, text: str) -> float:
    """How much of it there is; a friendship association is more than its two countries."""
    words = frozenset(content(wording))
    words = words - names_of_countries() or words
    return 1 - len(words.intersection(missing_words(wording, text))) / len(words)


def _has_short_form(rule: TermRule, text: str) -> bool:
    """Whether it is called "the Committee" after the first time."""
    wanted = {head_of(said) for said in rule.targets}
    forms = (match[1] for match in _SHORT_FORM.finditer(text))
    return any(word in wanted for form in forms for word in content(form))


def _has_rival(pair: TextPair, rule: TermRule, share: float) -> bool:
    """Whether the wording of another term of that kind stands where this one's should."""
    if rule.part in _NO_RIVALS or share == 1:
        return False
    source = pair.source.casefold()
    known = _telling_parts(rule.source)
    rivals: list[TermRule] = []
    meant: set[str] = set()
    for rival in pair.pair.rivals:
        parts = _telling_parts(rival.source) - known
        if not parts or any(part in source for part in parts):
            # The original has it as well, in other words.
            meant.update(rival.targets)
        elif _are_of_a_kind(rule, rival, share):
            rivals.append(rival)
    return any(meant.isdisjoint(rival.targets) for rival in rivals)


def _are_of_a_kind(rule: TermRule, rival: TermRule, share: float) -> bool:
    both_official = rule.part in _OFFICIAL and rival.part in _OFFICIAL
    alike = both_official or (rule.part == rival.part and share < _MUCH)
    return alike and any(len(content(said)) >= _FEWEST_WORDS for said in rival.targets)


@lru_cache(maxsize=4096)
def _telling_parts(term: str) -> frozenset[str]:
    """Each two words of it that stand side by side, and its abbreviations."""
    words = _WORD.findall(term)
    pairs = (f"{first} {second}".casefold() for first, second in pairwise(words))
    short = (word.casefold() for word in words if word.isupper() and len(word) > 1)
    alone = [term.casefold()] if len(words) == 1 else []
    return frozenset([*pairs, *short, *alone])


def _finding(message: str, severity: Severity, pair: TextPair, span: Span) -> Finding:
    return Finding("term", severity, message % {"term": pair.source[slice(*span)]}, span)


def _terms(pair: TextPair) -> Iterator[tuple[TermRule, Span]]:
    """The longest terms first; a shorter one inside a longer one does not count."""
    lowered = pair.source.casefold()
    if len(lowered) != len(pair.source):
        return
    taken: list[Span] = []
    for rule in sorted(pair.pair.terms, key=lambda rule: -len(rule.source)):
        for match in _pattern(rule.source).finditer(lowered):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            yield rule, match.span()


@lru_cache(maxsize=4096)
def _pattern(term: str) -> re.Pattern[str]:
    """The words of the term, whatever blanks and dashes stand between them."""
    parts = [re.escape(part) for part in _WORD.findall(term.casefold())]
    return re.compile(r"(?<!\w)" + r"\W{1,3}".join(parts) + r"(?!\w)")

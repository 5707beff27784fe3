"""How certain it is that a translation does not have a term of the glossary."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from portal.translation.checks.findings import Severity, TermRule
from portal.translation.checks.foreign_names import names_of_countries
from portal.translation.checks.lexicon import data
from portal.translation.checks.name_words import is_syllable
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
    term_words,
)

_WORD: Final = re.compile(r"\w+")
# Official names: a translation has them as they are, or a short form of them.
OFFICIAL: Final = frozenset({"organisation", "title", "ngo", "international"})
# A term of art: to say it in other words is to say something else.
_TERM_OF_ART: Final = "term"
_NAMES_OF_THINGS: Final = OFFICIAL | {"event", "document", "publication"}
_BODIES_ABROAD: Final = frozenset({"ngo", "international"})
_PLACE: Final = "place"
_NO_RIVALS: Final = frozenset({"place", "person", "phrase", "interface", "unit"})
_MUCH: Final = 0.5
# A wording of one word is too common to say which term was meant.
_FEWEST_WORDS: Final = 2
# The Committee, but not the Committee for something: that is a name again.
_SHORT_FORM: Final = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]his) ([A-Z]\w+)\b(?! (?:for|of|on) )"
)


def is_said(rule: TermRule, text: str, target: tuple[str, ...]) -> bool:
    """Whether an agreed wording stands there, or all its words do, in some form and order."""
    if rule.part in OFFICIAL and any(has_other_word(said, text) for said in rule.targets):
        # Its initials may be right beside a full name that is not.
        return False
    if any(has_words(target, term_words(said)) for said in rule.targets):
        return True
    kinds = kinds_of_places() if rule.part == _PLACE else frozenset()
    return any(
        bool(content(said)) and not set(missing_words(said, text)) - kinds for said in rule.targets
    )


def severity_of(pair: TextPair, rule: TermRule) -> Severity:
    """An error where something else than the term is certainly meant."""
    if _lacks_negation(rule, pair.target):
        return Severity.ERROR
    wordings = [said for said in rule.targets if len(content(said)) >= _FEWEST_WORDS]
    text = _without_others(pair, rule) if rule.part in _BODIES_ABROAD else pair.target
    share = max((_share_there(said, text) for said in wordings), default=1.0)
    if _has_rival(pair, rule, share):
        return Severity.ERROR
    if rule.part == _TERM_OF_ART or _lacks_foreign_name(pair, rule):
        return Severity.ERROR
    if _is_gone_from_list(pair, rule):
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
    """Whether it is one of several places or friendship associations; the others are there."""
    if _is_another_association(pair, rule):
        return True
    if rule.part != _PLACE or any(_share_there(said, pair.target) for said in rule.targets):
        return False
    wordings = " ".join(said for other in pair.pair.terms for said in other.targets)
    if any(is_spelt_otherwise(said, pair.target, wordings) for said in rule.targets):
        return False
    countries = {name for name, _span in mentions_of_countries(pair.target, pair.target_language)}
    places = [
        other.source
        for other in pair.pair.terms
        if other.part == _PLACE and is_said(other, pair.target, term_words(pair.target))
    ]
    return max(len(countries), len(places)) >= _FEWEST_WORDS


def _is_another_association(pair: TextPair, rule: TermRule) -> bool:
    """Whether all there is of it belongs to another: that with Laos, and not with China."""
    if rule.part not in OFFICIAL or not rule.targets:
        return False
    named = [names_of_countries().intersection(content(said)) for said in rule.targets]
    missing = [set(missing_words(said, pair.target)) for said in rule.targets]
    if not all(lost and lost <= countries for countries, lost in zip(named, missing, strict=True)):
        return False
    target = term_words(pair.target)
    return any(
        has_words(target, term_words(said))
        for other in pair.pair.terms
        if other != rule and other.part == rule.part
        for said in other.targets
        if names_of_countries().intersection(content(said))
    )


def _without_others(pair: TextPair, rule: TermRule) -> str:
    """The translation without the full names of others, which share their words."""
    others = [said for other in pair.pair.terms if other != rule for said in other.targets]
    text = pair.target
    for said in sorted(others, key=len, reverse=True):
        text = re.sub(re.escape(said), " ", text, flags=re.IGNORECASE)
    return text


def _lacks_foreign_name(pair: TextPair, rule: TermRule) -> bool:
    """Whether a name that both languages write alike is gone: the Gwangju of its association."""
    if rule.part not in OFFICIAL:
        return False
    names = {
        word
        for word in _WORD.findall(rule.source)
        if word.istitle() and word.isascii() and not is_syllable(word)
    }
    shared = [names.intersection(_WORD.findall(said)) for said in rule.targets]
    written = set(_WORD.findall(pair.target))
    return all(words and not words & written for words in shared)


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
    both_official = rule.part in OFFICIAL and rival.part in OFFICIAL
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

"""The findings about links and tags that have moved to other words.

Words are the same on both sides where they are numbers or names. That is enough to see that a link
stands on the wrong ones, and says nothing where a link has only become longer or shorter.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from django.utils.translation import gettext as _

from portal.translation.checks.facts import Weight
from portal.translation.checks.findings import Finding, Pair, Severity
from portal.translation.checks.lexicon import table
from portal.translation.checks.markup import plain_text
from portal.translation.checks.reading import facts_of, without_marks
from portal.translation.checks.wordings import has_words, term_words

_ELEMENT: Final = re.compile(r"<(a|b|strong|i|em)\b([^<>]*)>(.*?)</\1>", re.DOTALL)
_ID: Final = re.compile(r"""\b(?:id|href)\s*=\s*["']?([^"'\s>]+)""")
_WORD: Final = re.compile(r"\w+")
# By so much of a text even a passive moves its parts seldom.
_FAR: Final = 0.34


def check_anchors(pair: Pair) -> Iterator[Finding]:
    """Elements that each text has once, but around other words."""
    ours, theirs = elements(pair.source), elements(pair.target)
    everything = _telling(pair.source) & _telling(pair.target)
    for key in ours.keys() & theirs.keys():
        if len(ours[key]) != 1 or len(theirs[key]) != 1:
            continue
        source, target = ours[key][0], theirs[key][0]
        moved = _has_moved(source, target, everything) or _is_name_of(pair, source, target)
        moved = moved or _has_left_number(pair, source, target)
        if moved or _is_term_of(pair, source, target) or _is_elsewhere(pair, source, target):
            message = _("“%(source)s” and “%(target)s”: the link or tag has moved to other words.")
            message %= {"source": plain_text(source), "target": plain_text(target)}
            yield Finding("link" if key[0] == "a" else "tag", Severity.ERROR, message)


def elements(text: str) -> dict[tuple[str, str], list[str]]:
    """What stands in each kind of tag, links by where they lead."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, attributes, inside in _ELEMENT.findall(text):
        identity = _ID.search(attributes)
        found[name, identity[1] if identity else ""].append(inside)
    return found


def _has_moved(source: str, target: str, everything: set[str]) -> bool:
    inside = _telling(source) & everything
    return bool(inside) and not inside & _telling(target)


def _is_name_of(pair: Pair, source: str, target: str) -> bool:
    """Whether it stands on a name now that the original has outside of it."""
    before, _element, after = pair.source.partition(source)
    outside, now = _words(before + " " + after), _words(target)
    return bool(_telling(target)) and now <= outside and not now & _words(source)


def _has_left_number(pair: Pair, source: str, target: str) -> bool:
    """Whether the number that it stood on is there, but outside of it."""
    inside, now, everywhere = (
        {fact.value for fact in facts_of(plain_text(text), language) if fact.weight > Weight.SOFT}
        for text, language in (
            (source, pair.source_language),
            (target, pair.target_language),
            (pair.target, pair.target_language),
        )
    )
    return bool(inside & everywhere) and inside.isdisjoint(now)


def _is_term_of(pair: Pair, source: str, target: str) -> bool:
    """Whether it stands on a term now that the original has outside of it only."""
    before, _element, after = pair.source.partition(source)
    inside, outside = (term_words(plain_text(text)) for text in (source, f"{before} | {after}"))
    now = term_words(plain_text(target))
    still = any(
        has_words(inside, term_words(rule.source)) and _has_wording(now, rule.targets)
        for rule in pair.terms
    )
    return not still and any(
        has_words(outside, term_words(rule.source))
        and not has_words(inside, term_words(rule.source))
        and any(
            _has_wording(now, [said]) and not _has_wording(inside, [said]) for said in rule.targets
        )
        for rule in pair.terms
    )


def _has_wording(words: tuple[str, ...], wordings: Iterable[str]) -> bool:
    return any(said and has_words(words, term_words(said)) for said in wordings)


def _is_elsewhere(pair: Pair, source: str, target: str) -> bool:
    """Whether it stands in quite another part of the text, and on nothing that both have."""
    if abs(_middle(pair.source, source) - _middle(pair.target, target)) < _FAR:
        return False
    if _telling(source) & _telling(target) or _kinds(source, pair.source_language) & _kinds(
        target, pair.target_language
    ):
        return False
    inside, now = term_words(plain_text(source)), term_words(plain_text(target))
    return not any(
        has_words(inside, term_words(rule.source)) and _has_wording(now, rule.targets)
        for rule in pair.terms
    )


def _middle(text: str, inside: str) -> float:
    """Where the middle of an element stands, as a part of the whole."""
    before = plain_text(text[: text.index(inside)])
    return (len(before) + len(plain_text(inside)) / 2) / max(1, len(plain_text(text)))


def _kinds(text: str, language: str) -> set[str]:
    """The kinds of documents that are named: a plan, a decision."""
    named = f" {plain_text(text).lower()} "
    return {
        kind
        for kind, said in table(language, "documents").items()
        if any(f" {word} " in named for word in said)
    }


def _words(text: str) -> set[str]:
    return {without_marks(word).lower() for word in _WORD.findall(plain_text(text))}


def _telling(text: str) -> set[str]:
    """Numbers, and words that begin with a capital, without their marks."""
    return {
        without_marks(word).lower()
        for word in _WORD.findall(plain_text(text))
        if word[0].isupper() or word[0].isdigit()
    }

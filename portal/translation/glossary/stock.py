"""The glossary in this process, read again when somebody has changed it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import uuid4

from django.core.cache import cache

from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE
from portal.core.remembering import forget
from portal.translation.glossary.matching import GlossaryTerm, TermIndex
from portal.translation.models import Term
from portal.translation.models.glossary import TermPart

_VERSION: Final = "translation-glossary-version"
# Seconds after which it is read again in any case.
_LONGEST_KEPT: Final = 600

_indexes: dict[str, tuple[str, TermIndex]] = {}


@dataclass(frozen=True)
class Rule:
    """What a translation must hold: one of `targets`, for `source` stands in its source.

    Attributes:
        part: what kind of expression it is, one of `TermPart`.
        avoided: wordings that are known to be wrong for it.
    """

    source: str
    targets: tuple[str, ...]
    do_not_translate: bool
    part: str = TermPart.TERM
    avoided: tuple[str, ...] = ()


def as_glossary_term(term: Term) -> GlossaryTerm:
    """The row as the matching knows it."""
    return GlossaryTerm(
        source=term.source,
        target=term.target,
        alternatives=tuple(term.other_wordings()),
        avoided=tuple(term.wrong_wordings()),
        part=term.part,
        note=term.note,
        do_not_translate=term.do_not_translate,
        case_sensitive=term.case_sensitive,
        valid_from=term.valid_from,
        valid_until=term.valid_until,
        key=term.pk,
    )


def term_index(
    source_language: str = SOURCE_LANGUAGE, target_language: str = TARGET_LANGUAGE
) -> TermIndex:
    """The terms in use, to be found in texts of `source_language`: one query when they changed.

    Raises:
        ValueError: when the languages are not the portal's two.
    """
    if {source_language, target_language} != {SOURCE_LANGUAGE, TARGET_LANGUAGE}:
        raise ValueError(f"no glossary from {source_language!r} into {target_language!r}")
    # Without a cache nothing is kept, for nobody could say that it has changed.
    version = cache.get_or_set(_VERSION, _new_version, _LONGEST_KEPT) or _new_version()
    kept = _indexes.get(source_language)
    if kept and kept[0] == version:
        return kept[1]
    terms = map(as_glossary_term, Term.objects.filter(is_active=True))
    index = TermIndex(terms, source_language)
    _indexes[source_language] = (version, index)
    return index


def forget_terms() -> None:
    """Have every process read the glossary again: for whoever changes it."""
    forget(_VERSION)


def rules_for(
    text: str,
    on: date | None,
    source_language: str = SOURCE_LANGUAGE,
    target_language: str = TARGET_LANGUAGE,
) -> tuple[Rule, ...]:
    """What the glossary asks of a translation of `text`, about an event on the day `on`.

    A rule for each different wording that stands in the text. Terms that are said in the same
    words make one rule: any of their translations will do. So do the periods of a term when the
    day is not known.
    """
    places: dict[tuple[int, int], list[GlossaryTerm]] = {}
    index = term_index(source_language, target_language)
    for found in index.found_in(text, on, of_any_day=on is None):
        places.setdefault((found.start, found.end), []).append(found.term)
    rules = (_rule(terms, source_language, target_language) for terms in places.values())
    return tuple(dict.fromkeys(rules))


def _rule(terms: list[GlossaryTerm], source_language: str, target_language: str) -> Rule:
    targets = (wording for term in terms for wording in term.wordings(target_language))
    return Rule(
        terms[0].wordings(source_language)[0],
        tuple(dict.fromkeys(targets)),
        all(term.do_not_translate for term in terms),
        terms[0].part or TermPart.TERM,
        _avoided(terms) if target_language == TARGET_LANGUAGE else (),
    )


def _avoided(terms: list[GlossaryTerm]) -> tuple[str, ...]:
    """What is wrong for one of several terms may be right for another."""
    return terms[0].avoided if len({term.source for term in terms}) == 1 else ()


def rivals_in(target: str, rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The terms whose English stands in a translation that none of `rules` asks for it.

    Only for translations into English, which is what the glossary is written for.
    """
    asked = {rule.source for rule in rules}
    said = {wording for rule in rules for wording in rule.targets}
    index = term_index(TARGET_LANGUAGE, SOURCE_LANGUAGE)
    found = {found.term for found in index.found_in(target, None)}
    rivals = (_rule([term], SOURCE_LANGUAGE, TARGET_LANGUAGE) for term in found)
    return tuple(
        sorted(
            (
                rival
                for rival in rivals
                if rival.source not in asked and said.isdisjoint(rival.targets)
            ),
            key=lambda rival: rival.source,
        )
    )


def _new_version() -> str:
    return uuid4().hex

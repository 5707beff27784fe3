"""A text and its translation as the checks are asked about them, and what was overridden."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db import models
from django.utils.translation import get_language
from wagtail_localize.models import Translation

from portal.core.languages import base_language
from portal.translation.checks import Finding, Pair, Severity, TermRule, check, plain_text
from portal.translation.checks.markup import read_markup
from portal.translation.glossary.stock import Rule, rivals_in, rules_for
from portal.translation.limits import limit_of
from portal.translation.models import CheckOverride, Job
from portal.translation.sources import event_day, page_being_translated

_NAMESPACE = uuid.UUID("5f3f6e0c-96b1-4f0f-8a55-0f2f43c0b9d2")
Reasons = dict[tuple[str, uuid.UUID], str]


@dataclass(frozen=True)
class Setting:
    """What all pairs of a job have in common."""

    source_language: str
    target_language: str
    model: type[models.Model] | None = None
    on: date | None = None

    def findings(self, source: str, target: str, field_path: str = "") -> tuple[Finding, ...]:
        """Everything that looks wrong about a pair; `field_path` says what limits its length."""
        rules = rules_for(source, self.on, self.source_language, self.target_language)
        rivals = rivals_in(target, rules) if rules and self.target_language == "en" else ()
        pair = Pair(
            source,
            target,
            self.source_language,
            self.target_language,
            limit_of(self.model, field_path),
            tuple(map(_term_rule, rules)),
            self.on,
            tuple(map(_term_rule, rivals)),
        )
        return _checked(pair, get_language() or "")


def _term_rule(rule: Rule) -> TermRule:
    return TermRule(rule.source, rule.targets, rule.do_not_translate, rule.part, rule.avoided)


@lru_cache(maxsize=4096)
def _checked(pair: Pair, language: str) -> tuple[Finding, ...]:
    """The checks are asked about the same pair again and again; messages are in `language`."""
    return tuple(check(pair))


def pair_hash(source: str, target: str) -> uuid.UUID:
    """By which an overridden pair is known again: its words, and how many tags of each kind."""
    sides = []
    for text in (source, target):
        markup = read_markup(text)
        tags = " ".join(f"{name}{number}" for name, number in sorted(markup.tags.items()))
        sides.append(f"{plain_text(text)}\0{tags} a{markup.links.total()}")
    return uuid.uuid5(_NAMESPACE, "\0".join(sides))


def setting_of_job(job: Job) -> Setting:
    """What the pairs of `job` have in common, from its own row."""
    return Setting(
        base_language(job.source_locale.language_code),
        base_language(job.target_locale.language_code),
        job.content_type.model_class(),
        job.event_on,
    )


def setting_of(translation: Translation) -> Setting:
    """The same for what wagtail-localize holds of a page, with or without a job."""
    page = page_being_translated(translation.source)
    return Setting(
        base_language(translation.source.locale.language_code),
        base_language(translation.target_locale.language_code),
        translation.source.specific_content_type.model_class(),
        event_day(page),
    )


def reasons_of_overrides(job: Job | None) -> Reasons:
    """What reviewers have said about errors of this job, by code and pair."""
    if job is None:
        return {}
    rows = CheckOverride.objects.filter(job=job).values_list("code", "pair_hash", "reason")
    return {(code, key): reason for code, key, reason in rows}


def errors_in(findings: Iterable[Finding]) -> Iterator[Finding]:
    return (finding for finding in findings if finding.severity == Severity.ERROR)

"""What the checks find in the translation of a job, and what of it stands in the way.

The editor asks by the segment, the gate by the paragraph: translators move facts from one
sentence to the next, so an error of a sentence that the whole paragraph does not have is only a
warning. What a reviewer has overridden, with a reason, blocks no longer.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation

from portal.core.languages import base_language
from portal.translation.checks import Finding, Pair, Severity, TermRule, check, plain_text
from portal.translation.checks.markup import read_markup
from portal.translation.completeness import Pieces, pieces_of
from portal.translation.glossary.stock import Rule, rivals_in, rules_for
from portal.translation.limits import limit_of
from portal.translation.models import CheckOverride, Job, Segment
from portal.translation.segments.paragraphs import joined
from portal.translation.sources import event_day, page_being_translated, strings_of

_NAMESPACE = uuid.UUID("5f3f6e0c-96b1-4f0f-8a55-0f2f43c0b9d2")
_QUOTED_CHARACTERS = 60
Reasons = dict[tuple[str, uuid.UUID], str]


@dataclass(frozen=True)
class AcceptedFinding(Finding):
    """An error that a reviewer has accepted, and why: only a warning since."""

    reason: str = ""


@dataclass(frozen=True)
class BlockedPair:
    """A paragraph and its translation with an error that nobody has overridden."""

    source: str
    target: str
    finding: Finding
    pair_hash: uuid.UUID

    def in_words(self) -> str:
        """The translation as far as it helps to find it, and what is wrong with it."""
        quoted = Truncator(plain_text(self.target)).chars(_QUOTED_CHARACTERS)
        return _("“%(quoted)s”: %(finding)s") % {
            "quoted": quoted,
            "finding": self.finding.message,
        }


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


def findings_of_segments(job: Job, segments: Iterable[Segment]) -> dict[int, list[Finding]]:
    """The findings of each segment that has a translation, by its number: at most five queries.

    An error of a sentence that its finished paragraph does not have is a warning here, and an
    error that only the paragraph has stands at its first sentence: red is what blocks.
    """
    segments = list(segments)
    wanted = {segment.pk for segment in segments}
    chosen = job.segments.filter(context__in={segment.context_id for segment in segments})
    setting, reasons = setting_of_job(job), reasons_of_overrides(job)
    paragraphs: dict[tuple[int, int], list[Segment]] = defaultdict(list)
    for row in chosen.select_related("context").order_by("part"):
        paragraphs[row.string_id, row.context_id].append(row)
    found: dict[int, list[Finding]] = {}
    for parts in paragraphs.values():
        if any(part.pk in wanted for part in parts):
            found.update(_of_paragraph(setting, parts, reasons))
    return {number: found.get(number, []) for number in wanted}


def findings_of_paragraphs(
    setting: Setting, rows: Iterable[Segment], reasons: Callable[[], Reasons]
) -> dict[int, list[Finding]]:
    """The same for complete paragraphs that have been read already: no query of its own.

    `reasons` is asked only when there is an error that somebody may have accepted.
    """
    paragraphs: dict[tuple[int, int], list[Segment]] = defaultdict(list)
    for row in rows:
        paragraphs[row.string_id, row.context_id].append(row)
    found: dict[int, list[Finding]] = {}
    for parts in paragraphs.values():
        parts.sort(key=lambda row: row.part)
        findings = _of_paragraph(setting, parts, {})
        if any(list(_errors(each)) for each in findings.values()):
            findings = _of_paragraph(setting, parts, reasons())
        found.update(findings)
    return found


def _of_paragraph(
    setting: Setting, parts: Sequence[Segment], reasons: Reasons
) -> dict[int, list[Finding]]:
    field_path = parts[0].context.field_path if len(parts) == 1 else ""
    found = {
        part.pk: list(setting.findings(part.source, part.target, field_path))
        for part in parts
        if part.target.strip()
    }
    if len(found) < len(parts) or not any(list(_errors(each)) for each in found.values()):
        return found
    source, target = "".join(part.source for part in parts), joined(parts)
    whole = list(_errors(setting.findings(source, target, parts[0].context.field_path)))
    key, codes = pair_hash(source, target), {finding.code for finding in whole}
    for number, findings in found.items():
        found[number] = [
            _as_decided(finding, key, reasons)
            if finding.code in codes
            else replace(finding, severity=Severity.WARNING)
            for finding in findings
        ]
    shown = {finding.code for findings in found.values() for finding in findings}
    # The places in these are places of the paragraph.
    found[parts[0].pk] += [
        _as_decided(replace(finding, source_span=None, target_span=None), key, reasons)
        for finding in whole
        if finding.code not in shown
    ]
    return found


def _errors(findings: Iterable[Finding]) -> Iterator[Finding]:
    return (finding for finding in findings if finding.severity == Severity.ERROR)


def _as_decided(finding: Finding, key: uuid.UUID, reasons: Reasons) -> Finding:
    reason = reasons.get((finding.code, key))
    if reason is None or finding.severity != Severity.ERROR:
        return finding
    return AcceptedFinding(
        finding.code,
        Severity.WARNING,
        finding.message,
        finding.source_span,
        finding.target_span,
        reason,
    )


def reasons_of_overrides(job: Job | None) -> Reasons:
    """What reviewers have said about errors of this job, by code and pair."""
    if job is None:
        return {}
    rows = CheckOverride.objects.filter(job=job).values_list("code", "pair_hash", "reason")
    return {(code, key): reason for code, key, reason in rows}


def blocking_findings(
    subject: Translation | Job,
    page: Page | None = None,
    *,
    pieces: Pieces | None = None,
) -> list[BlockedPair]:
    """The errors that keep a translation from going live: paragraphs, in reading order.

    Args:
        subject: the translation, or its job.
        page: the very page that is about to go live; without it the translation is read as it
            stands in the desk.
        pieces: those of the translation, where they have been read already.
    """
    translation = subject.translation if isinstance(subject, Job) else subject
    if translation is None:
        return []
    job = subject if isinstance(subject, Job) else getattr(translation, "job", None)
    setting = setting_of_job(job) if job else setting_of(translation)
    overridden: Reasons | None = None
    blocked = []
    for source, target, field_path in _paragraphs(translation, page, pieces):
        errors = list(_errors(setting.findings(source, target, field_path)))
        if not errors:
            continue
        if overridden is None:
            overridden = reasons_of_overrides(job)
        key = pair_hash(source, target)
        blocked += [
            BlockedPair(source, target, finding, key)
            for finding in errors
            if (finding.code, key) not in overridden
        ]
    return blocked


def _paragraphs(
    translation: Translation, page: Page | None, pieces: Pieces | None
) -> Iterator[tuple[str, str, str]]:
    """Source, translation and place of every paragraph that has a translation."""
    if page is not None:
        segments = StringSegment.objects.filter(source=translation.source_id)
        yield from _on_page(segments.select_related("string", "context").order_by("order"), page)
        return
    for segment, row in pieces_of(translation) if pieces is None else pieces:
        if row is not None and row.data:
            yield segment.string.data, row.data, segment.context.field_path


def _on_page(segments: Iterable[StringSegment], page: Page) -> Iterator[tuple[str, str, str]]:
    """By place and order; a place with another number of paragraphs is compared as a whole."""
    targets: dict[str, list[str]] = defaultdict(list)
    for place, text in strings_of(page):
        targets[place].append(text)
    sources: dict[str, list[StringSegment]] = defaultdict(list)
    for segment in segments:
        sources[segment.context.path].append(segment)
    for place, rows in sources.items():
        texts = [row.string.data for row in rows]
        if len(texts) == len(targets[place]):
            for text, target in zip(texts, targets[place], strict=True):
                yield text, target, rows[0].context.field_path
        elif targets[place]:
            yield " ".join(texts), " ".join(targets[place]), ""

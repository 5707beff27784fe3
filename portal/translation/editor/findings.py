"""What the checks say about segments, and which of it a reviewer has overruled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from portal.core.languages import base_language
from portal.translation.checks import CHECKS, Finding, Pair, Severity, TermRule, check
from portal.translation.glossary.stock import rules_for
from portal.translation.limits import limit_of
from portal.translation.models import CheckOverride, Job, Segment

Overrides = Mapping[tuple[str, str, str], CheckOverride]


@dataclass(frozen=True)
class ShownFinding:
    """A finding beside its segment; `override` is the reviewer's word that it is none."""

    code: str
    subject: str
    message: str
    is_error: bool
    override: CheckOverride | None = None

    @property
    def blocks(self) -> bool:
        """Whether the text cannot be approved with it."""
        return self.is_error and self.override is None


def overrides_of(job: Job, segments: Iterable[Segment] | None = None) -> Overrides:
    """What reviewers have overruled in `job`, by finding and texts: one query."""
    rows = job.overrides.select_related("user")
    if segments is not None:
        rows = rows.filter(source__in=[row.source for row in segments])
    return {(row.code, row.source, row.target): row for row in rows}


def findings_of(
    job: Job, segment: Segment, overrides: Overrides, *, is_whole: bool
) -> list[ShownFinding]:
    """Check one segment, in memory. Untranslated ones have no findings.

    `is_whole` says whether it is all of its paragraph, so that the field's limit holds for it.
    """
    if not segment.target.strip():
        return []
    source_language = base_language(job.source_locale.language_code)
    target_language = base_language(job.target_locale.language_code)
    published = job.source_published_at
    day = timezone.localtime(published).date() if published else None
    model = job.content_type.model_class()
    pair = Pair(
        source=segment.source.strip(),
        target=segment.target.strip(),
        source_language=source_language,
        target_language=target_language,
        max_length=limit_of(model, segment.context.field_path) if is_whole else None,
        terms=tuple(
            TermRule(rule.source, rule.targets, rule.do_not_translate)
            for rule in rules_for(segment.source, day, source_language, target_language)
        ),
        on=day,
    )
    # A figure that stands twice in the source is missed twice, and told once.
    found: dict[str, Finding] = {}
    for finding in check(pair):
        found.setdefault(finding.message, finding)
    return [
        ShownFinding(
            code=finding.code,
            subject=str(CHECKS.get(finding.code, finding.code)),
            message=finding.message,
            is_error=finding.severity == Severity.ERROR,
            override=overrides.get((finding.code, segment.source, segment.target)),
        )
        for finding in found.values()
    ]

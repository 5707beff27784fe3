"""What the checks say about segments, as the editor shows it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache

from portal.core.languages import base_language
from portal.translation.checks import CHECKS, Finding, Severity
from portal.translation.findings import (
    AcceptedFinding,
    Reasons,
    Setting,
    findings_of_paragraphs,
    setting_of_job,
)
from portal.translation.models import Job, Segment

# Seconds. The key changes when the original is published again.
_LONGEST_KEPT = 24 * 3600
_NO_DAY = ""


@dataclass(frozen=True)
class ShownFinding:
    """A finding beside its segment; `reason` is the reviewer's word that it is no error."""

    code: str
    subject: str
    message: str
    is_error: bool
    reason: str = ""


def shown_findings(
    job: Job, rows: Iterable[Segment], reasons: Callable[[], Reasons]
) -> Mapping[int, list[ShownFinding]]:
    """The findings of complete paragraphs, by segment; untranslated ones have none."""
    found = findings_of_paragraphs(setting_for(job), rows, reasons)
    return {number: _shown(findings) for number, findings in found.items()}


def setting_for(job: Job) -> Setting:
    """What all pairs of `job` have in common; the day of its original is kept for the next save."""
    published = job.source_published_at
    key = f"desk-day-{job.pk}-{published.timestamp() if published else 0}"
    day: date | str | None = cache.get(key)
    if day is None:
        day = setting_of_job(job).on or _NO_DAY
        cache.set(key, day, _LONGEST_KEPT)
    return Setting(
        base_language(job.source_locale.language_code),
        base_language(job.target_locale.language_code),
        job.content_type.model_class(),
        day if isinstance(day, date) else None,
    )


def _shown(findings: Iterable[Finding]) -> list[ShownFinding]:
    # A figure that stands twice in the source is missed twice, and told once.
    told: dict[str, ShownFinding] = {}
    for finding in findings:
        shown = ShownFinding(
            code=finding.code,
            subject=str(CHECKS.get(finding.code, finding.code)),
            message=finding.message,
            is_error=finding.severity == Severity.ERROR,
            reason=finding.reason if isinstance(finding, AcceptedFinding) else "",
        )
        told.setdefault(finding.message, shown)
    return list(told.values())

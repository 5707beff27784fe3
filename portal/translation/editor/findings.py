"""What the checks say about segments, and which of it a reviewer has overruled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from portal.core.languages import base_language
from portal.translation.checks import CHECKS, Finding, Severity
from portal.translation.findings import (
    AcceptedFinding,
    Setting,
    findings_among,
    reasons_of_overrides,
)
from portal.translation.models import Job, Segment


@dataclass(frozen=True)
class ShownFinding:
    """A finding beside its segment; `reason` is the reviewer's word that it is no error."""

    code: str
    subject: str
    message: str
    is_error: bool
    reason: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the text cannot be approved with it."""
        return self.is_error


def shown_findings(
    job: Job, segments: Sequence[Segment], on: date | None = None
) -> dict[int, list[ShownFinding]]:
    """The findings of each segment: at most one query, for what has been overruled.

    Args:
        job: what the segments are of.
        segments: all sentences of their paragraphs.
        on: the day of the text; without it the day on which the original was published.
    """
    published = job.source_published_at
    setting = Setting(
        base_language(job.source_locale.language_code),
        base_language(job.target_locale.language_code),
        job.content_type.model_class(),
        on or (timezone.localtime(published).date() if published else None),
    )
    found = findings_among(setting, segments, lambda: reasons_of_overrides(job))
    return {number: _shown(findings) for number, findings in found.items()}


def _shown(findings: list[Finding]) -> list[ShownFinding]:
    """A figure that stands twice in the source is missed twice, and told once."""
    unique = {(finding.code, finding.message): finding for finding in findings}
    return [
        ShownFinding(
            code=finding.code,
            subject=str(CHECKS.get(finding.code, finding.code)),
            message=finding.message,
            is_error=finding.severity == Severity.ERROR,
            reason=finding.reason if isinstance(finding, AcceptedFinding) else "",
        )
        for finding in unique.values()
    ]

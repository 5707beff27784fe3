"""What the checks say about segments, and which of it a reviewer has overruled."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.translation.checks import CHECKS, Finding, Severity
from portal.translation.findings import (
    AcceptedFinding,
    findings_among,
    reasons_of_overrides,
    setting_of_job,
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


def shown_findings(job: Job, segments: Sequence[Segment]) -> dict[int, list[ShownFinding]]:
    """The findings of each segment: at most one query, for what has been overruled.

    `segments` are all sentences of their paragraphs.
    """
    found = findings_among(setting_of_job(job), segments, lambda: reasons_of_overrides(job))
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

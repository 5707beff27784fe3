"""What the checks say about segments, as the editor shows it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from portal.translation.checks import CHECKS, Finding, Severity
from portal.translation.findings.pairs import Reasons, setting_of_job
from portal.translation.findings.segments import AcceptedFinding, findings_of_paragraphs
from portal.translation.models import Job, Segment


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
    found = findings_of_paragraphs(setting_of_job(job), rows, reasons)
    return {number: _shown(findings) for number, findings in found.items()}


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

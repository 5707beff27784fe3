"""The findings of single segments, for the editor."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from portal.translation.checks import Finding, Severity
from portal.translation.findings.pairs import (
    Reasons,
    Setting,
    errors_in,
    pair_hash,
)
from portal.translation.models import Segment
from portal.translation.segments.paragraphs import joined


@dataclass(frozen=True)
class AcceptedFinding(Finding):
    """An error that a reviewer has accepted, and why: only a warning since."""

    reason: str = ""


def findings_of_paragraphs(
    setting: Setting, rows: Iterable[Segment], reasons: Callable[[], Reasons]
) -> dict[int, list[Finding]]:
    """The findings of each segment that has a translation, by its number: no query of its own.

    An error of a sentence that its finished paragraph does not have is a warning here, and an
    error that only the paragraph has stands at its first sentence: red is what blocks.

    Args:
        setting: what all pairs have in common.
        rows: the segments of complete paragraphs.
        reasons: what reviewers have said, asked only when there is an error.
    """
    paragraphs: dict[tuple[int, int], list[Segment]] = defaultdict(list)
    for row in rows:
        paragraphs[row.string_id, row.context_id].append(row)
    found: dict[int, list[Finding]] = {}
    for parts in paragraphs.values():
        parts.sort(key=lambda row: row.part)
        findings = _of_paragraph(setting, parts, {})
        if any(list(errors_in(each)) for each in findings.values()):
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
    if len(found) < len(parts):
        return found
    source, target = "".join(part.source for part in parts), joined(parts)
    whole = list(errors_in(setting.findings(source, target, parts[0].context.field_path)))
    if not whole and not any(list(errors_in(each)) for each in found.values()):
        return found
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

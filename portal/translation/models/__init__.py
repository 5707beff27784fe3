"""What the desk remembers itself; the pieces of a page stand in wagtail-localize's tables, too."""

from portal.translation.models.glossary import Term
from portal.translation.models.jobs import Job, JobEvent, JobTopic, SourceSnapshot
from portal.translation.models.memory import MemoryUnit
from portal.translation.models.notices import Notice, NoticeChoice
from portal.translation.models.rules import JobRule
from portal.translation.models.segments import (
    CheckOverride,
    Segment,
    SegmentComment,
    SegmentVersion,
)

__all__ = [
    "CheckOverride",
    "Job",
    "JobEvent",
    "JobRule",
    "JobTopic",
    "MemoryUnit",
    "Notice",
    "NoticeChoice",
    "Segment",
    "SegmentComment",
    "SegmentVersion",
    "SourceSnapshot",
    "Term",
]

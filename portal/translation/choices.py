"""The words in which the desk says where things stand. Pure."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class JobState(models.TextChoices):
    """Where a job stands. `portal.translation.jobs.transitions` says what may follow what."""

    PROPOSED = "proposed", _("To be decided")
    QUEUED = "queued", _("Queued")
    ASSIGNED = "assigned", _("Assigned")
    IN_PROGRESS = "in_progress", pgettext_lazy("translation job", "In progress")
    IN_REVIEW = "in_review", _("In review")
    CHANGES_ASKED = "changes_asked", _("Changes asked")
    APPROVED = "approved", _("Approved")
    SCHEDULED = "scheduled", _("Scheduled")
    LIVE = "live", _("Live")
    OUTDATED = "outdated", _("Outdated")
    DECLINED = "declined", pgettext_lazy("translation job", "Not translated")


class ChangeKind(models.TextChoices):
    """How far the source has moved away from what its live translation says."""

    COSMETIC = "cosmetic", _("Cosmetic change")
    SUBSTANTIVE = "substantive", _("Substantive change")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Priority(models.IntegerChoices):
    """What a translator takes first; the lowest number."""

    URGENT = 1, _("Urgent")
    HIGH = 2, _("High")
    NORMAL = 3, _("Normal")
    LOW = 4, _("Low")


class Release(models.TextChoices):
    """When an approved translation goes before visitors."""

    AT_ONCE = "at_once", _("As soon as it is approved")
    WITH_SOURCE = "with_source", _("Together with the original")
    AT_TIME = "at_time", _("At a set time")


# What still takes somebody's work.
OPEN_STATES = (
    JobState.QUEUED,
    JobState.ASSIGNED,
    JobState.IN_PROGRESS,
    JobState.IN_REVIEW,
    JobState.CHANGES_ASKED,
    JobState.OUTDATED,
)
# Where nobody has to work any more, unless something changes.
FINISHED_STATES = (JobState.APPROVED, JobState.SCHEDULED, JobState.LIVE, JobState.DECLINED)


class SegmentState(models.TextChoices):
    """How far the translation of a segment is. Only the last two count as done."""

    UNTRANSLATED = "untranslated", _("Not translated")
    TO_CHECK = "to_check", _("To be checked")
    CHANGES_ASKED = "changes_asked", _("Changes asked")
    TRANSLATED = "translated", _("Translated")
    ACCEPTED = "accepted", _("Accepted")


DONE_STATES = (SegmentState.TRANSLATED, SegmentState.ACCEPTED)


class Origin(models.TextChoices):
    """Where the present translation of a segment comes from."""

    TYPED = "typed", _("typed")
    EXACT = "exact", _("memory, exact")
    FUZZY = "fuzzy", _("memory, similar")
    REPEATED = "repeated", _("repeated in this text")
    EARLIER = "earlier", _("translation of the earlier source")
    FILE = "file", _("brought in with a file")
    MACHINE = "machine", _("machine translation")
    EXISTING = "existing", _("existing translation")

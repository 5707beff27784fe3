"""A reviewer's word that what the checks call an error is none."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.translation.checks import Severity
from portal.translation.findings.pairs import pair_hash, setting_of_job
from portal.translation.jobs.transitions import note
from portal.translation.models import CheckOverride, Job, Segment
from portal.translation.segments.paragraphs import joined
from portal.translation.sources import page_into

SHORTEST_REASON = 10
_LONGEST_REASON = 1000


def may_override(user: AbstractUser, job: Job) -> bool:
    """Whether `user` answers for what is published in that language."""
    page = page_into(job)
    return page is not None and page.permissions_for_user(user).can_publish()


@transaction.atomic
def override(segment: Segment, code: str, reason: str, user: AbstractUser) -> CheckOverride:
    """Accept an error of the paragraph that `segment` is part of, for exactly these two texts.

    Raises:
        PermissionDenied: when this person may not publish the page, or translated the paragraph.
        ValidationError: when there is no such error, or the reason says too little.
    """
    job = segment.job
    if not may_override(user, job):
        raise PermissionDenied(_("Only who may publish this page can accept an error."))
    parts = list(
        job.segments.filter(string=segment.string_id, context=segment.context_id)
        .select_related("context")
        .order_by("part")
    )
    if any(part.translated_by_id == user.pk for part in parts) and not user.is_superuser:
        raise PermissionDenied(_("Someone other than the translator must accept this."))
    reason = reason.strip()
    if not SHORTEST_REASON <= len(reason) <= _LONGEST_REASON:
        raise ValidationError(
            _("Say why it is no error, in %(least)d to %(most)d characters.")
            % {"least": SHORTEST_REASON, "most": _LONGEST_REASON}
        )
    source, target = "".join(part.source for part in parts), joined(parts)
    findings = setting_of_job(job).findings(source, target, parts[0].context.field_path)
    if not any(one.code == code and one.severity == Severity.ERROR for one in findings):
        raise ValidationError(_("The paragraph has no such error: nothing has to be accepted."))
    decision, _created = CheckOverride.objects.update_or_create(
        job=job,
        code=code,
        pair_hash=pair_hash(source, target),
        defaults={"source": source, "target": target, "reason": reason, "user_id": user.pk},
    )
    data = {"code": code, "segment": segment.pk, "target": target}
    note(job, user, "overridden", remark=reason, data=data)
    return decision

"""Segments: what a translator sees as one piece of work, a sentence where possible.

wagtail-localize knows paragraphs. A paragraph that is one string there is one or more segments
here; when all of them have a translation that stands, theirs together are the paragraph's
`StringTranslation`, from which wagtail-localize builds the page.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import String, TranslationContext

from portal.translation.choices import DONE_STATES, Origin, SegmentState
from portal.translation.models.jobs import Job


class Segment(models.Model):
    """One piece of a job.

    Attributes:
        string, context: the paragraph it is part of, as wagtail-localize knows it.
        part: its place in the paragraph, from 0.
        order: its place on the page.
        source, target: small inline HTML, as wagtail-localize stores it; the parts of a
            paragraph put together are the paragraph.
        version: counts the changes of the target; who saves says which one they saw.
        previous_source, previous_target: how it read before the source changed; empty for a
            segment whose source never has.
    """

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="segments")
    string = models.ForeignKey(String, on_delete=models.CASCADE, related_name="+")
    context = models.ForeignKey(TranslationContext, on_delete=models.CASCADE, related_name="+")
    part = models.PositiveSmallIntegerField(default=0)
    order = models.PositiveIntegerField()
    source = models.TextField()
    source_hash = models.UUIDField(db_index=True)
    words = models.PositiveIntegerField(default=0)
    target = models.TextField(blank=True)
    state = models.CharField(
        max_length=20, choices=SegmentState.choices, default=SegmentState.UNTRANSLATED
    )
    origin = models.CharField(max_length=20, choices=Origin.choices, blank=True)
    match_percent = models.PositiveSmallIntegerField(null=True)
    previous_source = models.TextField(blank=True)
    previous_target = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    translated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    translated_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("segment")
        verbose_name_plural = _("segments")
        ordering = ["order", "part"]
        constraints = [
            models.UniqueConstraint(
                fields=["job", "string", "context", "part"], name="one_segment_per_part"
            )
        ]

    def __str__(self) -> str:
        return self.source[:60]

    @property
    def is_done(self) -> bool:
        """Whether nobody has to look at it again before the review."""
        return self.state in DONE_STATES


class SegmentVersion(models.Model):
    """A translation that a segment had: its history, from which any can be brought back."""

    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    target = models.TextField(blank=True)
    state = models.CharField(max_length=20, choices=SegmentState.choices)
    origin = models.CharField(max_length=20, choices=Origin.choices, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("version of a segment")
        verbose_name_plural = _("versions of segments")
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.segment_id} {self.number}"


class SegmentComment(models.Model):
    """What translators and reviewers say to each other about a segment."""

    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="comments")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(max_length=2000)
    asks_for_change = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("comment on a segment")
        verbose_name_plural = _("comments on segments")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class CheckOverride(models.Model):
    """A reviewer's word that a finding of the checks is no error, and why.

    It holds for exactly these two texts: whoever changes either is asked again.
    """

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="overrides")
    code = models.CharField(max_length=40)
    pair_hash = models.UUIDField()
    source = models.TextField()
    target = models.TextField()
    reason = models.TextField(_("reason"), max_length=1000)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("overridden finding")
        verbose_name_plural = _("overridden findings")
        constraints = [
            models.UniqueConstraint(
                fields=["job", "code", "pair_hash"], name="one_override_per_finding"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.reason[:60]}"

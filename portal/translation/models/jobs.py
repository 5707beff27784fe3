"""Jobs: one text that wants, gets or has a translation into one language."""

import uuid

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from portal.core.bilingual import Bilingual
from portal.translation.choices import (
    FINISHED_STATES,
    OPEN_STATES,
    ChangeKind,
    JobState,
    Priority,
    Release,
)
from portal.translation.querysets import JobQuerySet


class Job(models.Model):
    """A page, or a record without a name in one language, as an item of the translators' queue.

    Everything the queue shows and sorts by stands in this row, so that fifty rows cost the same
    among fifty jobs and among five thousand. A page is known by its translation key, which
    outlives it; a record by its model and number.

    Attributes:
        key: identifies the job in exchanged files and private addresses.
        source_page: the original; empty for records, and once the original is deleted.
        translation: what wagtail-localize holds of it, from the moment somebody begins.
        words: how long the source is, in words (Vietnamese: syllables).
        words_done: how many of them have a translation that nobody has to look at again.
        change: how far the source has moved away from the live translation, "" if it has not.
        detected_change: the same as the desk found it, before an editor decided otherwise.
        release: when the approved translation goes live; `release_at` for a set time.
        event_on: the day that the original itself gives, which decides what things were called.
        flash: headline, lead and captions go first, the full text follows.
        approved_revision_id: the version of the target page that was approved, until it is live.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    content_type = models.ForeignKey(
        ContentType, on_delete=models.CASCADE, related_name="+", verbose_name=_("type")
    )
    translation_key = models.UUIDField(null=True, editable=False, db_index=True)
    record_id = models.PositiveBigIntegerField(null=True, editable=False)
    source_page = models.ForeignKey(
        Page, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("original")
    )
    source_locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    target_locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    translation = models.OneToOneField(
        Translation, null=True, on_delete=models.SET_NULL, related_name="job"
    )
    title = models.CharField(_("title"), max_length=255)
    search_text = models.TextField(editable=False, blank=True)
    section = models.CharField(max_length=20, blank=True)

    state = models.CharField(
        _("state"), max_length=20, choices=JobState.choices, default=JobState.QUEUED
    )
    change = models.CharField(
        _("change of the original"), max_length=20, choices=ChangeKind.choices, blank=True
    )
    detected_change = models.CharField(max_length=20, choices=ChangeKind.choices, blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="translation_jobs",
        verbose_name=_("translator"),
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="review_jobs",
        verbose_name=_("reviewer"),
    )
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority.choices, default=Priority.NORMAL
    )
    due_at = models.DateTimeField(_("due"), null=True, blank=True, db_index=True)
    note = models.TextField(_("note"), blank=True, max_length=2000)
    words = models.PositiveIntegerField(_("words"), default=0)
    words_done = models.PositiveIntegerField(_("words done"), default=0)

    release = models.CharField(
        _("goes live"), max_length=20, choices=Release.choices, default=Release.AT_ONCE
    )
    release_at = models.DateTimeField(_("on"), null=True, blank=True)
    flash = models.BooleanField(_("headline first"), default=False)
    approved_revision_id = models.PositiveBigIntegerField(null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    event_on = models.DateField(_("day of the event"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    source_published_at = models.DateTimeField(_("original published"), null=True, blank=True)
    source_changed_at = models.DateTimeField(_("original changed"), null=True, blank=True)
    started_at = models.DateTimeField(_("begun"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent for review"), null=True, blank=True)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    first_live_at = models.DateTimeField(_("translation first published"), null=True, blank=True)
    live_at = models.DateTimeField(_("translation published"), null=True, blank=True)
    updated_at = models.DateTimeField(_("last change"), auto_now=True, db_index=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation job")
        verbose_name_plural = _("translation jobs")
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "target_locale"],
                condition=models.Q(translation_key__isnull=False),
                name="one_job_per_page_and_language",
            ),
            models.UniqueConstraint(
                fields=["content_type", "record_id", "target_locale"],
                condition=models.Q(record_id__isnull=False),
                name="one_job_per_record_and_language",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "priority", "due_at"]),
            models.Index(fields=["assignee", "state"]),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_record(self) -> bool:
        """Whether it is about a record's names and not about a page."""
        return self.record_id is not None

    @property
    def percent_done(self) -> int:
        """How much of the source has a translation that nobody has to look at again."""
        if not self.words:
            return 0
        return min(100, self.words_done * 100 // self.words)

    @property
    def is_overdue(self) -> bool:
        """Whether its day has passed and somebody still has to work on it."""
        return (
            self.due_at is not None
            and self.due_at < timezone.now()
            and self.state in OPEN_STATES
            and not self.is_finished
        )

    @property
    def is_finished(self) -> bool:
        """Whether nobody has to work on it any more: its due day says nothing then."""
        return self.state in FINISHED_STATES or self.change == ChangeKind.WITHDRAWN


class JobTopic(models.Model):
    """A topic of the page behind a job, by which the queue is filtered."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="topics")
    slug = models.SlugField(max_length=80)
    label_vi = models.CharField(max_length=255)
    label_en = models.CharField(max_length=255, blank=True)

    label = Bilingual()

    class Meta:
        verbose_name = _("topic of a job")
        verbose_name_plural = _("topics of jobs")
        constraints = [models.UniqueConstraint(fields=["job", "slug"], name="job_has_a_topic_once")]

    def __str__(self) -> str:
        return str(type(self).label.in_any_language(self))


class JobEvent(models.Model):
    """What happened to a job, when and by whom: its history, never changed."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(_("at"), default=timezone.now)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    action = models.CharField(_("action"), max_length=40)
    state = models.CharField(_("state"), max_length=20, choices=JobState.choices)
    remark = models.TextField(_("remark"), blank=True)
    data = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("event of a job")
        verbose_name_plural = _("events of jobs")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.job_id} {self.action}"


class SourceSnapshot(models.Model):
    """The source text, word for word, that a version of a translation was made from.

    Attributes:
        revision_id: the version of the target page; None stands for what is live without one.
        strings: `[place, text]` in reading order.
    """

    class Purpose(models.TextChoices):
        """Which version it belongs to."""

        VERSION = "version", _("the newest version")
        LIVE = "live", _("the live text")

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="snapshots")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    revision_id = models.PositiveBigIntegerField(null=True)
    strings = models.JSONField(default=list)
    taken_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("source of a version")
        verbose_name_plural = _("sources of versions")
        constraints = [
            models.UniqueConstraint(fields=["job", "purpose"], name="one_snapshot_per_purpose")
        ]

    def __str__(self) -> str:
        return f"{self.job_id} {self.purpose}"

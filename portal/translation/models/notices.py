"""Notices: who is to know what about which job, and how each person wants to hear of it."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.translation.models.jobs import Job, JobEvent
from portal.translation.notices.kinds import DIGEST_TIME, MailRhythm, NoticeKind


class NoticeQuerySet(models.QuerySet):
    """Notices by whether somebody has seen them yet."""

    def unread(self) -> Self:
        """What the person has not opened."""
        return self.filter(read_at=None)

    def to_be_mailed(self) -> Self:
        """What still has to go out by mail; what somebody has read meanwhile need not."""
        return self.unread().filter(wants_mail=True, mailed_at=None)


class Notice(models.Model):
    """One person is to know one thing about one job.

    Attributes:
        event: what happened; empty for a day that draws near.
        day: the due day that draws near; empty for what happened.
        wants_mail: whether it is to be mailed, by the person's choice when it was made, and
            until it turns out that it cannot be.
        attempts, next_attempt_at: how often a mail server has refused it, and when to ask again.
        claim, claimed_at: the run that is mailing it now, and since when.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="translation_notices"
    )
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=20, choices=NoticeKind.choices)
    event = models.ForeignKey(JobEvent, null=True, on_delete=models.CASCADE, related_name="+")
    day = models.DateField(null=True)
    created = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)

    wants_mail = models.BooleanField(default=False)
    mailed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True)
    claim = models.UUIDField(null=True)
    claimed_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-created", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "event"],
                condition=models.Q(event__isnull=False),
                name="one_notice_per_person_and_event",
            ),
            models.UniqueConstraint(
                fields=["person", "job", "day"],
                condition=models.Q(day__isnull=False),
                name="one_notice_per_person_job_and_due_day",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "read_at", "-created"]),
            models.Index(
                fields=["person", "created"],
                condition=models.Q(wants_mail=True, mailed_at=None),
                name="notices_to_be_mailed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.job_id}"


class NoticeChoice(models.Model):
    """How one person wants to be told by mail; without a row, as a new one would say.

    Attributes:
        digest_at: when the one mail of the day goes out, on the person's clock.
        muted: the kinds that are never mailed. A kind that is added later is mailed.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="translation_notice_choice"
    )
    rhythm = models.CharField(
        _("mail"), max_length=10, choices=MailRhythm.choices, default=MailRhythm.DAILY
    )
    digest_at = models.TimeField(_("the day's mail at"), default=DIGEST_TIME)
    muted = models.JSONField(default=list)

    class Meta:
        verbose_name = _("choice of notices")
        verbose_name_plural = _("choices of notices")

    def __str__(self) -> str:
        return f"{self.person_id} {self.rhythm}"

    @classmethod
    def of(cls, person: AbstractBaseUser) -> Self:
        """The person's choice, or what holds until they make one; nothing is written."""
        return cls.objects.filter(person=person.pk).first() or cls(person_id=person.pk)

    def wants(self, kind: str) -> bool:
        """Whether this kind is to be mailed."""
        return self.rhythm != MailRhythm.NEVER and kind not in self.muted

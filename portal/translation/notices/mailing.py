"""Sends notices by mail: at once or once a day, and again where a mail server has failed.

Who mails a notice claims it first with one conditional UPDATE, so that two runs never send the
same. A run that dies between sending and writing that down leaves its claim behind; when that
has lapsed, the mail goes out a second time rather than never.
"""

import logging
import uuid
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from time import monotonic
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core.mail import get_connection
from django.db.models import F, Q
from django.utils import timezone

from portal.translation.access import visible_jobs
from portal.translation.models import Notice, NoticeChoice
from portal.translation.models.notices import NoticeQuerySet
from portal.translation.notices.kinds import MailRhythm
from portal.translation.notices.lines import for_lines
from portal.translation.notices.messages import compose, time_zone_of

logger = logging.getLogger(__name__)

MOST_ATTEMPTS: Final = 6
# 5, 10, 20, 40 and 80 minutes after the first attempts.
_FIRST_PAUSE: Final = timedelta(minutes=5)
_CLAIM_LAPSES: Final = timedelta(minutes=15)
# What could not be told within a week is no news.
_TOO_OLD: Final = timedelta(days=7)
# So many failures in a row are the server's: the others wait for the next run.
_PATIENCE: Final = 3
# Somebody waits for the answer to their request: what takes longer is the timer's.
_SECONDS_IN_A_REQUEST: Final = 3


def mail_at_once(people: Collection[int]) -> None:
    """Mail what is due to these people now; for after a transaction, within a request.

    A mail server that is away or slow holds the request for a few seconds at most.
    """
    mail_due(people=people, patience=1, seconds=_SECONDS_IN_A_REQUEST)


def mail_due(
    now: datetime | None = None,
    *,
    people: Collection[int] | None = None,
    patience: int = _PATIENCE,
    seconds: int | None = None,
) -> int:
    """Mail everything that is due, to everybody or to `people`; answers with how many mails.

    Args:
        now: the moment; None is this one.
        people: the numbers of the persons to mail to; None is everybody.
        patience: after how many failures in a row the rest is left to the next run.
        seconds: after how long it is left, and how long each mail may take; None is no limit.
    """
    now = now or timezone.now()
    began = monotonic()
    waiting = _waiting(now)
    if people is not None:
        waiting = waiting.filter(person__in=people)
    numbers = list(waiting.order_by("person").values_list("person", flat=True).distinct())
    choices = {
        choice.person_id: choice for choice in NoticeChoice.objects.filter(person__in=numbers)
    }
    persons = get_user_model()._default_manager.filter(pk__in=numbers).order_by("pk")
    sent, failures = 0, 0
    with _Post(seconds) as post:
        for person in persons.select_related("wagtail_userprofile"):
            choice = choices.get(person.pk, NoticeChoice(person=person))
            if not (notices := _claimed(person, choice, now)):
                continue
            if post.sends(person, notices):
                sent, failures = sent + 1, 0
                _mark_sent(notices, now)
            else:
                failures += 1
                _mark_failed(notices, now)
            if failures == patience:
                logger.warning("Mailing of notices stops: the mail server fails")
                break
            if seconds is not None and monotonic() - began > seconds:
                logger.info("Mailing of notices stops: the mail server is slow")
                break
    return sent


def give_up_old(now: datetime) -> int:
    """Mail nothing any more that could not be mailed for a week; the admin still shows it."""
    return (
        Notice.objects.to_be_mailed()
        .filter(created__lt=now - _TOO_OLD)
        .update(wants_mail=False, claim=None)
    )


class _Post:
    """A connection to the mail server that is opened for the first mail and closed at the end."""

    def __init__(self, timeout: int | None = None) -> None:
        limit: dict[str, Any] = {} if timeout is None else {"timeout": timeout}
        self._connection = get_connection(**limit)

    def __enter__(self) -> "_Post":
        return self

    def __exit__(self, *failure: object) -> None:
        self._close()

    def sends(self, person: AbstractUser, notices: Sequence[Notice]) -> bool:
        """Whether the mail is on its way. A mail server fails in many ways; all are logged."""
        try:
            self._connection.open()
            return bool(self._connection.send_messages([compose(person, notices)]))
        except Exception:
            logger.exception("Notices could not be mailed to user %s", person.pk)
            self._close()
            return False

    def _close(self) -> None:
        try:
            self._connection.close()
        except OSError:
            logger.info("The mail server had closed the connection already")


def _waiting(now: datetime) -> NoticeQuerySet:
    """What nobody is mailing at this moment and whose pause is over."""
    return Notice.objects.to_be_mailed().filter(
        Q(next_attempt_at=None) | Q(next_attempt_at__lte=now),
        Q(claim=None) | Q(claimed_at__lt=now - _CLAIM_LAPSES),
    )


def last_digest(choice: NoticeChoice, time_zone: str, now: datetime) -> datetime:
    """The last moment, not after `now`, at which the day's mail was to go out."""
    local = now.astimezone(ZoneInfo(time_zone))
    today = datetime.combine(local.date(), choice.digest_at, local.tzinfo)
    return today if today <= local else today - timedelta(days=1)


def _claimed(person: AbstractUser, choice: NoticeChoice, now: datetime) -> list[Notice]:
    """The notices that this run mails to `person`; nobody else will."""
    waiting = _waiting(now).filter(person=person)
    if not person.is_active or not person.email or choice.rhythm == MailRhythm.NEVER:
        waiting.update(wants_mail=False)
        return []
    if choice.muted:
        waiting.filter(kind__in=choice.muted).update(wants_mail=False)
    if choice.rhythm == MailRhythm.DAILY:
        waiting = waiting.filter(created__lte=last_digest(choice, time_zone_of(person), now))
    claim = uuid.uuid4()
    if not waiting.update(claim=claim, claimed_at=now):
        return []
    mine = Notice.objects.filter(claim=claim)
    # Rights may have changed since it was made: titles go only to who may still read them.
    mine.exclude(job__in=visible_jobs(person)).update(wants_mail=False, claim=None)
    return list(for_lines(mine))


def _rows(notices: Sequence[Notice]) -> NoticeQuerySet:
    return Notice.objects.filter(pk__in=[notice.pk for notice in notices])


def _mark_sent(notices: Sequence[Notice], now: datetime) -> None:
    _rows(notices).update(mailed_at=now, claim=None, attempts=F("attempts") + 1)


def _mark_failed(notices: Sequence[Notice], now: datetime) -> None:
    for attempts in {notice.attempts + 1 for notice in notices}:
        changes: dict[str, Any] = {"attempts": attempts, "claim": None}
        if attempts >= MOST_ATTEMPTS:
            changes["wants_mail"] = False
            logger.error("Notices are not mailed after %s attempts", attempts)
        else:
            changes["next_attempt_at"] = now + _FIRST_PAUSE * 2 ** (attempts - 1)
        _rows([one for one in notices if one.attempts + 1 == attempts]).update(**changes)

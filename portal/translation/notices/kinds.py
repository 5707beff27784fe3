"""What people are told, and how they want to be told. Pure."""

from datetime import time
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeKind(models.TextChoices):
    """What happened. The admin shows all of them; mail only those that somebody wants."""

    ASSIGNED = "assigned", _("A translation was given to you")
    DUE = "due", _("Your work is due tomorrow")
    CHANGES_ASKED = "changes_asked", _("A reviewer asks for changes")
    SENT = "sent", _("A translation waits for your review")
    SOURCE_CHANGED = "source_changed", _("The original has changed")
    APPROVED = "approved", _("Your translation was approved")
    PUBLISHED = "published", _("A translation was published")
    REFUSED = "refused", _("A translation was refused or is not wanted")
    COMMENT = "comment", _("Somebody has commented")


class MailRhythm(models.TextChoices):
    """How often somebody gets mail."""

    AT_ONCE = "at_once", _("at once")
    DAILY = "daily", _("one mail a day")
    NEVER = "never", _("no mail")


# Before the day's work begins. On the clock of whoever reads it.
DIGEST_TIME: Final = time(7, 30)

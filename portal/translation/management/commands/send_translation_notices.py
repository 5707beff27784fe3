"""What has to be told without anybody doing anything; for a timer, beside publish_scheduled."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.translation.notices.keeping import delete_old
from portal.translation.notices.mailing import give_up_old, mail_due
from portal.translation.notices.making import remind_of_tomorrow


class Command(BaseCommand):
    """Safe to run at any time, as often as one likes, and twice at once."""

    help = (
        "Reminds of translations that are due tomorrow, mails what is due, tries again what a "
        "mail server has refused, and deletes notices that were read long ago."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was done in one line; nothing, when there was nothing to do."""
        now = timezone.now()
        reminders = remind_of_tomorrow(now)
        given_up = give_up_old(now)
        mails = mail_due(now)
        deleted = delete_old(now)
        if reminders or given_up or mails or deleted:
            self.stdout.write(
                f"reminders: {reminders}, mails: {mails}, given up: {given_up}, deleted: {deleted}"
            )

import time
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import translation

from portal.core.demo.accounts import ACCOUNTS, ensure_accounts, is_ours
from portal.core.demo.illustrations import clear_pictures, ensure_pictures
from portal.core.demo.registry import DemoSite, rooms_from_the_ground
from portal.core.languages import LANGUAGE_CODES, SOURCE_LANGUAGE


class Command(BaseCommand):
    """Fill a believable bilingual site for trying the portal out."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """What may be asked for."""
        parser.add_argument(
            "--reset",
            action="store_true",
            help="remove the demonstration's pages first, never pages that people wrote",
        )
        parser.add_argument(
            "--scale",
            type=int,
            default=0,
            metavar="N",
            help="also make N short articles in Vietnamese, some with English, for measuring",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Build what is missing; a second run changes nothing.

        Raises:
            CommandError: where accounts with known passwords must not exist.
        """
        if not settings.DEMO_ALLOWED:
            raise CommandError(
                "This site is not for demonstrations: accounts with known passwords would be made."
            )
        if options["scale"] < 0:
            raise CommandError("--scale takes a number of articles, 0 or more.")
        with translation.override(SOURCE_LANGUAGE), transaction.atomic():
            self._build(options["reset"], options["scale"])
        self._print_addresses()

    def _build(self, reset: bool, scale: int) -> None:
        started = time.perf_counter()
        call_command("setup_site", stdout=StringIO())
        rooms = rooms_from_the_ground()
        if reset:
            for room in reversed(rooms):
                room.clear()
            clear_pictures()
        users, new_accounts = ensure_accounts()
        pictures, new_pictures = ensure_pictures()
        site = DemoSite(pictures=pictures, authors=users)
        site.count("accounts", new_accounts)
        site.count("pictures", new_pictures)
        for room in rooms:
            room.build(site)
        made = ", ".join(f"{number} {name}" for name, number in site.created.items() if number)
        self.stdout.write(f"Made {made or 'nothing'} in {time.perf_counter() - started:.1f} s.")
        if scale:
            self._enlarge(site, scale)

    def _enlarge(self, site: DemoSite, scale: int) -> None:
        started = time.perf_counter()
        before = sum(site.created.values())
        for room in rooms_from_the_ground():
            if room.enlarge:
                room.enlarge(site, scale)
        number, seconds = sum(site.created.values()) - before, time.perf_counter() - started
        self.stdout.write(
            f"Made {number} more articles for measuring in {seconds:.1f} s"
            f" ({number / seconds:.0f} per second)."
        )

    def _print_addresses(self) -> None:
        site = settings.WAGTAILADMIN_BASE_URL
        for code in LANGUAGE_CODES:
            path = "/" if code == SOURCE_LANGUAGE else f"/{code}/"
            self.stdout.write(f"  {code:14} {site}{path}")
        self.stdout.write(f"  {'admin':14} {site}/admin/")
        users, _new = ensure_accounts()
        for account in ACCOUNTS:
            password = account.password if is_ours(account, users[account.name]) else "(its own)"
            self.stdout.write(f"  {account.name:14} {password}")

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from home.setup import ensure_site, lacks
from portal.translation.glossary.loading import ensure_glossary


class Command(BaseCommand):
    """Create languages, sections, jobs, workflows and terms, as far as they are missing."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Rights of groups that exist already are given on demand only."""
        parser.add_argument(
            "--grant",
            action="store_true",
            help="give existing groups every right of their role that they lack",
        )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Safe to run after every deployment."""
        homes = ensure_site()
        ensure_glossary()
        for lack in lacks(homes):
            names = ", ".join(lack.names())
            if options["grant"]:
                lack.grant()
                self.stdout.write(f"{lack.group} may now: {names}")
            else:
                self.stdout.write(f"{lack.group} may not (--grant changes that): {names}")
        self.stdout.write(f"Site ready in {', '.join(homes)}.")

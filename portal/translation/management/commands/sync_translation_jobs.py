"""Opens the jobs that are missing: for the day the desk is switched on, and to repair."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.translation.records.jobs import sync_records
from portal.translation.records.missing import record_models
from portal.translation.synchronising import sync_pages


class Command(BaseCommand):
    """May run again at any time: jobs that are there are left alone."""

    help = "Opens translation jobs for live pages and public records that have none."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was done."""
        pages = sync_pages()
        records = sync_records(record_models())
        for reason in pages.failures:
            self.stderr.write(reason)
        self.stdout.write(
            f"Pages: {pages.opened} jobs opened. Records: {records.opened} jobs opened, "
            f"{records.closed} closed, {records.updated} brought up to date."
        )

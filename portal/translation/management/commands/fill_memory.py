from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext

from portal.translation.memory.bootstrap import fill_memory


class Command(BaseCommand):
    """Fill the translation memory from the English pages that are live; safe to repeat."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Take over what is new, and say how much."""
        filled = fill_memory()
        self.stdout.write(
            gettext("Pages read: %(pages)d. Approved pieces: %(pieces)d. New units: %(added)d.")
            % {"pages": filled.pages, "pieces": filled.pieces, "added": filled.added}
        )

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from home.setup import ensure_site


class Command(BaseCommand):
    """Create languages, sections, jobs and workflows, as far as they are missing."""

    help = __doc__

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Safe to run after every deployment."""
        homes = ensure_site()
        self.stdout.write(f"Site ready in {', '.join(homes)}.")

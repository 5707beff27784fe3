from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from home.setup import ensure_site
from portal.translation.glossary.loading import ensure_glossary


class Command(BaseCommand):
    """Create languages, sections, jobs, workflows and a first glossary, as far as missing."""

    help = __doc__

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Safe to run after every deployment."""
        homes = ensure_site()
        ensure_glossary()
        self.stdout.write(f"Site ready in {', '.join(homes)}.")

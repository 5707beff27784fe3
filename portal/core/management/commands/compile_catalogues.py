"""Compile the translation catalogues of the project without GNU gettext."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.core.catalogues import CatalogueError, compile_below


class Command(BaseCommand):
    help = "Compiles every changed .po file below LOCALE_PATHS to the .mo file Django reads."
    # The checks render translated names: they cannot come before the translations.
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            for path in compile_below(Path(directory) for directory in settings.LOCALE_PATHS):
                self.stdout.write(f"compiled {path}")
        except CatalogueError as error:
            raise CommandError(str(error)) from error

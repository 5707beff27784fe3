"""Takes programmes from an IATI 2.03 file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from projects.iati.reading import UnreadableFile, read
from projects.iati.storing import store


class Command(BaseCommand):
    """All activities of the file become programmes, or none does."""

    help = "Create or change programmes from an IATI 2.03 file, all of them or none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and whether visitors may see what is new."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--publish", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, check, store."""
        try:
            document = options["file"].read_bytes()
            number = store(read(document), publish=options["publish"])
        except OSError as error:
            raise CommandError(str(error)) from error
        except UnreadableFile as error:
            raise CommandError("\n".join(error.reasons)) from error
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        self.stdout.write(gettext("Programmes stored: %(number)s") % {"number": number})

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext

from portal.translation.glossary.files import NotATermFile, TermRow, read_terms
from portal.translation.glossary.loading import load_terms, shipped_rows


class Command(BaseCommand):
    """Load terms into the glossary from a CSV file, or those that the portal comes with.

    New terms are added, and those that came from a file before are renewed. A term that somebody
    has entered or edited stays as it is. Safe to repeat.
    """

    help = "Load terms into the glossary from a CSV file, or those that the portal comes with."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and whether to write."""
        parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, say what was done and what is wrong.

        Raises:
            CommandError: when the file cannot be read.
        """
        dry_run: bool = options["dry_run"]
        taken = load_terms(_rows(options["file"]), dry_run=dry_run)
        for line, reason in taken.refused:
            self.stderr.write(
                gettext("Line %(line)d: %(reason)s") % {"line": line, "reason": reason}
            )
        summary = gettext(
            "Added: %(added)d. Changed: %(changed)d. The same: %(unchanged)d. "
            "Kept as edited here: %(kept)d. Refused: %(refused)d."
        ) % {
            "added": taken.added,
            "changed": taken.changed,
            "unchanged": taken.unchanged,
            "kept": taken.kept,
            "refused": len(taken.refused),
        }
        self.stdout.write(f"{summary}{gettext(' (nothing was written)') if dry_run else ''}")


def _rows(path: Path | None) -> list[TermRow]:
    if path is None:
        return shipped_rows()
    try:
        return read_terms(path.read_bytes())
    except OSError:
        raise CommandError(gettext("“%(path)s” cannot be read.") % {"path": path}) from None
    except NotATermFile as wrong:
        raise CommandError(str(wrong)) from None

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext

from news.importing.ledger import ACTION_LABELS, Action, ImportOptions, Outcome, bring_in
from news.importing.recognition import Origin
from news.models import NewsIndexPage

ARTICLE_FILES = {".txt", ".html", ".htm", ".xhtml"}


class Command(BaseCommand):
    """Bring articles in from text and web-page files.

    What a file does not say stays empty and is reported, and the article stays a draft.
    Running again creates nothing: a changed file updates its page, unless a person has edited
    the page since.
    """

    help = "Bring articles in from text and web-page files, or folders of them."

    def add_arguments(self, parser: CommandParser) -> None:
        """Files, and how to treat them."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
        parser.add_argument(
            "--publish", action="store_true", help="publish the articles that are complete"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import every file, report each, sum up."""
        index = NewsIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
        if index is None:
            raise CommandError("There is no news section yet: run `manage.py setup_site` first.")
        chosen = ImportOptions(index, publish=options["publish"], dry_run=options["dry_run"])
        counts: Counter[Action] = Counter()
        for path in _article_files(options["paths"]):
            outcome = self._import(path, chosen)
            counts[outcome.action] += 1
            self._print(outcome)
        summary = ", ".join(f"{ACTION_LABELS[action]}: {counts[action]}" for action in Action)
        self.stdout.write(f"{summary}{gettext(' (nothing was written)') if chosen.dry_run else ''}")

    def _import(self, path: Path, options: ImportOptions) -> Outcome:
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return Outcome(path.name, Action.REFUSED, reason=gettext("There is no such file."))
        except OSError:
            return Outcome(path.name, Action.REFUSED, reason=gettext("It cannot be read."))
        return bring_in(Origin(path.name, path.parent), data, options)

    def _print(self, outcome: Outcome) -> None:
        name = outcome.name
        if outcome.action is Action.REFUSED:
            self.stderr.write(self.style.ERROR(f"{name}: {outcome.action_label}: {outcome.reason}"))
            return
        state = f" ({gettext('published')})" if outcome.published else ""
        title = f" “{outcome.page.title}”" if outcome.page and outcome.page.title else ""
        reason = f": {outcome.reason}" if outcome.reason else ""
        self.stdout.write(f"{name}: {outcome.action_label}{state}{title}{reason}")
        for notice in outcome.notices:
            self.stdout.write(f"    {notice}")


def _article_files(paths: list[Path]) -> Iterator[Path]:
    """The named files, and the article files below the named folders, in order."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                file
                for file in path.rglob("*")
                if file.suffix.lower() in ARTICLE_FILES and not file.is_dir()
            )
        else:
            yield path

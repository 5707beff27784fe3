"""Which page a file belongs to, and whether the importer may write into it."""

from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from django.utils.translation import gettext

from news.models import ImportedFile, NewsPage
from portal.core.text import fold

_UPLOAD = "upload:"
_DIGEST_LENGTH = 8


@dataclass(frozen=True)
class Origin:
    """Where a file came from.

    `folder` is where it lies, or None for a file that came through the browser: its name then
    says next to nothing, because everybody has a file of the same name.
    """

    file_name: str
    folder: Path | None = None

    def ledger_name(self, digest: str) -> str:
        """What the ledger calls the file: its path, or its name with the digest of its content."""
        if self.folder is None:
            return f"{_UPLOAD}{self.file_name}#{digest[:_DIGEST_LENGTH]}"
        return str(self.folder.resolve() / self.file_name)


def same_content(digest: str) -> ImportedFile | None:
    """The same file, whatever it was called."""
    return ImportedFile.objects.filter(content_digest=digest).select_related("page").first()


def earlier_version(origin: Origin, digest: str, title: str | None) -> ImportedFile | None:
    """The entry of the article that the file is a changed version of.

    A file in its old place is the same article. A file of the same name elsewhere is, if the
    page has or had the same title and no file is left in the old place.
    """
    entries = ImportedFile.objects.select_related("page")
    if entry := entries.filter(name=origin.ledger_name(digest)).first():
        return entry
    folded = fold(title or "")
    if not folded:
        return None
    if origin.folder is None:
        namesakes = entries.filter(name__startswith=f"{_UPLOAD}{origin.file_name}#")
    else:
        namesakes = entries.filter(name__endswith=origin.file_name).exclude(
            name__startswith=_UPLOAD
        )
    for entry in namesakes:
        if _is_namesake(entry.name, origin) and entry.page and folded in _titles(entry.page):
            return entry
    return None


def reason_to_keep(entry: ImportedFile, latest: NewsPage | None, user: Any) -> str:
    """Why nothing may be written into the page of the entry; empty if something may.

    `latest` is the newest state of that page; `user` is None for a command.
    """
    if entry.page is None or latest is None:
        return gettext("Its page was deleted; it is not brought back.")
    if entry.page.workflow_in_progress:
        return gettext("The page is being reviewed; it is not overwritten.")
    lock = entry.page.get_lock()
    if lock and (user is None or lock.for_user(user)):
        return gettext("The page is locked; it is not overwritten.")
    if user and not entry.page.permissions_for_user(user).can_edit():
        return gettext("You may not change its page; it is not overwritten.")
    return ""


def _is_namesake(name: str, origin: Origin) -> bool:
    if origin.folder is None:
        return name.removeprefix(_UPLOAD).rpartition("#")[0] == origin.file_name
    return PurePath(name).name == origin.file_name and not Path(name).exists()


def _titles(page: NewsPage) -> set[str]:
    """Every title that the page has or had, folded."""
    titles = {page.title, page.draft_title, *page.revisions.values_list("object_str", flat=True)}
    return {fold(title) for title in titles}

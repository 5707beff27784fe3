"""One file, one page, once: the idempotent step from article files to drafts."""

import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import ReferenceIndex, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update

from news.importer.articles import ImportedArticle
from news.importer.notices import UnreadableArticle
from news.importer.parsing import import_article
from news.importing.pictures import pictures_beside
from news.importing.recognition import Origin, earlier_version, reason_to_keep, same_content
from news.importing.story import story_blocks
from news.models import ImportedFile, NewsIndexPage, NewsPage
from portal.core.publishing import refusals
from portal.core.slugs import available_slug, vietnamese_slug


class Action(StrEnum):
    """What happened to one file."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    REFUSED = "refused"


ACTION_LABELS = {
    Action.CREATED: _("new draft"),
    Action.UPDATED: _("updated"),
    Action.UNCHANGED: _("nothing new"),
    Action.KEPT: _("kept as it is"),
    Action.REFUSED: _("not imported"),
}


@dataclass(frozen=True)
class Outcome:
    """What happened to one file, why, and what a person should look at."""

    name: str
    action: Action
    page: NewsPage | None = None
    reason: str = ""
    notices: list[str] = field(default_factory=list)
    published: bool = False

    @property
    def action_label(self) -> str:
        """The action in the reader's language."""
        return str(ACTION_LABELS[self.action])


@dataclass(frozen=True)
class ImportOptions:
    """How to import: into which listing, by whom, whether to publish or only to look."""

    index: NewsIndexPage
    user: Any = None
    publish: bool = False
    dry_run: bool = False


def bring_in(origin: Origin, data: bytes, options: ImportOptions) -> Outcome:
    """Bring one file in.

    Never raises for what a file holds: a file that cannot be imported is `REFUSED` with the
    reason. Nothing of it is then in the database.
    """
    name = origin.file_name
    digest = hashlib.sha256(data).hexdigest()
    if same := same_content(digest):
        return Outcome(name, Action.UNCHANGED, same.page, notices=same.report)
    try:
        article = import_article(data, name)
    except UnreadableArticle as error:
        return Outcome(name, Action.REFUSED, reason=_worded(error.notice))
    entry = earlier_version(origin, digest, article.title)
    latest = entry.page.get_latest_revision_as_object() if entry and entry.page else None
    if entry and (reason := _reason_to_keep(entry, latest, options)):
        return Outcome(name, Action.KEPT, entry.page, reason)
    if options.dry_run:
        action = Action.UPDATED if entry else Action.CREATED
        return Outcome(name, action, entry.page if entry else None, notices=_report(article))
    try:
        with transaction.atomic():
            return _write(origin, digest, article, entry, latest, options)
    except ValidationError as error:
        return Outcome(name, Action.REFUSED, reason=" ".join(error.messages))


def _reason_to_keep(entry: ImportedFile, latest: NewsPage | None, options: ImportOptions) -> str:
    if reason := reason_to_keep(entry, latest, options.user):
        return reason
    if latest and written_digest(latest) != entry.written_digest:
        return gettext("Someone has edited the page since; it is not overwritten.")
    return ""


def _worded(notice: Any) -> str:
    params = dict(notice.params)
    if "format" in params:
        params["format"] = gettext(params["format"])
    message = gettext(notice.msgid) % params
    if notice.line is None:
        return message
    return gettext("Line %(line)s: %(message)s") % {"line": notice.line, "message": message}


def _report(article: ImportedArticle) -> list[str]:
    hints = [
        gettext("Line %(line)s: a hint at the date, not a date: %(message)s")
        % {"line": hint.line, "message": hint.text}
        for hint in article.date_hints
    ]
    return [_worded(notice) for notice in article.warnings] + hints


def _fields(article: ImportedArticle, folder: Path | None) -> dict[str, Any]:
    """What the importer writes into a page; what the file does not say stays empty."""
    return {
        "title": (article.title or "")[:255],
        "summary": article.lead[:1000],
        "body": json.dumps(story_blocks(article.body, pictures_beside(folder))),
        "author": article.byline[:120],
        "photo_credit": article.photo_credit[:120],
        "source_name": article.source_name[:160],
        "source_url": article.source_url[:500],
        "published_at": article.published_at,
    }


def written_digest(page: NewsPage) -> str:
    """A digest of what the importer writes, blind to the ids of blocks."""
    body = [(block.block_type, block.block.get_prep_value(block.value)) for block in page.body]
    written = [
        page.title, page.summary, page.author, page.photo_credit, page.source_name,
        page.source_url, page.published_at and page.published_at.timestamp(), body,
    ]  # fmt: skip
    text = json.dumps(written, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _write(
    origin: Origin,
    digest: str,
    article: ImportedArticle,
    entry: ImportedFile | None,
    latest: NewsPage | None,
    options: ImportOptions,
) -> Outcome:
    """Page, revision and ledger together or not at all."""
    fields = _fields(article, origin.folder)
    entry = entry or ImportedFile()
    # Page and revision are two saves of one row: its references are read once.
    with disable_reference_index_auto_update():
        if latest:
            action, page = Action.UPDATED, latest
            for field_name, value in fields.items():
                setattr(page, field_name, value)
        else:
            action, page = Action.CREATED, _new_page(origin, fields, options)
        # A new page has been cleaned a moment ago.
        revision = page.save_revision(user=options.user, log_action=True, clean=bool(latest))
    if not latest:
        ReferenceIndex.create_or_update_for_object(page)
    report = _report(article)
    entry.name = origin.ledger_name(digest)
    entry.content_digest = digest
    entry.written_digest = written_digest(page)
    entry.page = page
    entry.report = report
    entry.save()
    published, reasons = _publish(page, revision, article) if options.publish else (False, [])
    return Outcome(origin.file_name, action, page, notices=[*report, *reasons], published=published)


def _new_page(origin: Origin, fields: dict[str, Any], options: ImportOptions) -> NewsPage:
    page = NewsPage(**fields, live=False, owner=options.user, locale=options.index.locale)
    file_stem = Path(origin.file_name).stem
    base = vietnamese_slug(page.title) or vietnamese_slug(file_stem) or "bai-nhap"
    taken = set(
        options.index.get_children().filter(slug__startswith=base).values_list("slug", flat=True)
    )
    page.slug = available_slug(base, taken.__contains__)
    return options.index.add_child(instance=page)


def _publish(
    page: NewsPage, revision: Revision, article: ImportedArticle
) -> tuple[bool, list[str]]:
    """Publish what is complete; answers with what is missing otherwise."""
    reasons = [*_missing(article), *refusals(revision.as_object(), revision, None)]
    if reasons:
        return False, reasons
    revision.publish()
    return True, []


def _missing(article: ImportedArticle) -> list[str]:
    """What the gate lets pass where a person decides, but no command may decide alone."""
    reasons = []
    if not article.lead:
        reasons.append(gettext("It stays a draft: the file has no lead."))
    if not (article.byline or article.source_name or article.source_url):
        reasons.append(gettext("It stays a draft: the file names neither an author nor a source."))
    return reasons

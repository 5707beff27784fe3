"""Puts the importer together: from the bytes of a file to an article as data."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from news.importer.articles import (
    Credits,
    ImportedArticle,
    PublicationDate,
    RemovedChrome,
)
from news.importer.body import build_body
from news.importer.bylines import (
    add_credit,
    find_signature,
    is_name_only,
    is_signature_of,
    person,
    read_credit_line,
    without_end_mark,
)
from news.importer.chrome import remove_chrome
from news.importer.dates import ImpossibleDate, date_hints, read_date, read_machine_date
from news.importer.encodings import decode, vietnamese_share
from news.importer.heads import find_title, take_lead
from news.importer.lines import Line, join_lines, read_text
from news.importer.merging import merge_copies
from news.importer.notices import Notice, UnreadableArticle, notice
from news.importer.page_metadata import Metadata
from news.importer.page_reading import looks_like_html, read_page
from news.importer.places import place_hints
from news.importer.suggestions import suggestions

_VIETNAMESE_SHARE = 0.5
_BODY_LENGTH = 160


@dataclass(slots=True)
class _Findings:
    """What the steps gather on their way."""

    lines: list[Line]
    metadata: Metadata = field(default_factory=Metadata)
    source_format: str = "text"
    credits: Credits = field(default_factory=Credits)
    published: PublicationDate | None = None
    removed: list[RemovedChrome] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    merged: bool = False


def import_article(data: bytes, name: str = "") -> ImportedArticle:
    """The article in the bytes of a text file or a web page; `name` is the file's name, if known.

    Raises `UnreadableArticle`, and nothing else, for what cannot be read. Whatever else is missing
    or doubtful is left empty and stands among the article's warnings.
    """
    decoded = decode(data)
    found = _read(decoded.text, name)
    if decoded.converted:
        found.notices.append(notice("encoding_converted", encoding=decoded.encoding))
    if decoded.damaged:
        found.notices.append(notice("damaged_characters", count=decoded.damaged))
    share, count = vietnamese_share(decoded.text)
    article = _assemble(found)
    return replace(
        article,
        encoding=decoded.encoding,
        language="vi" if count and share >= _VIETNAMESE_SHARE else "",
    )


def _read(text: str, name: str) -> _Findings:
    if not looks_like_html(text, name):
        return _Findings(list(read_text(text)))
    page = read_page(text)
    return _Findings(
        list(page.lines),
        page.metadata,
        "html",
        removed=list(page.removed),
        notices=list(page.notices),
    )


def _assemble(found: _Findings) -> ImportedArticle:
    credit_lines = _take_credits(found)
    _take_chrome(found, credit_lines)
    _take_dates(found)
    hints = () if found.published else date_hints(found.lines)
    blocks = join_lines(found.lines)
    names = {block.first for block in blocks if not block.item and is_name_only(block.text)}
    merged = merge_copies(blocks, credit_lines | names)
    found.merged = merged.repeated > 0
    if found.merged:
        found.notices.append(notice("copies_merged", count=merged.repeated))
    title, blocks = find_title(merged.lines, found.metadata)
    blocks = _take_signature(found, blocks)
    lead, blocks = take_lead(blocks, has_title=title.text is not None)
    body = build_body(blocks)
    if not body.items and not lead:
        raise UnreadableArticle("no_article")
    found.notices += [*title.notices, *body.notices]
    _complete_credits(found)
    _report_missing(found, has_lead=lead is not None)
    remaining = [*([lead] if lead else []), *blocks]
    found.notices += suggestions(remaining)
    return ImportedArticle(
        title=title.text,
        title_line=title.line,
        lead=lead.text if lead else "",
        lead_html=lead.html if lead else "",
        lead_line=lead.first if lead else None,
        body=body.items,
        credits=found.credits,
        published=found.published,
        date_hints=hints,
        place_hints=place_hints(title.text or "", (line.text for line in remaining)),
        end_mark=body.end_mark,
        source_format=found.source_format,
        removed_chrome=tuple(found.removed),
        warnings=tuple(found.notices),
    )


def _take_credits(found: _Findings) -> frozenset[int]:
    """Collects bylines and sources; returns the numbers of their lines, which are dropped later."""
    numbers: set[int] = set()
    for line in found.lines:
        credit = None
        if line.item is None and line.role in {"", "quote", "attribution"}:
            credit = read_credit_line(line.text)
        if credit:
            found.credits = add_credit(found.credits, credit, line)
            numbers.add(line.first)
    return frozenset(numbers)


def _take_chrome(found: _Findings, credit_lines: frozenset[int]) -> None:
    kept, removed = remove_chrome(found.lines, credit_lines)
    found.removed += removed
    found.lines = []
    gap = False
    for line in kept:
        if line.first in credit_lines:
            gap = True
        else:
            found.lines.append(replace(line, gap=True) if gap else line)
            gap = False


def _take_dates(found: _Findings) -> None:
    """The first date line is the date of publication; a page's own statement goes before it."""
    if found.metadata.published:
        found.published = read_machine_date(found.metadata.published)
    kept: list[Line] = []
    in_head = True
    for line in found.lines:
        in_head = in_head and len(line.text) < _BODY_LENGTH and line.item is None
        if line.item is not None or not _is_date(found, line, in_head=in_head):
            kept.append(line)
        elif found.published is None or found.published.line != line.first:
            found.removed.append(RemovedChrome(line.text, "date", line.first))
    found.lines = kept
    if found.published is None:
        found.notices.append(notice("date_missing"))
    elif not found.published.has_time:
        found.notices.append(
            notice("date_without_time", found.published.line, text=found.published.raw)
        )


def _is_date(found: _Findings, line: Line, *, in_head: bool) -> bool:
    try:
        date = read_date(line.text, line.first, in_head=in_head)
    except ImpossibleDate:
        found.notices.append(notice("date_impossible", line.first, text=line.text))
        return True
    if date and found.published is None:
        found.published = date
    return date is not None


def _take_signature(found: _Findings, blocks: Sequence[Line]) -> list[Line]:
    """A name on a line of its own, at the end or right below the title, is the author's."""
    if found.credits.byline:
        return _without_signatures(found, blocks)
    index = find_signature(blocks, merged=found.merged)
    if index is None and len(blocks) > 1 and not blocks[0].item and is_name_only(blocks[0].text):
        index = 0
    if index is None:
        return list(blocks)
    line = blocks[index]
    signature = read_credit_line(f"By: {without_end_mark(line.text)}")
    if signature:
        found.credits = add_credit(found.credits, signature, line)
        found.notices.append(notice("byline_uncertain", line.first, text=line.text))
    rest = [block for position, block in enumerate(blocks) if position != index]
    return _without_signatures(found, rest)


def _without_signatures(found: _Findings, blocks: Sequence[Line]) -> list[Line]:
    """Every copy of a text may be signed: the author's name alone is no part of it."""
    byline = found.credits.byline
    return [block for block in blocks if block.item or not is_signature_of(block.text, byline)]


def _complete_credits(found: _Findings) -> None:
    """What the text does not say, the page may."""
    credits, metadata = found.credits, found.metadata
    found.credits = replace(
        credits,
        byline=credits.byline or person(metadata.author),
        byline_raw=credits.byline_raw or metadata.author,
        source_name=credits.source_name or metadata.site_name,
        source_url=credits.source_url or ("" if credits.source_name else metadata.url),
    )
    raw = credits.byline_raw
    if credits.byline and credits.byline not in raw:
        found.notices.append(
            notice(
                "name_in_capitals",
                credits.byline_line,
                text=credits.byline.upper(),
                suggestion=credits.byline,
            )
        )


def _report_missing(found: _Findings, *, has_lead: bool) -> None:
    if not has_lead:
        found.notices.append(notice("lead_missing"))
    if not found.credits.byline:
        found.notices.append(notice("byline_missing"))
    if not found.credits.source_name and not found.credits.source_url:
        found.notices.append(notice("source_missing"))

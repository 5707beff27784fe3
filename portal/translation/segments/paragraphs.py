"""Puts finished segments together into the paragraphs that wagtail-localize builds pages from."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue, validate_translation_links

from portal.translation.choices import DONE_STATES
from portal.translation.limits import limit_of
from portal.translation.models import Job, Segment

_TITLE = "title"
_TOOL = "desk"
_LINE_BREAKS = ("<br/>", "<br>")


def words_done(rows: Iterable[Segment]) -> int:
    """Words whose translation nobody has to look at again."""
    return sum(row.words for row in rows if row.state in DONE_STATES)


def count_done(job: Job) -> None:
    """Write down how far the job is."""
    job.words_done = words_done(job.segments.all())
    Job.objects.filter(pk=job.pk).update(words_done=job.words_done)


def joined(rows: Sequence[Segment]) -> str:
    """The paragraph that these translated sentences are; none swallows the blank after it."""
    text = ""
    for row in rows:
        blank = "" if not text or text.endswith(_LINE_BREAKS) else " "
        text += blank + row.target.strip()
    return text


def finish_paragraphs(job: Job, rows: Iterable[Segment]) -> None:
    """Write the translation of every paragraph of `rows` that is done; take back the others'.

    `rows` hold all sentences of the paragraphs they touch. No signal is sent for a paragraph,
    and the queries do not depend on how many there are.
    """
    paragraphs: dict[tuple[int, int], list[Segment]] = defaultdict(list)
    for row in rows:
        paragraphs[row.string_id, row.context_id].append(row)
    done = {
        key: sorted(parts, key=lambda row: row.part)
        for key, parts in paragraphs.items()
        if all(part.state in DONE_STATES for part in parts)
    }
    _withdraw(job, paragraphs.keys() - done.keys())
    _write(job, done)


def _withdraw(job: Job, keys: Iterable[tuple[int, int]]) -> None:
    unfinished = set(keys)
    known = StringTranslation.objects.filter(
        locale=job.target_locale_id, context__in={context for _string, context in unfinished}
    ).values_list("pk", "translation_of_id", "context_id")
    gone = [pk for pk, *paragraph in known if tuple(paragraph) in unfinished]
    if gone:
        StringTranslation.objects.filter(pk__in=gone).delete()


def _write(job: Job, done: dict[tuple[int, int], list[Segment]]) -> None:
    now = timezone.now()
    rows = []
    for (string_id, context_id), parts in done.items():
        text = joined(parts)
        error = _fault(job, parts, text)
        last = max(parts, key=lambda part: (part.translated_at or now, part.part))
        rows.append(
            StringTranslation(
                translation_of_id=string_id,
                context_id=context_id,
                locale_id=job.target_locale_id,
                data=text,
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                tool_name=_TOOL,
                last_translated_by_id=last.translated_by_id,
                has_error=bool(error),
                field_error=error,
                updated_at=now,
            )
        )
    StringTranslation.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=[
            "data", "translation_type", "tool_name", "last_translated_by", "has_error",
            "field_error", "updated_at",
        ],
    )  # fmt: skip
    _pass_on_title(job, done)


def _fault(job: Job, parts: Sequence[Segment], text: str) -> str:
    """What wagtail-localize would refuse about a paragraph, in words; "" when nothing."""
    source = "".join(part.source for part in parts)
    limit = limit_of(job.content_type.model_class(), parts[0].context.field_path)
    if limit and len(text) > limit:
        return _("Too long: at most %(limit)d characters fit, this has %(length)d.") % {
            "limit": limit,
            "length": len(text),
        }
    try:
        StringValue.from_translated_html(text)
        validate_translation_links(source, text)
    except ValueError as invalid:
        return str(invalid)
    return ""


def _pass_on_title(job: Job, done: dict[tuple[int, int], list[Segment]]) -> None:
    """The page explorer calls a draft by its translated title."""
    for parts in done.values():
        if parts[0].context.path == _TITLE:
            Page.objects.filter(
                translation_key=job.translation_key, locale=job.target_locale_id
            ).update(draft_title=joined(parts)[:255])

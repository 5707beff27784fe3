"""The page as it would read now, for the eyes of whoever works on its translation."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import (
    StringSegment,
    TranslationSource,
    copy_synchronised_fields,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from portal.translation.editor.preview_marks import marked, with_elements
from portal.translation.models import Job, Segment
from portal.translation.text.plain_text import plain_text
from portal.translation.versions import TranslationNotReady


def previewed_page(job: Job) -> Page:
    """The translated page with every sentence marked; what is missing stands in its source.

    Raises:
        TranslationNotReady: when the original, or something the page refers to, is gone.
    """
    if job.translation is None:
        raise TranslationNotReady([_("Nobody has begun this translation yet.")])
    source = job.translation.source
    try:
        original = source.as_instance()
        page = source.get_translated_instance(job.target_locale)
        copy_synchronised_fields(original, page)
        segments = list(_marked_strings(source, job))
        others = [
            value
            for value in source._get_segments_for_translation(job.target_locale, fallback=True)
            if not isinstance(value, StringSegmentValue)
        ]
        ingest_segments(original, page, source.locale, job.target_locale, [*segments, *others])
    except ObjectDoesNotExist:
        raise TranslationNotReady(
            [_("Something that this page refers to has been deleted: choose another.")]
        ) from None
    return page


def rendered(request: HttpRequest, job: Job) -> HttpResponse:
    """The preview's answer: never kept by anybody, framed only by ourselves.

    Raises:
        TranslationNotReady: as `previewed_page`.
    """
    page = previewed_page(job)
    answer = page.make_preview_request(request, page.default_preview_mode)
    text = with_elements(answer.content.decode(answer.charset or "utf-8"), _("Not translated yet"))
    head = format_html(
        '<link rel="stylesheet" href="{}"><script src="{}" defer></script></head>',
        static("desk/preview.css"),
        static("desk/preview.js"),
    )
    response = HttpResponse(text.replace("</head>", head, 1), status=answer.status_code)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response


def _marked_strings(source: TranslationSource, job: Job) -> Iterator[StringSegmentValue]:
    paragraphs: dict[tuple[int, int], list[Segment]] = defaultdict(list)
    for row in job.segments.all():
        paragraphs[row.string_id, row.context_id].append(row)
    for string in StringSegment.objects.filter(source=source).select_related("context", "string"):
        parts = paragraphs.get((string.string_id, string.context_id), [])
        text = _marked_paragraph(parts) or string.string.data
        yield StringSegmentValue(
            string.context.path, StringValue(text), attrs=json.loads(string.attrs)
        ).with_order(string.order)


def _marked_paragraph(parts: Sequence[Segment]) -> str:
    sentences = []
    for row in parts:
        is_missing = not plain_text(row.target).strip()
        text = row.source if is_missing else row.target
        sentences.append(marked(text.strip(), row.pk, is_missing=is_missing))
    return " ".join(sentences)

"""Beginning a translation in bulk leaves what wagtail-localize would have left, for less."""

import uuid

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    TemplateSegment,
    TranslationSource,
)

from portal.translation.beginning import begin_translation, take_source
from portal.translation.models import Job
from portal.translation.sources import target_locale
from tests.factories import PortalImageFactory
from tests.translation.desk import english, vietnamese_article

# What the submission of an article of sixty blocks may cost, with its draft and its segments.
CEILING = 400


def body_of(paragraphs: int, picture=None) -> list[dict]:
    blocks = [
        {
            "type": "text",
            "id": str(uuid.UUID(int=number)),
            "value": f'<h2>Mục {number}</h2><p>Câu thứ {number} có <a href="https://example.org/'
            f'{number}">liên kết</a>. Câu sau của đoạn {number}.</p>',
        }
        for number in range(1, paragraphs + 1)
    ]
    if picture:
        blocks.append(
            {
                "type": "image",
                "id": str(uuid.UUID(int=9999)),
                "value": {"image": picture.pk, "caption": "Hai bên gặp gỡ.", "credit": ""},
            }
        )
    return blocks


def rows_of(source: TranslationSource) -> set[tuple]:
    strings = StringSegment.objects.filter(source=source)
    templates = TemplateSegment.objects.filter(source=source)
    overridable = OverridableSegment.objects.filter(source=source)
    place = ("context__path", "context__field_path", "order")
    return {
        *strings.values_list(*place, "string__data", "string__data_hash", "attrs"),
        *templates.values_list(*place, "template__template", "template__string_count"),
        *overridable.values_list(*place, "data_json"),
    }


def test_the_same_rows_as_wagtail_localize_writes(homes):
    page = vietnamese_article(homes, body=body_of(4, PortalImageFactory()))
    source = take_source(page)
    ours = rows_of(source)
    assert len(ours) > 12
    source.stringsegment_set.all().delete()
    source.templatesegment_set.all().delete()
    source.overridablesegment_set.all().delete()
    source.refresh_segments()
    assert rows_of(source) == ours


def test_a_second_time_follows_the_page(homes):
    page = vietnamese_article(homes, body=body_of(3))
    source = take_source(page)
    kept = StringSegment.objects.get(source=source, context__path="title")
    page.body = page._meta.get_field("body").to_python(body_of(2))
    source = take_source(page)
    assert StringSegment.objects.get(source=source, context__path="title").pk == kept.pk
    places = set(
        StringSegment.objects.filter(source=source).values_list("context__path", flat=True)
    )
    assert f"body.{uuid.UUID(int=3)}" not in places


def test_sixty_blocks_stay_below_the_ceiling(homes, translator):
    page = vietnamese_article(homes, body=body_of(60))
    with CaptureQueriesContext(connection) as queries:
        begin_translation(page, target_locale(), translator)
    assert len(queries) <= CEILING
    assert Job.objects.get().segments.count() > 180


def test_the_number_of_queries_hardly_depends_on_the_length(homes, translator):
    counts = []
    for paragraphs in (5, 50):
        page = vietnamese_article(homes, body=body_of(paragraphs))
        with CaptureQueriesContext(connection) as queries:
            begin_translation(page, target_locale(), translator)
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 10


def test_the_draft_is_no_page_for_visitors(homes, translator):
    page = vietnamese_article(homes)
    begin_translation(page, target_locale(), translator)
    draft = english(page)
    assert not draft.live
    assert draft.latest_revision.user == translator
    assert Page.objects.filter(translation_key=page.translation_key).count() == 2

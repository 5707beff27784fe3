"""The approved pairs of a page: what the memory takes over from it."""

from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from portal.translation.memory.normalising import written
from portal.translation.memory.pairs import Origin, Remembered
from portal.translation.sources import strings_of


def approved_pairs(translation: Translation, live_page: Page) -> list[Remembered]:
    """The pieces of `translation` as visitors read them on `live_page`, its result.

    What a translator has changed since the last approval is not on the page, and left out.
    """
    published = {written(text) for _place, text in strings_of(live_page)}
    rows = {
        (row.translation_of_id, row.context_id): row.data
        for row in StringTranslation.objects.filter(
            locale=translation.target_locale_id,
            context__object_id=translation.source.object_id,
            has_error=False,
        )
    }
    segments = StringSegment.objects.filter(source=translation.source_id).select_related("string")
    found = (
        (segment.string.data, rows.get((segment.string_id, segment.context_id)))
        for segment in segments.order_by("order")
    )
    return [
        Remembered(
            source,
            target,
            translation.source.locale.language_code,
            translation.target_locale.language_code,
        )
        for source, target in found
        if target and written(target) in published
    ]


def origin_of(page: Page) -> Origin:
    """The note that units keep of the page they were approved for."""
    return Origin(page.title, page.url_path)

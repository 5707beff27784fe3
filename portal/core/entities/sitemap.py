"""The directory in the sitemap: each language lists what it has a name for."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.utils.translation import get_language

from portal.core.entities.addresses import (
    directory_address,
    entity_address,
    label_in,
    list_address,
)
from portal.core.entities.kinds import EntityKind, entity_kinds
from portal.core.languages import LANGUAGE_CODES, base_language
from portal.core.records import Record


class EntitySitemap(Sitemap):
    """The directory, the list of each kind and every entity."""

    i18n = True
    alternates = True
    languages = list(LANGUAGE_CODES)

    def items(self) -> list[tuple[EntityKind | None, Record | None]]:
        """(None, None) is the directory, (kind, None) a list."""
        entries: list[tuple[EntityKind | None, Record | None]] = [(None, None)]
        for kind in entity_kinds():
            entries.append((kind, None))
            entries.extend((kind, record) for record in kind.published().order_by("pk"))
        return entries

    def get_languages_for_item(self, item: tuple[EntityKind | None, Record | None]) -> list[str]:
        """The languages that have a name for it."""
        record = item[1]
        return [code for code in LANGUAGE_CODES if record is None or label_in(record, code)]

    def location(self, item: Any) -> str:
        """The address in the language that is active."""
        kind, record = item
        language = base_language(get_language())
        if kind is None:
            return directory_address(language)
        if record is None:
            return list_address(kind, language)
        return entity_address(kind, record, language)

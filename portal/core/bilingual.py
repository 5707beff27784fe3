"""Pairs of columns, one per language, read through one name.

Facts live in one row for both languages; only their labels come in pairs.
"""

from typing import Any

from django.utils.translation import get_language

from portal.core.languages import SOURCE_LANGUAGE, base_language


class Bilingual:
    """Reads `<name>_vi` or `<name>_en` by the active language.

    An empty English value stays empty: showing the Vietnamese instead would leak it under
    `/en/`. A page that needs a fallback says so by calling `.in_any_language`.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        if instance is None:
            return self
        return self.in_language(instance, base_language(get_language()))

    def in_language(self, instance: Any, language: str) -> str:
        """The value in one language, empty when nobody has written it."""
        return getattr(instance, f"{self.name}_{language}") or ""

    def in_any_language(self, instance: Any) -> str:
        """The active language's value, or the source language's when that is empty."""
        return self.__get__(instance) or self.in_language(instance, SOURCE_LANGUAGE)

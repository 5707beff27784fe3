"""The two languages of the portal. Pure: no Django models."""

from typing import Final, Literal

LanguageCode = Literal["vi", "en"]

SOURCE_LANGUAGE: Final[LanguageCode] = "vi"
TARGET_LANGUAGE: Final[LanguageCode] = "en"
LANGUAGE_CODES: Final[tuple[LanguageCode, ...]] = (SOURCE_LANGUAGE, TARGET_LANGUAGE)


def base_language(code: str | None) -> LanguageCode:
    """The portal's language for a code such as "en-gb"; anything unknown reads Vietnamese."""
    return TARGET_LANGUAGE if (code or "").split("-")[0] == TARGET_LANGUAGE else SOURCE_LANGUAGE


def other_language(code: str | None) -> LanguageCode:
    """The language that a reader of `code` would switch to."""
    return SOURCE_LANGUAGE if base_language(code) == TARGET_LANGUAGE else TARGET_LANGUAGE

"""What goes into the memory. Pure."""

from dataclasses import dataclass

from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE


@dataclass(frozen=True)
class Remembered:
    """A source and its approved translation, with inline tags as wagtail-localize keeps them."""

    source: str
    target: str
    source_language: str = SOURCE_LANGUAGE
    target_language: str = TARGET_LANGUAGE


@dataclass(frozen=True)
class Origin:
    """The page that a translation was approved for, as a note that outlives it."""

    title: str = ""
    path: str = ""

"""What the checks are asked, and what they answer."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Span = tuple[int, int]


class Severity(StrEnum):
    """An error blocks approval; a warning asks a person to look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that looks wrong.

    Attributes:
        code: one of `CHECKS`.
        message: for people, in the language that was active when the check ran.
        source_span: first and last-but-one character in `plain_text(pair.source)`.
        target_span: the same in `plain_text(pair.target)`.
    """

    code: str
    severity: Severity
    message: str
    source_span: Span | None = None
    target_span: Span | None = None


@dataclass(frozen=True, slots=True)
class TermRule:
    """A term of the glossary, and the translations that are right for it.

    Attributes:
        do_not_translate: the term itself stays in the translation.
        part: what kind of expression it is: "organisation", "title", "place", "term", ...
        avoided: wordings that are known to be wrong.
    """

    source: str
    targets: tuple[str, ...]
    do_not_translate: bool = False
    part: str = ""
    avoided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A piece of text and its translation, as small HTML.

    Attributes:
        source_language, target_language: "vi" or "en".
        max_length: the most characters the field takes, without tags.
        terms: what the glossary says of terms of the source.
        rivals: terms whose agreed wording stands in the target, and nothing asks for it.
        on: the day the text is about or was written, when known.
    """

    source: str
    target: str
    source_language: str
    target_language: str
    max_length: int | None = None
    terms: tuple[TermRule, ...] = ()
    on: date | None = None
    rivals: tuple[TermRule, ...] = ()

"""One way to make an address out of a title, used by the admin, the importer and the desk.

Django's `slugify` drops the letter d with stroke altogether, and Wagtail's admin script spells
it the Serbian way, so both get help here.
"""

import re
import unicodedata
from collections.abc import Callable

from anyascii import anyascii
from django.utils.text import slugify
from wagtail.admin.widgets.slug import SlugInput

MAX_SLUG_LENGTH = 80

# Base letter -> the precomposed Vietnamese letters that are written with it, lower case.
_BASE_LETTERS = "aăâeêioôơuưy"
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def vietnamese_slug(title: str) -> str:
    """The ASCII slug of a title, cut between two syllables at 80 characters.

    >>> vietnamese_slug("Viet Nam - Lao")
    'viet-nam-lao'
    """
    slug = slugify(anyascii(unicodedata.normalize("NFC", title)))
    if len(slug) <= MAX_SLUG_LENGTH:
        return slug
    return slug[: MAX_SLUG_LENGTH + 1].rpartition("-")[0] or slug[:MAX_SLUG_LENGTH]


def available_slug(base: str, is_taken: Callable[[str], bool]) -> str:
    """`base`, or `base` with the first number from 2 that nobody has taken."""
    candidate, number = base, 2
    while is_taken(candidate):
        candidate, number = f"{base}-{number}", number + 1
    return candidate


def _slug_formatters() -> list[tuple[re.Pattern[str], str]]:
    """Replacements for the admin's script: every Vietnamese letter to its ASCII base."""
    letters: dict[str, set[str]] = {"d": {"đ", "Đ"}}
    for letter in _BASE_LETTERS:
        base = unicodedata.normalize("NFD", letter)[0]
        forms = {letter} | {unicodedata.normalize("NFC", letter + tone) for tone in _TONES}
        letters.setdefault(base, set()).update(forms | {form.upper() for form in forms})
    pairs = [
        (re.compile(f"[{''.join(sorted(forms - {base, base.upper()}))}]"), base)
        for base, forms in letters.items()
    ]
    combining = "".join(sorted(_TONES + "\u0302\u0306\u031b"))
    return [*pairs, (re.compile(f"[{combining}]"), "")]


class VietnameseSlugInput(SlugInput):
    """Wagtail's slug field, taught the Vietnamese letters (composed or not) while typing."""

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__(attrs=attrs, formatters=_slug_formatters())

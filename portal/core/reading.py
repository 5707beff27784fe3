"""How long a text takes to read. Pure.

Vietnamese writes every syllable apart, so counting what stands between spaces counts
syllables there and words in English; the two speeds are customary estimates.
"""

from typing import Final

from portal.core.languages import LanguageCode

PER_MINUTE: Final[dict[LanguageCode, int]] = {"vi": 230, "en": 220}


def reading_minutes(text: str, language: LanguageCode) -> int:
    """Whole minutes, at least one; nothing to read takes none."""
    tokens = len(text.split())
    return max(1, round(tokens / PER_MINUTE[language])) if tokens else 0

"""Whether something rose by a number, or to it."""

from functools import cache
from typing import Final

from portal.translation.checks.facts import Step
from portal.translation.checks.lexicon import Phrases, words
from portal.translation.checks.surroundings import without_qualifier
from portal.translation.checks.tokens import Tokens

_BY: Final = "by"


@cache
def _phrases(language: str, *keys: str) -> Phrases:
    return Phrases.of(phrase for key in keys for phrase in words(language, "directions", key))


def step_before(tokens: Tokens, start: int) -> Step | None:
    """What the words before the number at `start` say: "up 30%", "risen to 30%"."""
    language = tokens.language
    at = without_qualifier(tokens, start)
    moved = _phrases(language, "up", "down")
    if reached := _phrases(language, "reaching").before(tokens.words, at):
        # "Up to 30%" is a limit, and "thanks to 30 teachers" nothing of the kind.
        return Step.TO if _moves(tokens, moved, at - reached[1]) else None
    if language == "en":
        by = tokens.lower(at - 1) == _BY and _moves(tokens, moved, at - 1)
        return Step.BY if by else None
    if between := _phrases(language, "between").before(tokens.words, at):
        at -= between[1]
    return Step.BY if moved.before(tokens.words, at) else None


def _moves(tokens: Tokens, moved: Phrases, end: int) -> bool:
    return tokens.lower(end - 1) != "up" and moved.before(tokens.words, end) is not None

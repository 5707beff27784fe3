"""The findings about decrees that became decisions, though their number is right."""

from collections.abc import Iterator
from functools import cache

from django.utils.translation import gettext as _

from portal.translation.checks.findings import Finding, Severity
from portal.translation.checks.lexicon import Phrases, phrases, words
from portal.translation.checks.reading import without_marks
from portal.translation.checks.text_pair import TextPair
from portal.translation.checks.tokens import Kind, Token, Tokens


def check_kinds_of_documents(pair: TextPair) -> Iterator[Finding]:
    """Both texts say what a document is that they both number, and do not agree."""
    theirs = {
        number: kind for number, kind, _token in _documents(pair.target, pair.target_language)
    }
    for number, kind, token in _documents(pair.source, pair.source_language):
        if theirs.get(number, kind) != kind:
            message = _("%(document)s is another kind of document in the translation.")
            message %= {"document": token.text}
            yield Finding("document", Severity.ERROR, message, token.span)


def _documents(text: str, language: str) -> Iterator[tuple[str, str, Token]]:
    tokens = Tokens(text, language)
    for index, token in enumerate(tokens):
        if token.kind is Kind.DOCUMENT and (kind := _kind_before(tokens, index)):
            yield without_marks(token.text).upper(), kind, token


def _kind_before(tokens: Tokens, index: int) -> str:
    while tokens.lower(index - 1) in words(tokens.language, "words", "number_signs"):
        index -= 1
    found = _kinds(tokens.language).before(tokens.words, index)
    return str(found[0]) if found else ""


@cache
def _kinds(language: str) -> Phrases:
    return phrases(language, "documents")

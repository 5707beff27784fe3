"""The findings about form: blank and untranslated texts, tags, links, length."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.translation.checks.anchors import check_anchors
from portal.translation.checks.findings import Finding, Severity
from portal.translation.checks.markup import Markup, read_markup
from portal.translation.checks.text_pair import PLACEHOLDER, TextPair

# In plain text: what looks like HTML here was written by hand.
_TYPED_MARKUP: Final = re.compile(
    r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|<!--|&(?:nbsp|amp|lt|gt|quot|#\w+);"
)
# What people write where they mean to come back.
_GAP: Final = re.compile(r"_{2,}|\?{2,}|\[(?:\.{2,}|\u2026|\?|\s?)\]|\b(?:X{3,}|TODO|TBC|TBD)\b")
_FORM_GAP: Final = re.compile(r"_{2,}|\.{4,}|\u2026{2,}")
_ENDS_OPEN: Final = re.compile(r":\s*$")


def check_blank(pair: TextPair) -> Iterator[Finding]:
    """A translation without a letter or a number, of a text that has some; or with gaps."""
    if not _says_anything(pair.target) and _says_anything(pair.source):
        yield Finding("blank", Severity.ERROR, _("The translation is blank."))
    ours, theirs = (_FORM_GAP.findall(text) for text in (pair.source, pair.target))
    if len(theirs) < len(ours):
        yield Finding("blank", Severity.ERROR, _("A gap to be filled in is missing."))
    if _ENDS_OPEN.search(pair.target) and not _ENDS_OPEN.search(pair.source):
        message = _("Something is missing after the colon.")
        yield Finding(
            "blank", Severity.ERROR, message, None, (len(pair.target) - 1, len(pair.target))
        )
    for gap in _GAP.finditer(pair.target):
        if gap[0] not in pair.source and (len(theirs) > len(ours) or "_" not in gap[0]):
            message = _("%(gap)s: something still has to be filled in there.")
            yield Finding("blank", Severity.ERROR, message % {"gap": gap[0]}, None, gap.span())


def _says_anything(text: str) -> bool:
    return any(character.isalnum() for character in text)


def check_markup(pair: TextPair) -> Iterator[Finding]:
    """Links and tags must be those of the original, and close."""
    source, target = read_markup(pair.pair.source), read_markup(pair.pair.target)
    yield from _links(source, target)
    yield from _tags(source, target)
    yield from check_anchors(pair.pair)
    ours, theirs = (
        Counter(PLACEHOLDER.findall(text)) for text in (pair.pair.source, pair.pair.target)
    )
    if changed := (ours - theirs) + (theirs - ours):
        message = _("What the site fills in has changed: %(names)s.")
        yield Finding("tag", Severity.ERROR, message % {"names": ", ".join(changed)})
    if target.broken and not source.broken:
        message = _("A tag is broken: %(tags)s.") % {"tags": ", ".join(target.broken)}
        yield Finding("tag", Severity.ERROR, message)


def _links(source: Markup, target: Markup) -> Iterator[Finding]:
    if missing := source.links - target.links:
        message = ngettext(
            "A link is missing from the translation.",
            "%(count)d links are missing from the translation.",
            missing.total(),
        )
        yield Finding("link", Severity.ERROR, message % {"count": missing.total()})
    if added := target.links - source.links:
        message = ngettext(
            "A link is not in the original.",
            "%(count)d links are not in the original.",
            added.total(),
        )
        yield Finding("link", Severity.ERROR, message % {"count": added.total()})
    if not missing and not added and [*source.links] != [*target.links]:
        message = _("The links stand in another order: does each lead where its words say?")
        yield Finding("link", Severity.ERROR if source.listed else Severity.WARNING, message)


def _tags(source: Markup, target: Markup) -> Iterator[Finding]:
    missing: Counter[str] = source.tags - target.tags
    added: Counter[str] = target.tags - source.tags
    for name in sorted(missing.keys() | added.keys()):
        severity = Severity.ERROR if name in missing else Severity.WARNING
        message = _("The tag <%(tag)s> is not used as often as in the original.") % {"tag": name}
        yield Finding("tag", severity, message)


def check_typed_markup(pair: TextPair) -> Iterator[Finding]:
    """Tags and entities that were typed as words, and would be read as such."""
    typed = Counter(_TYPED_MARKUP.findall(pair.target))
    typed -= Counter(_TYPED_MARKUP.findall(pair.source))
    if typed:
        message = _("Foreign markup stands in the text: %(markup)s.")
        yield Finding("markup", Severity.WARNING, message % {"markup": ", ".join(typed)})


def check_length(pair: TextPair) -> Iterator[Finding]:
    """Too long for the field."""
    target = len(pair.target)
    limit = pair.pair.max_length
    if limit is not None and target > limit:
        message = ngettext(
            "The translation has %(length)d characters; %(limit)d is the limit.",
            "The translation has %(length)d characters; %(limit)d are the limit.",
            limit,
        )
        message %= {"length": target, "limit": limit}
        yield Finding("length", Severity.ERROR, message, target_span=(limit, target))

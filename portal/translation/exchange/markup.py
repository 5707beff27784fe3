"""The small HTML of a segment, taken apart into text and codes, and checked."""

import html
import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import count
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from portal.translation.exchange.documents import has_characters_outside_xml

# Those that wagtail-localize takes: wagtail_localize.strings.INLINE_TAGS, which is not pure.
INLINE_TAGS: Final = frozenset({"a", "abbr", "acronym", "b", "br", "code", "em", "i", "strong"})
_ESCAPES: Final = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
_BARE: Final = {character: escape for escape, character in _ESCAPES.items()}
_CODE: Final = re.compile(
    r"</?[A-Za-z][^<>]*>|&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);|[<>&]"
)
_MAY_BE_CODE: Final = re.compile(r"[<>&]")
# More codes than any paragraph has; a guard against files made to keep the site busy.
MOST_CODES: Final = 500
_TAG: Final = re.compile(r"<(?P<closes>/?)(?P<name>[A-Za-z][^\s/>]*)(?P<rest>[^<>]*)>")
_LINK_ID: Final = re.compile(r'\s+id="([\w.-]{1,40})"')
# What a browser would take for a tag although it is none.
_LOOKS_LIKE_A_TAG: Final = re.compile(r"[A-Za-z/!?]")


class Kind(Enum):
    """What a token is: a character run, one half of a pair, or a code that stands alone."""

    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"


class Token(NamedTuple):
    """`value` is the text with its entities resolved, or a code as it is written in HTML.

    Both halves of a pair have the same `number`; `name` is that of a tag, in lower case.
    """

    kind: Kind
    value: str
    name: str = ""
    number: int = 0


def is_code(text: str) -> bool:
    """Whether `text` is one tag, one entity or one bare `<`, `>` or `&`, and nothing else."""
    return _CODE.fullmatch(text) is not None


def closing(code: str) -> str:
    """The tag that ends what `code` begins; empty when it begins nothing."""
    tag = _TAG.fullmatch(code)
    return f"</{tag['name']}>" if tag and not tag["closes"] else ""


def escaped(text: str) -> str:
    """Text as a segment holds it."""
    return html.escape(text, quote=False)


def tokens(text: str, like: Sequence[Token] = ()) -> list[Token]:
    """A segment taken apart, codes numbered from 1.

    Those that also stand in `like` get the number they have there, so that tools know which is
    which when a translation has them in another order.
    """
    if not _MAY_BE_CODE.search(text):
        return [Token(Kind.TEXT, text)] if text else []
    found = _paired(list(_raw(text)))
    numbers: dict[str, deque[int]] = defaultdict(deque)
    for token in like:
        if token.kind in (Kind.OPEN, Kind.ALONE):
            numbers[token.value].append(token.number)
    fresh = count(max((token.number for token in like), default=0) + 1)
    given: dict[int, int] = {}
    for token in found:
        if token.number and token.number not in given:
            known = numbers[token.value]
            given[token.number] = known.popleft() if known else next(fresh)
    return [
        token._replace(number=given[token.number]) if token.number else token for token in found
    ]


def with_bare_signs_escaped(text: str) -> str:
    """The segment with every `<`, `>` and `&` escaped that is no part of a tag or an entity."""
    return _CODE.sub(lambda found: _BARE.get(found[0], found[0]), text)


def without_codes(text: str) -> str:
    """Only its text; a line break becomes a blank."""
    parts = tokens(text)
    return "".join(part.value if part.kind is Kind.TEXT else _sound_of(part) for part in parts)


def link_ids(parts: Sequence[Token]) -> set[str]:
    """The ids of the links in a segment."""
    return {
        found[1] for token in parts if token.name == "a" and (found := _LINK_ID.search(token.value))
    }


def problem_with(text: str, source: str) -> str:
    """Why `text` cannot be the translation of `source`, for people; empty when it can."""
    if has_characters_outside_xml(text):
        return _("There is a control character in it.")
    if sum(map(text.count, "<>&")) > MOST_CODES:
        return _("There are more than %(number)s tags and special characters in it.") % {
            "number": MOST_CODES
        }
    parts = tokens(text)
    for number, part in enumerate(parts):
        following = parts[number + 1] if number + 1 < len(parts) else None
        if part.kind is not Kind.TEXT and (problem := _problem_with_code(part, following)):
            return problem
    used = link_ids(parts)
    if used and (unknown := sorted(used - link_ids(tokens(source)))):
        return _("The link %(ids)s is not in the original.") % {"ids": ", ".join(unknown[:5])}
    return ""


def _sound_of(code: Token) -> str:
    if code.name == "br":
        return " "
    return html.unescape(code.value) if code.value.startswith("&") or not code.name else ""


def _problem_with_code(code: Token, following: Token | None) -> str:
    if code.value == "<":
        after = following.value if following else ""
        return _("There is an unfinished tag in it.") if _LOOKS_LIKE_A_TAG.match(after) else ""
    tag = _TAG.fullmatch(code.value)
    if tag is None:
        return ""
    rest = tag["rest"].removesuffix("/").rstrip()
    may_have_id = code.name == "a" and not tag["closes"]
    if code.name not in INLINE_TAGS or (rest and not (may_have_id and _LINK_ID.fullmatch(rest))):
        return _("The tag %(tag)s is not allowed.") % {"tag": code.value[:60]}
    if code.kind is Kind.ALONE and (code.name != "br" or tag["closes"]):
        return _("The tag %(tag)s has no partner.") % {"tag": code.value[:60]}
    return ""


def _raw(text: str) -> Iterator[Token]:
    run: list[str] = []
    position = 0
    for found in _CODE.finditer(text):
        run.append(text[position : found.start()])
        position = found.end()
        code = found[0]
        if code in _ESCAPES:
            run.append(_ESCAPES[code])
            continue
        if characters := "".join(run):
            yield Token(Kind.TEXT, characters)
        run = []
        yield _code(code)
    run.append(text[position:])
    if characters := "".join(run):
        yield Token(Kind.TEXT, characters)


def _code(code: str) -> Token:
    tag = _TAG.fullmatch(code)
    if tag is None:
        return Token(Kind.ALONE, code)
    name = tag["name"].lower()
    if name == "br" or tag["rest"].endswith("/"):
        return Token(Kind.ALONE, code, name)
    return Token(Kind.CLOSE if tag["closes"] else Kind.OPEN, code, name)


def _paired(parts: list[Token]) -> list[Token]:
    """Codes numbered in their order, those of a pair alike; half a pair stands alone."""
    opened: list[int] = []
    for position, part in enumerate(parts):
        if part.kind is Kind.TEXT:
            continue
        parts[position] = part._replace(number=position + 1)
        if part.kind is Kind.OPEN:
            opened.append(position)
        elif part.kind is Kind.CLOSE and opened and parts[opened[-1]].name == part.name:
            parts[position] = part._replace(number=parts[opened.pop()].number)
        elif part.kind is Kind.CLOSE:
            parts[position] = part._replace(kind=Kind.ALONE, number=position + 1)
    for position in opened:
        parts[position] = parts[position]._replace(kind=Kind.ALONE)
    return parts

"""The findings about what belongs together: each district's amount, each speaker's country.

Where names and figures stand by turns, "A 5, B 7", the turns say which belongs to which. A
translation may begin with the other name, but then it begins with the other figure, too.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise, product
from typing import Final

from django.utils.translation import gettext as _

from portal.translation.checks.facts import Fact, Weight
from portal.translation.checks.findings import Finding, Severity, Span
from portal.translation.checks.places import mentions_of_countries
from portal.translation.checks.reading import facts_of, without_marks
from portal.translation.checks.text_pair import TextPair
from portal.translation.checks.vietnamese_names import names_of

_INITIALS: Final = re.compile(r"(?<![\w/-])[A-Z]{3,}(?![\w/-])")
_BODIES: Final = frozenset({"organisation", "ngo", "international", "place"})
_FEWEST: Final = 2
_MOST: Final = 4

# Where each thing of a kind stands, in one text and in the other.
_Places = dict[object, Span]
_Kind = tuple[_Places, _Places]
# What it is, where it stands in the original, and where in the translation.
_Named = tuple[object, Span, Span]


def check_pairings(pair: TextPair) -> Iterator[Finding]:
    """Two have exchanged what is said of them."""
    people, others = _names(pair)
    values = list(_values(pair))
    for names, said in [*product((people, others), values), (people, others)]:
        ours, theirs = (_together(names[side], said[side]) for side in (0, 1))
        if ours and theirs and ours != theirs:
            first, second = [name for name in ours if ours[name] != theirs[name]][:2]
            message = _("%(first)s and %(second)s have exchanged what is said of them.") % {
                "first": pair.source[slice(*names[0][first])],
                "second": pair.source[slice(*names[0][second])],
            }
            yield Finding("name", Severity.ERROR, message, names[0][first], names[1][first])


def _together(names: Mapping[object, Span], values: Mapping[object, Span]) -> dict[object, object]:
    """Each name with its value, where they stand by turns; nothing where they do not."""
    if not _FEWEST <= len(names) == len(values) <= _MOST:
        return {}
    turns = sorted(
        (span, is_name, key)
        for is_name, places in ((True, names), (False, values))
        for key, span in places.items()
    )
    if any(one[1] == other[1] for one, other in pairwise(turns)):
        return {}
    couples = zip(turns[::2], turns[1::2], strict=True)
    return {(one if one[1] else other)[2]: (other if one[1] else one)[2] for one, other in couples}


def _names(pair: TextPair) -> tuple[_Kind, _Kind]:
    """People, and whatever else is named once in the original and again in the translation."""
    is_vietnamese = pair.source_language == "vi"
    texts = (pair.source, pair.target) if is_vietnamese else (pair.target, pair.source)
    vietnamese, english = texts
    countries = (mentions_of_countries(vietnamese, "vi"), mentions_of_countries(english, "en"))
    known = [*_in_both(*countries), *_in_both(_initials(vietnamese), _initials(english))]
    plain = without_marks(english).lower()
    people: set[object] = set()
    if len(plain) == len(english):
        for name in names_of(vietnamese):
            key = " ".join(name.plain)
            if there := _find(key, plain):
                known.append((key, name.span, there))
                people |= {key} if name.is_person else set()
    if is_vietnamese:
        known += _terms(pair)
    apart = _apart(known)
    if not is_vietnamese:
        apart = [(key, there, here) for key, here, there in apart]
    kinds = (
        [name for name in apart if name[0] in people],
        [name for name in apart if name[0] not in people],
    )
    return _kind(kinds[0]), _kind(kinds[1])


def _kind(names: Iterable[_Named]) -> _Kind:
    found = list(names)
    return {key: here for key, here, _there in found}, {key: there for key, _here, there in found}


def _find(words: str, text: str) -> Span | None:
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    return found.span() if found else None


def _terms(pair: TextPair) -> Iterator[_Named]:
    """Bodies and places of the glossary, by the first wording that stands there."""
    source, target = pair.source.lower(), pair.target.lower()
    for rule in pair.pair.terms:
        here = _find(rule.source.lower(), source)
        wordings = sorted(rule.targets, key=len, reverse=True)
        there = next((at for said in wordings if (at := _find(said.lower(), target))), None)
        if rule.part in _BODIES and here and there:
            yield rule.source, here, there


def _apart(names: Iterable[_Named]) -> list[_Named]:
    """Without those inside longer ones, on either side."""
    kept: list[_Named] = []
    for name in sorted(names, key=lambda name: name[1][0] - name[1][1]):
        if not any(_overlap(name[1], other[1]) or _overlap(name[2], other[2]) for other in kept):
            kept.append(name)
    return kept


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _in_both(
    ours: Iterable[tuple[object, Span]], theirs: Iterable[tuple[object, Span]]
) -> list[_Named]:
    """The first mention of each on either side; what is named twice belongs to several things."""
    here, there = list(ours), dict(reversed(list(theirs)))
    counts = Counter(key for key, _span in here)
    return [(key, span, there[key]) for key, span in here if counts[key] == 1 and key in there]


def _initials(text: str) -> list[tuple[object, Span]]:
    return [(match[0], match.span()) for match in _INITIALS.finditer(text)]


def _values(pair: TextPair) -> Iterator[_Kind]:
    """Amounts of one currency, percentages, and numbers of the same things."""
    ours, theirs = (
        _by_kind(pair.source, pair.source_language),
        _by_kind(pair.target, pair.target_language),
    )
    for kind in ours.keys() & theirs.keys():
        if ours[kind].keys() == theirs[kind].keys():
            yield ours[kind], theirs[kind]


def _by_kind(text: str, language: str) -> dict[object, _Places]:
    """Of each kind the values with their places; none of those that stand there twice."""
    found: dict[object, list[Fact]] = {}
    for fact in facts_of(text, language):
        kind = fact.currency or fact.noun
        if fact.weight is Weight.STRONG and (kind or fact.percent) and not fact.is_year:
            found.setdefault((fact.percent, kind), []).append(fact)
    places: dict[object, _Places] = {
        kind: {fact.value: fact.span for fact in facts} for kind, facts in found.items()
    }
    return {kind: of_kind for kind, of_kind in places.items() if len(of_kind) == len(found[kind])}

"""The memory as the entries that files are made of and read into."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Final

from django.contrib.auth.models import AbstractUser
from django.utils import timezone
from wagtail_localize.strings import StringValue

from portal.core.languages import LANGUAGE_CODES
from portal.translation.exchange.units import MemoryEntry
from portal.translation.memory.pairs import Origin, Remembered
from portal.translation.memory.writing import store, unit_of
from portal.translation.models import MemoryUnit

_AT_ONCE: Final = 500


def import_memory(entries: Iterable[MemoryEntry], user: AbstractUser | None) -> tuple[int, int]:
    """Take over entries; answers how many are new, and how many were left out.

    Left out are pairs that are known, those of other languages, those that nobody can reuse, and
    those with tags or attributes that a piece of translation cannot have: a unit's target may
    end on a page. Entries without a date count as approved now, by `user`.
    """
    now = timezone.now()
    seen = added = 0
    waiting = iter(entries)
    while some := list(islice(waiting, _AT_ONCE)):
        seen += len(some)
        added += store([unit for entry in some if (unit := _unit(entry, user, now))], renew=False)
    return added, seen - added


def export_memory() -> Iterator[MemoryEntry]:
    """Every unit, in the order in which they were first approved."""
    for unit in MemoryUnit.objects.order_by("pk").iterator():
        yield MemoryEntry(
            unit.source,
            unit.target,
            unit.source_language,
            unit.target_language,
            unit.approved_at,
            unit.approved_by_name,
        )


def _unit(entry: MemoryEntry, user: AbstractUser | None, now: datetime) -> MemoryUnit | None:
    languages = [_language(entry.source_language), _language(entry.target_language)]
    if "" in languages or languages[0] == languages[1]:
        return None
    try:
        source = StringValue.from_translated_html(entry.source).data
        target = StringValue.from_translated_html(entry.target).data
    except ValueError:
        return None
    pair = Remembered(source, target, *languages)
    at = entry.changed_on or now
    at = at if timezone.is_aware(at) else at.replace(tzinfo=UTC)
    return unit_of(pair, where=Origin(), user=user, at=min(at, now), name=entry.by)


def _language(code: str) -> str:
    """The portal's language for codes such as "en-GB"; empty for other languages."""
    base = code.replace("_", "-").split("-")[0].lower()
    return base if base in LANGUAGE_CODES else ""

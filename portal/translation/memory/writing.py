"""Adding to the memory: only what a reviewer has approved, or an administrator brings in."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db.models import F
from django.utils import timezone
from wagtail.admin.utils import get_user_display_name

from portal.core.languages import TARGET_LANGUAGE
from portal.core.vietnamese_text import left_in_vietnamese
from portal.translation.memory.index import look_again
from portal.translation.memory.normalising import (
    key,
    plain_words,
    says_something,
    source_hash,
    target_hash,
)
from portal.translation.memory.pairs import Origin, Remembered
from portal.translation.models import MemoryUnit

# Characters. No paragraph of an article is as long; longer texts never come again.
LONGEST = 5000
_RENEWED = [
    "source", "target", "length", "origin_title", "origin_path", "approved_by",
    "approved_by_name", "approved_at",
]  # fmt: skip
_PAIR = ["source_language", "target_language", "source_hash", "target_hash"]


def remember(pairs: Iterable[Remembered], *, user: AbstractUser | None, where: Origin) -> int:
    """Keep the pairs that a reviewer has just approved; answers how many are new: two queries.

    A pair that is known becomes the newest of its source. Left out is what nobody can reuse:
    numbers alone, texts over `LONGEST`, a Vietnamese text that stands for its own translation.
    """
    now = timezone.now()
    return store([unit_of(pair, where=where, user=user, at=now) for pair in pairs])


def unit_of(
    pair: Remembered, *, where: Origin, user: AbstractUser | None, at: datetime, name: str = ""
) -> MemoryUnit:
    """The row for `pair`, not saved. `name` stands for an approver who has no account."""
    return MemoryUnit(
        source_language=pair.source_language,
        target_language=pair.target_language,
        source=pair.source,
        source_hash=source_hash(pair.source),
        target=pair.target,
        target_hash=target_hash(pair.target),
        length=len(plain_words(pair.source)),
        origin_title=where.title[:255],
        origin_path=where.path,
        approved_by_id=user.pk if user else None,
        approved_by_name=(name or get_user_display_name(user))[:255],
        approved_at=at,
    )


def store(units: Iterable[MemoryUnit], *, renew: bool = True) -> int:
    """Write rows in bulk; answers how many are new. Known ones are renewed, or stay as they are."""
    # One statement must not write one row twice: the last of equal pairs counts.
    unique = {_identity(unit): unit for unit in units if _is_reusable(unit)}
    if not unique:
        return 0
    known = _known(list(unique.values()))
    added = {identity: unit for identity, unit in unique.items() if identity not in known}
    if renew:
        MemoryUnit.objects.bulk_create(
            unique.values(), update_conflicts=True, unique_fields=_PAIR, update_fields=_RENEWED
        )
    elif added:
        MemoryUnit.objects.bulk_create(added.values(), ignore_conflicts=True)
    look_again()
    return len(added)


def count_use(units: Iterable[int]) -> None:
    """Note that somebody has taken these units over, each given as `Match.unit`."""
    MemoryUnit.objects.filter(pk__in=set(units)).update(used=F("used") + 1)


def _identity(unit: MemoryUnit) -> tuple[str, ...]:
    return (unit.source_language, unit.target_language, unit.source_hash, unit.target_hash)


def _known(units: list[MemoryUnit]) -> set[tuple[str, ...]]:
    hashes = {unit.source_hash for unit in units}
    return set(MemoryUnit.objects.filter(source_hash__in=hashes).values_list(*_PAIR))


def _is_reusable(unit: MemoryUnit) -> bool:
    if max(len(unit.source), len(unit.target)) > LONGEST or not key(unit.target):
        return False
    if unit.target_language == TARGET_LANGUAGE and left_in_vietnamese(unit.target, unit.source):
        return False
    return says_something(unit.source)

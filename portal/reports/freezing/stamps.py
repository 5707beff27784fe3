"""One number that moves whenever records change, so that versions know when to look again."""

from functools import cache

from django.db.models import F, Sum

from portal.reports.models.versions import DataStamp
from portal.reports.registry import figures


def current_stamp() -> int:
    """How many changes there have been in all rooms: one query."""
    return DataStamp.objects.aggregate(changes=Sum("changes"))["changes"] or 0


def records_changed(room: str) -> None:
    """Note a change of a room's records; bulk work, which sends no signals, says it itself."""
    if not DataStamp.objects.filter(room=room).update(changes=F("changes") + 1):
        DataStamp.objects.get_or_create(room=room, defaults={"changes": 1})


@cache
def _rooms_of(_number_of_figures: int) -> frozenset[str]:
    functions = (definition.rows for definition in figures().values() if definition.rows)
    modules = (function.__module__.removeprefix("portal.") for function in functions)
    return frozenset(module.split(".")[0] for module in modules) - {"reports"}


def counted_rooms() -> frozenset[str]:
    """The apps whose records some figure counts or reads on its way."""
    return _rooms_of(len(figures()))

"""Figures on a map: every place with its numbers, each of which opens its rows."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Model

from portal.core.maps import MapPoint
from portal.reports.answers import Ask, Line
from portal.reports.groups import UNSTATED
from portal.reports.printing import Printing, group_label
from portal.reports.registry import Dimension, figures

_NORTH, _EAST = "latitude", "longitude"


def place_dimension(figure: str) -> Dimension | None:
    """The way to divide the figure by places that know where they lie."""
    definition = figures().get(figure)
    dimensions = definition.dimensions.values() if definition else ()
    return next((dimension for dimension in dimensions if _has_places(dimension)), None)


def _has_places(dimension: Dimension) -> bool:
    names = {field.name for field in dimension.model._meta.get_fields()} if dimension.model else ()
    return _NORTH in names and _EAST in names


def map_points(printing: Printing, ask: Ask) -> list[MapPoint]:
    """A point for each place of the answer whose position is on record: one query."""
    answer, dimension = printing.numbers.answer(ask), place_dimension(ask.figure)
    places = dimension.model if dimension else None
    if answer is None or places is None:
        return []
    lines: dict[str, list[Line]] = defaultdict(list)
    for line in answer.groups:
        if line.group != UNSTATED and group_label(line):
            lines[line.group].append(line)
    positions = _positions(places, lines)
    return [
        MapPoint(
            group_label(found[0]),
            *positions[group],
            url=printing.address(ask, found[0]),
            text="; ".join(printing.number(ask, line).text for line in found),
        )
        for group, found in lines.items()
        if group in positions
    ]


def _positions(model: type[Model], groups: Iterable[str]) -> dict[str, tuple[Decimal, Decimal]]:
    known = model._default_manager.filter(
        pk__in=list(groups), latitude__isnull=False, longitude__isnull=False
    )
    return {str(pk): (north, east) for pk, north, east in known.values_list("pk", _NORTH, _EAST)}

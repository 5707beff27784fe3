"""The groups of a dimension: their keys, their names in both languages, their order."""

from collections.abc import Iterable
from typing import Any, Final

from django.db.models import Model
from django.utils.translation import gettext, override

from portal.core.collation import sort_key
from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE
from portal.reports.answers import Line
from portal.reports.registry import Dimension

# The group of rows for which the dimension says nothing.
UNSTATED: Final = "none"


def group_key(group: Any) -> str:
    """The group as addresses and frozen reports name it."""
    return str(group)


def _in_both_languages(write: Any) -> tuple[str, str]:
    with override(SOURCE_LANGUAGE):
        vietnamese = str(write())
    with override(TARGET_LANGUAGE):
        return vietnamese, str(write())


class GroupLabels:
    """Names of groups; the records of one kind are fetched together."""

    def __init__(self) -> None:
        self._records: dict[type[Model], dict[Any, tuple[str, str]]] = {}

    def learn(self, dimension: Dimension, groups: Iterable[Any]) -> None:
        """Fetch the names that are not known yet. Drafts keep theirs to themselves."""
        if dimension.model is None:
            return
        known = self._records.setdefault(dimension.model, {})
        unrecorded = {UNSTATED, *dict(dimension.choices)}
        missing = {group for group in groups if group not in unrecorded} - known.keys()
        if not missing:
            return
        known.update(dict.fromkeys(missing, ("", "")))
        columns = ("pk", "label_vi", "label_en")
        records = dimension.model._default_manager.filter(pk__in=missing, live=True)
        known.update({pk: (vi, en) for pk, vi, en in records.values_list(*columns)})

    def of(self, dimension: Dimension, group: Any) -> tuple[str, str]:
        """The group's name in Vietnamese and in English."""
        if group == UNSTATED:
            return _in_both_languages(lambda: gettext("not stated"))
        choices = dict(dimension.choices)
        if group in choices or dimension.model is None:
            return _in_both_languages(lambda: choices.get(group, group))
        return self._records[dimension.model][group]


def ordered(lines: list[Line], dimension: Dimension) -> list[Line]:
    """Years as they come, choices as they are declared, records with the largest number first."""
    lines = sorted(lines, key=lambda line: line.group == UNSTATED)
    if dimension.is_year:
        return sorted(lines, key=lambda line: (line.group == UNSTATED, line.group))
    if dimension.choices and dimension.model is None:
        places = {str(value): place for place, (value, _label) in enumerate(dimension.choices)}
        return sorted(lines, key=lambda line: places.get(line.group, len(places)))
    return sorted(
        lines,
        key=lambda line: (
            line.group == UNSTATED,
            -(line.quantity.value or 0),
            sort_key(line.label_vi),
            line.group,
        ),
    )

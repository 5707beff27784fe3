"""Finds what a cell names: a choice by its label, a record by its code, its name or an alias."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final, Self

from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _

from portal.core.languages import LANGUAGE_CODES
from portal.core.names import identity, lookalikes
from portal.core.records import Record
from portal.core.sheets.cells import CellError
from portal.core.text import fold

# Each costs a look at every name; a sheet in which more is unknown has another problem.
_MOST_SUGGESTIONS: Final = 50


class Names:
    """Records of one kind by everything they are called.

    A name that is written with its marks is looked for first, so that two names which differ
    in nothing else stay apart; only then the marks are passed over.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self._exact: dict[str, dict[int, Record]] = defaultdict(dict)
        self._folded: dict[str, dict[int, Record]] = defaultdict(dict)
        self.all: list[Record] = []
        self._answers: dict[str, str] = {}
        for record in records:
            self.add(record)

    @classmethod
    def of(cls, model: type[Record]) -> Self:
        """All records of a model, in one query."""
        return cls(model._default_manager.all())

    def add(self, record: Record) -> None:
        """Also a record that has no row yet: rows of another sheet may name it."""
        self.all.append(record)
        for text in (*record.search_texts(), str(record)):
            for name in filter(None, (line.strip() for line in text.splitlines())):
                self._exact[identity(name)][id(record)] = record
                self._folded[fold(name)][id(record)] = record

    def find(self, name: str) -> Record:
        """The only record that is called so.

        Raises:
            CellError: when there is none, or more than one.
        """
        found = self._exact.get(identity(name)) or self._folded.get(fold(name)) or {}
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            raise CellError(
                _("“%(name)s” means more than one: %(several)s.")
                % {"name": name, "several": "; ".join(_described(one) for one in found.values())}
            )
        if name not in self._answers:
            self._answers[name] = self._unknown(name)
        raise CellError(self._answers[name])

    def _unknown(self, name: str) -> str:
        if len(self._answers) >= _MOST_SUGGESTIONS:
            return _("“%(name)s” is not known.") % {"name": name}
        known = ((number, record.search_text) for number, record in enumerate(self.all))
        similar = [str(self.all[number]) for number in lookalikes(name, known, most=3)]
        if similar:
            return _("“%(name)s” is not known. Did you mean: %(similar)s?") % {
                "name": name,
                "similar": "; ".join(similar),
            }
        return _("“%(name)s” is not known.") % {"name": name}


def _described(record: Record) -> str:
    """A record beside others of the same name: with what else it is known by."""
    more = [
        str(value)
        for name in record.import_keys
        if name != "label_vi" and (value := getattr(record, name, None))
    ]
    return f"{record} ({', '.join(more)})" if more else str(record)


class Choices:
    """The choices of a field by their keys and by their labels in either language."""

    def __init__(self, field: models.Field) -> None:
        self._values: dict[str, Any] = {}
        self.labels: dict[Any, dict[str, str]] = defaultdict(dict)
        for language in LANGUAGE_CODES:
            with translation.override(language):
                for value, label in field.flatchoices:
                    self._values[fold(str(label))] = value
                    self.labels[value][language] = str(label)
        for value, _label in field.flatchoices:
            self._values.setdefault(fold(str(value)), value)

    def find(self, text: str) -> Any:
        """The key that the text stands for.

        Raises:
            CellError: when it stands for none.
        """
        folded = fold(text)
        if folded in self._values:
            return self._values[folded]
        raise CellError(
            _("“%(text)s” is none of the choices: %(choices)s.")
            % {"text": text, "choices": "; ".join(self.written())}
        )

    def written(self) -> list[str]:
        """The labels in the active language."""
        language = translation.get_language() or LANGUAGE_CODES[0]
        return [labels.get(language, str(value)) for value, labels in self.labels.items()]

    def label(self, value: Any) -> str:
        """The label of a key in the active language."""
        language = translation.get_language() or LANGUAGE_CODES[0]
        return self.labels.get(value, {}).get(language, str(value or ""))


class Lookups:
    """The names that the cells of one file have needed so far."""

    def __init__(self) -> None:
        self._names: dict[type[Record], Names] = {}

    def names(self, model: type[Record]) -> Names:
        """Loads a model's records when its first name is looked for."""
        if model not in self._names:
            self._names[model] = Names.of(model)
        return self._names[model]

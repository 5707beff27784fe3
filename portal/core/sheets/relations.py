"""Columns whose cells name other records: one, several, or several with a role each."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext as _

from portal.core.records import Record
from portal.core.sheets.cells import CellError, Raw, read_text
from portal.core.sheets.columns import ChoiceColumn, Column, FieldColumn
from portal.core.sheets.lookups import Lookups

_BETWEEN_RECORDS: Final = ";"
_BEFORE_ROLE: Final = "|"
# More would make a list to choose from that nobody scrolls through.
_MOST_LISTED: Final = 500


def _listed(model: type[Record]) -> list[str]:
    return [str(record) for record in model._default_manager.all()[:_MOST_LISTED]]


@dataclass(frozen=True, eq=False, kw_only=True)
class RecordColumn(FieldColumn):
    """A column that names one other record."""

    @property
    def model(self) -> type[Record]:
        """What is named."""
        return self.field.related_model  # type: ignore[return-value]

    def empty(self) -> Any:
        if self.field.null:
            return None
        raise CellError(_("This must be filled in."))

    def parse(self, raw: Raw, lookups: Lookups) -> Record:
        return lookups.names(self.model).find(read_text(raw))

    def current(self, record: Any) -> Record | None:
        return getattr(record, self.name, None)

    def shown(self, value: Any) -> str:
        return str(value or "")

    def exported(self, record: Any) -> Raw:
        return str(self.current(record) or "")

    def allowed(self, lookups: Lookups) -> list[str]:
        return _listed(self.model)

    def explanation(self) -> str:
        return str(self.explained) or _("A name, another name or the code of an existing record.")


@dataclass(frozen=True, eq=False, kw_only=True)
class RecordsColumn(FieldColumn):
    """A column that names several other records, separated by semicolons."""

    @property
    def model(self) -> type[Record]:
        """What is named."""
        return self.field.related_model  # type: ignore[return-value]

    def empty(self) -> Any:
        if self.field.blank:
            return []
        raise CellError(_("This must be filled in."))

    def parse(self, raw: Raw, lookups: Lookups) -> list[Record]:
        names = lookups.names(self.model)
        found = [names.find(name) for name in parts_of(raw)]
        return list(dict.fromkeys(found))

    def current(self, record: Any) -> list[Record]:
        return list(getattr(record, self.name).all())

    def assign(self, record: Any, value: Any) -> None:
        getattr(record, self.name).set(value)

    def comparable(self, value: Any) -> Any:
        return frozenset(value)

    def shown(self, value: Any) -> str:
        return f"{_BETWEEN_RECORDS} ".join(str(one) for one in value)

    def exported(self, record: Any) -> Raw:
        return self.shown(self.current(record))

    def allowed(self, lookups: Lookups) -> list[str]:
        return _listed(self.model)

    def explanation(self) -> str:
        return str(self.explained) or _("Names of existing records, separated by semicolons.")


@dataclass(frozen=True, eq=False, kw_only=True)
class LinksColumn(Column):
    """A column that names the records an inline row points to, with the row's role after a bar.

    "Fund A; Fund B | co-funder": only what is not the first choice has to be said.
    """

    relation: models.ManyToOneRel
    target: RecordColumn
    role: ChoiceColumn | None = None

    def empty(self) -> Any:
        return []

    def parse(self, raw: Raw, lookups: Lookups) -> list[tuple[Record, Any]]:
        links = [self._link(part, lookups) for part in parts_of(raw)]
        return list(dict.fromkeys(links))

    def _link(self, part: str, lookups: Lookups) -> tuple[Record, Any]:
        name, _bar, role = (piece.strip() for piece in part.partition(_BEFORE_ROLE))
        record = lookups.names(self.target.model).find(name)
        if self.role is None:
            return record, None
        return record, self.role.choices.find(role) if role else self._usual_role

    @cached_property
    def _usual_role(self) -> Any:
        """What is meant when no role is written; None where links have none."""
        if self.role is None:
            return None
        field = self.role.field
        return field.get_default() if field.has_default() else field.flatchoices[0][0]

    def current(self, record: Any) -> list[tuple[Record, Any]]:
        return [self._said(child) for child in getattr(record, self.name).all()]

    def _said(self, child: Any) -> tuple[Any, Any]:
        return self.target.current(child), self.role.current(child) if self.role else None

    def assign(self, record: Any, value: Any) -> None:
        """Rows that are still named stay as they are; the others come and go."""
        kept = {self._said(child): child for child in getattr(record, self.name).all()}
        children: list[Any] = [kept.get(link) or self._child(link) for link in value]
        for place, child in enumerate(children):
            if child.pk is None and hasattr(child, "sort_order"):
                child.sort_order = place
        getattr(record, self.name).set(children)

    def _child(self, link: tuple[Record, Any]) -> models.Model:
        child = self.relation.related_model(**{self.target.name: link[0]})
        if self.role:
            self.role.assign(child, link[1])
        return child

    def comparable(self, value: Any) -> Any:
        return frozenset(value)

    def shown(self, value: Any) -> str:
        return f"{_BETWEEN_RECORDS} ".join(self._shown_link(*link) for link in value)

    def _shown_link(self, record: Record, role: Any) -> str:
        if self.role is None or role == self._usual_role:
            return str(record)
        return f"{record} {_BEFORE_ROLE} {self.role.shown(role)}"

    def exported(self, record: Any) -> Raw:
        return self.shown(self.current(record))

    def allowed(self, lookups: Lookups) -> list[str]:
        return _listed(self.target.model)

    def explanation(self) -> str:
        if self.role is None:
            return _("Names of existing records, separated by semicolons.")
        return _(
            "Names of existing records, separated by semicolons; after a bar (|) the role,"
            " if it is not “%(role)s”: %(roles)s."
        ) % {
            "role": self.role.shown(self._usual_role),
            "roles": "; ".join(self.role.choices.written()),
        }


def parts_of(raw: Raw) -> list[str]:
    """The names in a cell that may hold several."""
    return [part for part in map(str.strip, read_text(raw).split(_BETWEEN_RECORDS)) if part]

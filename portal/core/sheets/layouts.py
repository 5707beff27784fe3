"""Which sheets and columns a kind of record has, read from its model.

A record with inline rows has a sheet of its own for each kind of them, except where an inline
row does no more than point to another record: those are a column.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail.admin.panels import get_edit_handler
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, RevisionMixin

from portal.core.languages import base_language
from portal.core.names import words
from portal.core.records import Record
from portal.core.sheets.columns import (
    ChoiceColumn,
    Column,
    FieldColumn,
    RowNumberColumn,
    in_both_languages,
    reading_of,
)
from portal.core.sheets.relations import LinksColumn, RecordColumn, RecordsColumn

# Kept by Wagtail, not by the people who fill in sheets.
_BOOKKEEPING: Final = frozenset(
    field.name for mixin in (DraftStateMixin, RevisionMixin) for field in mixin._meta.get_fields()
)
# Excel allows 31 letters in the name of a sheet, and not these.
_LONGEST_TITLE: Final = 31
_NOT_IN_TITLES: Final = str.maketrans(dict.fromkeys("[]:*?/\\"))


@dataclass(frozen=True, eq=False)
class Layout:
    """One sheet: the rows of a record, or the inline rows of one kind of its children.

    The sheet of children begins with two more columns: `parent` says to which record a row
    belongs, `row_id` which row it is, if there is one already.
    """

    model: type[models.Model]
    titles: dict[str, str]
    columns: tuple[Column, ...]
    relation: models.ManyToOneRel | None = None
    parent: Column | None = None
    row_id: Column | None = None

    @property
    def name(self) -> str:
        """What the sheet is called in addresses and forms."""
        return self.relation.get_accessor_name() or "" if self.relation else ""

    @property
    def title(self) -> str:
        """In the language of whoever is working."""
        return self.titles[base_language(translation.get_language())]

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """With those that tie inline rows to their record."""
        return tuple(column for column in (self.parent, self.row_id) if column) + self.columns

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of the columns that together tell one record from another."""
        return self.model.import_keys if issubclass(self.model, Record) else ()

    def column(self, name: str) -> Column:
        """The column of an attribute."""
        return next(column for column in self.all_columns if column.name == name)

    def by_heading(self) -> dict[str, Column]:
        """Columns by everything that may stand above them."""
        found: dict[str, Column] = {}
        for column in self.all_columns:
            for heading in (column.name, column.bilingual_heading, *column.headings.values()):
                found.setdefault(" ".join(words(heading)), column)
        return found

    def answers_to(self, title: str) -> bool:
        """Whether a sheet of this title is meant."""
        called = [*self.titles.values(), self.model._meta.model_name or "", self.name]
        return words(title) in [words(one) for one in called if one]


@cache
def layouts(model: type[Record]) -> tuple[Layout, ...]:
    """The record's own sheet and, after it, those of its inline rows."""
    relations = list(get_all_child_relations(model))
    links = [column for relation in relations if (column := _links_column(relation))]
    linked = {column.name for column in links}
    main = Layout(model, _titles(model), (*_columns(model), *links))
    children = [
        _child_layout(model, relation)
        for relation in relations
        if relation.get_accessor_name() not in linked
    ]
    return (main, *children)


def _titles(model: type[models.Model]) -> dict[str, str]:
    titles = in_both_languages(model._meta.verbose_name_plural)
    return {
        language: title.translate(_NOT_IN_TITLES)[:_LONGEST_TITLE]
        for language, title in titles.items()
    }


def _child_layout(parent: type[Record], relation: models.ManyToOneRel) -> Layout:
    model = relation.related_model
    columns = tuple(_columns(model))
    return Layout(
        model=model,
        titles=_titles(model),
        columns=columns,
        relation=relation,
        parent=RecordColumn(
            name=relation.field.name,
            headings=in_both_languages(parent._meta.verbose_name),
            field=relation.field,
            is_required=True,
        ),
        row_id=RowNumberColumn(
            name="id",
            headings=in_both_languages(_("row number in the portal")),
            field=model._meta.pk,
            explained=_("Filled in by an export; leave it empty in new rows."),
        ),
    )


def _columns(model: type[models.Model]) -> Iterator[Column]:
    """What the form asks for, a sheet asks for, in the same order."""
    for name in get_edit_handler(model).get_form_options().get("fields", []):
        if name not in _BOOKKEEPING and (column := _column(model._meta.get_field(name))):
            yield column


def _column(field: Any) -> Column | None:
    if isinstance(field, RichTextField):
        return None
    said: dict[str, Any] = {
        "name": field.name,
        "headings": in_both_languages(field.verbose_name),
        "is_required": not (field.blank or field.null or field.has_default()),
        "explained": field.help_text,
        "field": field,
    }
    if field.is_relation:
        return _relation_column(field, said)
    if field.flatchoices:
        return ChoiceColumn(**said)
    return FieldColumn(**said) if reading_of(field) else None


def _relation_column(field: models.Field, said: dict[str, Any]) -> Column | None:
    target = field.related_model
    if not (isinstance(target, type) and issubclass(target, Record)):
        return None
    if isinstance(field, ParentalManyToManyField):
        return RecordsColumn(**said)
    return RecordColumn(**said) if isinstance(field, models.ForeignKey) else None


def _links_column(relation: models.ManyToOneRel) -> LinksColumn | None:
    """A column for inline rows that hold nothing but another record and, perhaps, its role."""
    columns = list(_columns(relation.related_model))
    targets = [column for column in columns if isinstance(column, RecordColumn)]
    roles = [column for column in columns if type(column) is ChoiceColumn]
    if len(targets) != 1 or len(roles) > 1 or len(targets) + len(roles) != len(columns):
        return None
    return LinksColumn(
        name=relation.get_accessor_name() or "",
        headings=in_both_languages(relation.related_model._meta.verbose_name_plural),
        relation=relation,
        target=targets[0],
        role=roles[0] if roles else None,
    )

"""Columns that every data set of records has."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from portal.reports.open_data.registry import Field

IDENTITY: Final = (
    Field("id", "pk", _("The record's number on this site; it never changes.")),
    Field("label_vi", "label_vi", _("Name in Vietnamese.")),
    Field("label_en", "label_en", _("Name in English; empty when there is none yet.")),
)
INVENTED: Final = Field("is_demo", "is_demo", _("Whether the row is invented for demonstration."))


def reference(key: str, path: str) -> tuple[Field, Field, Field]:
    """A record that the row refers to: its number and both names."""
    explanation = _("The record that the row refers to: its number, its names.")
    return (
        Field(f"{key}_id", f"{path}__pk", explanation),
        Field(f"{key}_vi", f"{path}__label_vi", explanation),
        Field(f"{key}_en", f"{path}__label_en", explanation),
    )

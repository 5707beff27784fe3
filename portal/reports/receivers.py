"""Notices when records change that figures count."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page

from portal.core.gated_pages import GatedPage
from portal.reports.freezing.stamps import counted_rooms, records_changed
from portal.reports.models.rates import ExchangeRate
from portal.reports.models.stated import StatedFigure

# The only records of this room that reports print.
_QUOTED = (StatedFigure, ExchangeRate)
# Models as migrations know them; this room's table may not be there yet.
_HISTORICAL = "__fake__"


def _is_counted(model: type[Model]) -> bool:
    if model.__module__ == _HISTORICAL:
        return False
    return issubclass(model, _QUOTED) or model._meta.app_label in counted_rooms()


@receiver([post_save, post_delete])
def note_change(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """A saved or deleted record may change a figure; a page's draft does not."""
    if not _is_counted(sender):
        return
    is_draft = isinstance(instance, Page) and not GatedPage.changes_more_than_bookkeeping(
        kwargs.get("update_fields")
    )
    if not is_draft:
        records_changed(sender._meta.app_label)


@receiver(m2m_changed)
def note_change_of_relation(instance: Any, action: str, **kwargs: Any) -> None:
    """So may a sector or a place that is added to one."""
    if action.startswith("post_") and _is_counted(type(instance)):
        records_changed(type(instance)._meta.app_label)

"""Writes very many pages at once, past the page tree's usual ways, which are too slow for that."""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.models.sql import InsertQuery
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from portal.core.pages import BasePage

_CHUNK = 500


def add_children(parent: Page, pages: Sequence[BasePage]) -> None:
    """Append unsaved pages of one type to `parent`, in their order, and index them for search.

    No signal is sent, no revision or log entry written, and no reference recorded;
    `rebuild_references_index` catches up with the last. Slugs must be free.
    """
    if not pages:
        return
    model = type(pages[0])
    _place(parent, pages)
    content_type = ContentType.objects.get_for_model(model)
    for page in pages:
        page.content_type = content_type
    for start in range(0, len(pages), _CHUNK):
        _insert(model, pages[start : start + _CHUNK])
    Page.objects.filter(pk=parent.pk).update(numchild=models.F("numchild") + len(pages))
    _index(model, [page.pk for page in pages])


def _place(parent: Page, pages: Sequence[BasePage]) -> None:
    """Give the pages their places in the tree behind the parent's last child."""
    last = parent.get_children().order_by("path").last()
    step = Page._str2int(last.path[-Page.steplen :]) if last else 0
    for number, page in enumerate(pages, start=step + 1):
        page.path = Page._get_path(parent.path, parent.depth + 1, number)
        page.depth = parent.depth + 1
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.draft_title = page.title


def _insert(model: type[BasePage], pages: Sequence[BasePage]) -> None:
    """Write both rows of each page: Django's `bulk_create` refuses models with a parent table."""
    fields = [field for field in Page._meta.concrete_fields if not field.primary_key]
    rows = Page.objects.bulk_create(
        Page(**{field.attname: getattr(page, field.attname) for field in fields}) for page in pages
    )
    for page, row in zip(pages, rows, strict=True):
        page.pk = row.pk
        page.page_ptr_id = row.pk
    own_fields = list(model._meta.local_concrete_fields)
    size = max(connection.ops.bulk_batch_size(own_fields, list(pages)), 1)
    for start in range(0, len(pages), size):
        query = InsertQuery(model)
        query.insert_values(own_fields, list(pages[start : start + size]))
        query.get_compiler(connection=connection).execute_sql()


def _index(model: type[Any], keys: Sequence[int]) -> None:
    backend = get_search_backend()
    for start in range(0, len(keys), _CHUNK):
        chunk = model.objects.filter(pk__in=keys[start : start + _CHUNK])
        backend.add_bulk(model, list(chunk))

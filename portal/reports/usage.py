"""Which pages use which figure, read from the stored bodies: one query for each kind of page."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from portal.core.pages import page_types
from portal.reports.registry import figures


def _bodies(model: type[Page]) -> list[str]:
    return [field.name for field in model._meta.get_fields() if isinstance(field, StreamField)]


def _figures_in(stored: Any) -> Iterator[str]:
    """Every value of a stored body that is the key of a figure."""
    if isinstance(stored, str):
        if stored in figures():
            yield stored
    elif isinstance(stored, Mapping):
        for value in stored.values():
            yield from _figures_in(value)
    elif isinstance(stored, list):
        for value in stored:
            yield from _figures_in(value)


def _pages_of(model: type[Page]) -> Iterator[tuple[Page, set[str]]]:
    names = _bodies(model)
    if not names:
        return
    texts = {f"{name}_as_text": Cast(name, TextField()) for name in names}
    # Every block with a computed figure stores its key under this name, or in a list of that name.
    named = Q()
    for text in texts:
        named |= Q(**{f"{text}__contains": '"figure'})
    for page in model.objects.annotate(**texts).filter(named).select_related("locale"):
        keys = {key for text in texts for key in _figures_in(json.loads(getattr(page, text)))}
        if keys:
            yield page, keys


def uses(user: AbstractBaseUser | AnonymousUser) -> Mapping[str, list[Page]]:
    """The pages that use each figure, as far as the person may open them in the admin."""
    visible = PagePermissionPolicy().explorable_instances(user)
    allowed = set(visible.values_list("pk", flat=True)) if not _sees_all(user) else None
    found: dict[str, list[Page]] = defaultdict(list)
    for model in page_types():
        for page, keys in _pages_of(model):
            if allowed is None or page.pk in allowed:
                for key in keys:
                    found[key].append(page)
    return found


def _sees_all(user: AbstractBaseUser | AnonymousUser) -> bool:
    return bool(getattr(user, "is_superuser", False))

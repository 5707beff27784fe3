"""Promises that are checked whenever Django starts: a page type that breaks one stops the boot."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register
from django.db import models
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from modelcluster.fields import ParentalManyToManyField
from wagtail_localize.fields import get_translatable_fields

from portal.core.pages import BasePage, page_types

# Text that a translator must never have to look at, or that Wagtail keeps for itself.
_NOT_FOR_TRANSLATION = {"slug", "draft_title", "url_path"}


@register()
def check_page_types(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """A template, a query ceiling and a translation policy for every page type."""
    messages: list[CheckMessage] = []
    for model in page_types():
        messages.extend(_ceiling(model))
        messages.extend(_template(model))
        messages.extend(_translation_policy(model))
    return messages


def _ceiling(model: type[BasePage]) -> Iterator[CheckMessage]:
    if not isinstance(getattr(model, "QUERY_CEILING", None), int):
        yield Error(
            "A page type says how many queries its public page may cost.",
            hint="Set QUERY_CEILING.",
            obj=model,
            id="core.E001",
        )


def _template(model: type[BasePage]) -> Iterator[CheckMessage]:
    name = model.template
    try:
        get_template(name)
    except TemplateDoesNotExist:
        yield Error("The page type's template is missing.", hint=name, obj=model, id="core.E002")


def _translation_policy(model: type[BasePage]) -> Iterator[CheckMessage]:
    """Many-to-many fields that wagtail-localize would pass over are synchronised by name."""
    covered = {field.field_name for field in get_translatable_fields(model)}
    for field in model._meta.get_fields():
        if field.auto_created or field.name in _NOT_FOR_TRANSLATION:
            continue
        if isinstance(field, ParentalManyToManyField) and field.name not in covered:
            yield Error(
                f"The translation policy does not name the field {field.name}.",
                hint="Add a SynchronizedField to override_translatable_fields.",
                obj=model,
                id="core.E003",
            )
        if isinstance(field, models.DecimalField | models.DateField) and _may_differ(model, field):
            yield Error(
                f"The fact {field.name} could differ between the languages.",
                hint="Add SynchronizedField(..., overridable=False).",
                obj=model,
                id="core.E004",
            )


def _may_differ(model: type[BasePage], field: models.Field) -> bool:
    """Whether an English page could carry another number or date than its source."""
    if field.model is not model:
        return False
    policy = next(
        (entry for entry in get_translatable_fields(model) if entry.field_name == field.name), None
    )
    return policy is not None and bool(getattr(policy, "overridable", False))

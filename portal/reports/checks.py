"""Promises about figures that are kept from the start: no figure without words and a test."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.utils.translation import override

from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE
from portal.reports.registry import FigureDefinition, RowsOf, figures


@register()
def check_figures(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Labels in both languages, a docstring and a test for every figure."""
    return [message for definition in figures().values() for message in _broken(definition)]


def _broken(definition: FigureDefinition) -> Iterator[CheckMessage]:
    for name in ("label", "explanation"):
        if not _is_bilingual(getattr(definition, name)):
            yield Error(
                f"The {name} of the figure {definition.key} is not there in both languages.",
                hint="Translate it in locale/.",
                id="reports.E001",
            )
    function = _function(definition)
    if function is not None and definition.rows is function and not function.__doc__:
        yield Error(
            f"The figure {definition.key} does not say which rows it counts.",
            hint="Write a docstring.",
            id="reports.E002",
        )
    if function is not None and not _is_tested(definition, function):
        yield Error(
            f"The figure {definition.key} has no test.",
            hint=f"Write test_{definition.function_name} beside the tests of its room.",
            id="reports.E003",
        )


def _is_bilingual(text: Any) -> bool:
    written = set()
    for language in (SOURCE_LANGUAGE, TARGET_LANGUAGE):
        with override(language):
            written.add(str(text))
    return len(written) == len((SOURCE_LANGUAGE, TARGET_LANGUAGE)) and all(written)


def _function(definition: FigureDefinition) -> RowsOf | None:
    """What is counted; of a rate, what its numerator counts."""
    if definition.rows is None and definition.numerator in figures():
        return figures()[definition.numerator].rows
    return definition.rows


def _is_tested(definition: FigureDefinition, function: RowsOf) -> bool:
    """Whether a test is named after the figure. An installation without tests cannot tell."""
    tests = Path(settings.BASE_DIR) / "tests"
    if not tests.is_dir():
        return True
    room = function.__module__.removeprefix("portal.").split(".")[0]
    name = f"def test_{definition.function_name}("
    return any(
        name in path.read_text(encoding="utf-8")
        for path in (tests / room).rglob("test_*figures*.py")
    )

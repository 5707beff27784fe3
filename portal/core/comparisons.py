"""Pages of one kind side by side: each room adds its rows, without this one knowing the rooms.

A room's `related.py` registers providers, which `CoreConfig.ready` discovers. So the comparison of
partners shows their joint projects although partners may not import projects.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from wagtail.models import Page

from portal.core.money import Money

Value = str | int | Decimal | Money


@dataclass(frozen=True)
class ComparedRow:
    """One question, and for each page its answer: some values, or none when it is not known."""

    heading: str
    cells: Sequence[Sequence[Value]]


ComparisonProvider = Callable[[Sequence[Page]], list[ComparedRow]]

_providers: dict[type[Page], list[ComparisonProvider]] = {}


def compared_on(model: type[Page]) -> Callable[[ComparisonProvider], ComparisonProvider]:
    """Decorator: add these rows wherever pages of `model` are compared."""

    def register(provider: ComparisonProvider) -> ComparisonProvider:
        _providers.setdefault(model, []).append(provider)
        return provider

    return register


def rows_from_other_rooms(pages: Sequence[Page]) -> list[ComparedRow]:
    """What the rooms above know about these pages, in the order of registration."""
    if not pages:
        return []
    return [row for provider in _providers.get(type(pages[0]), []) for row in provider(pages)]

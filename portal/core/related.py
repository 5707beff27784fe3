"""What else belongs to a page: each room adds its own, without this one knowing the rooms.

A room's `related.py` registers providers, which `CoreConfig.ready` discovers. So a partner's
profile shows news about it although partners may not import news.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wagtail.models import Page

from portal.core.money import Money


@dataclass(frozen=True)
class Total:
    """What everything in a group comes to in one currency and one measure."""

    label: str
    money: Money
    # How many more there are whose amount nobody has stated.
    unknown: int = 0


@dataclass(frozen=True)
class RelatedGroup:
    """Pages of one kind that belong to a page, newest or nearest first, and what they come to."""

    key: str
    heading: str
    pages: Sequence[Page]
    totals: Sequence[Total] = ()


RelatedProvider = Callable[[Page], RelatedGroup]

_providers: dict[type[Page], list[RelatedProvider]] = {}


def related_to(model: type[Page]) -> Callable[[RelatedProvider], RelatedProvider]:
    """Decorator: show what this provider finds on every page of `model`."""

    def register(provider: RelatedProvider) -> RelatedProvider:
        _providers.setdefault(model, []).append(provider)
        return provider

    return register


def related_groups(page: Page) -> list[RelatedGroup]:
    """All groups with something in them, in the order of registration."""
    groups = [provider(page) for provider in _providers.get(type(page), [])]
    return [group for group in groups if group.pages]


def pages_in(groups: list[RelatedGroup]) -> list[Page]:
    """The pages of all groups together."""
    return [page for group in groups for page in group.pages]

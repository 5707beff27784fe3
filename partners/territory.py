"""Which rows a question about one place counts."""

from typing import TypeVar

from django.db.models import QuerySet

from partners.models import Locality
from portal.core.figures import Scope

Rows = TypeVar("Rows", bound=QuerySet)


def in_territory(rows: Rows, scope: Scope, column: str = "localities") -> Rows:
    """The rows that name the place asked about, or what was merged into it, each of them once."""
    if scope.territory is None:
        return rows
    places = Locality.objects.filter(pk=scope.territory)
    if scope.with_predecessors and (place := places.first()):
        places = Locality.objects.with_predecessors(place)
    named = rows.model.objects.filter(**{f"{column}__in": places})
    return rows.filter(pk__in=named.values("pk"))

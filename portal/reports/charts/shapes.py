"""The few shapes that charts are made of; one template and one PDF writer draw them all. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Drawing:
    """Shapes on a sheet of a given size, the first below the others."""

    width: Decimal
    height: Decimal
    shapes: Sequence[object]

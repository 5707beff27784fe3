"""What the memory knows for the texts of records; never saved without somebody's word."""

from collections.abc import Sequence


def suggestions_for(sources: Sequence[str]) -> dict[str, str]:
    """The best remembered English of each text that is known."""
    return {}

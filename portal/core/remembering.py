"""What is kept in the cache, and has to be forgotten when it changes."""

from functools import partial

from django.core.cache import cache
from django.db import transaction


def forget(*keys: str) -> None:
    """Have what is kept under these keys asked for again.

    At once, for this request; and when the change is there for good, for another process may have
    read the old state again in between.
    """
    change = partial(cache.delete_many, keys)
    change()
    transaction.on_commit(change)

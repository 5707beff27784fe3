"""The memory in this process begins empty: other tests' rows have been rolled back."""

import pytest

from portal.translation.memory.index import INDEX


@pytest.fixture(autouse=True)
def _empty_index() -> None:
    INDEX.forget()

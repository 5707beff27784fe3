from collections.abc import Iterator

import pytest
from django.utils.translation import override


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """What is said about a sheet is said in the reader's language; here the reader's is English."""
    with override("en"):
        yield

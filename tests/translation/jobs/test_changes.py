"""What counts as a change of the original."""

from datetime import UTC, datetime

import pytest

from portal.translation.sources import facts_of
from tests.factories import NewsPageFactory

pytestmark = pytest.mark.django_db


def test_a_fraction_of_nothing_is_no_change(homes) -> None:
    """Versions keep milliseconds: what has only microseconds comes back without a fraction."""
    page = NewsPageFactory(home=homes["vi"])
    page.published_at = datetime(2026, 11, 27, 8, 0, 0, 456, tzinfo=UTC)
    with_fraction = facts_of(page)
    page.published_at = page.published_at.replace(microsecond=0)
    assert facts_of(page) == with_fraction

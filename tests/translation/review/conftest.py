"""What the tests of the review begin with; each module says what its `translation` is."""

import pytest
from wagtail_localize.models import Translation

from portal.translation.models import Job


@pytest.fixture
def job(translation: Translation) -> Job:
    return Job.objects.get(translation=translation)

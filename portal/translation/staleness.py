"""Whether a translation still says what its source says, which wagtail-localize does not ask."""

from wagtail_localize.models import Translation

from portal.translation.models import Job


def is_outdated(translation: Translation) -> bool:
    """Whether visitors read a translation that an older source was behind."""
    return Job.objects.outdated().filter(translation=translation, live_at__isnull=False).exists()

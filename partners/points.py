"""Partners as points on the map."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from partners.models.partnerships import Partnership
from partners.models.places import Locality
from portal.core.maps import MapPoint


def points_of(
    locality: Locality, partnership: Partnership | None = None, url: str = ""
) -> Iterable[MapPoint]:
    """The locality; nothing when it has no position or no name in the reader's language."""
    if locality.latitude is None or locality.longitude is None or not locality.label:
        return
    since = partnership.since if partnership else None
    yield MapPoint(
        label=str(locality.label),
        latitude=locality.latitude,
        longitude=locality.longitude,
        url=url,
        group=partnership.get_tier_display() if partnership else "",
        text=_("since %(year)s") % {"year": since} if since else "",
    )

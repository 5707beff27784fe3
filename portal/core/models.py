"""Django looks for the app's models here; each lives in a room of its own."""

from portal.core.calendar_feeds import CalendarFeed
from portal.core.documents import PortalDocument
from portal.core.images import PortalImage, PortalRendition
from portal.core.settings import SiteIdentity
from portal.core.sheets.uploads import SheetUpload
from portal.core.workflows import TwoPersonApprovalTask

__all__ = [
    "CalendarFeed",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "SheetUpload",
    "SiteIdentity",
    "TwoPersonApprovalTask",
]

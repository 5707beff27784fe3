"""Partner provinces: their pages, and the records that the pages stand on."""

from partners.models.organisations import Organisation
from partners.models.pages import PartnerIndexPage, PartnerPage
from partners.models.places import Country, Locality
from partners.models.sectors import Sector

__all__ = ["Country", "Locality", "Organisation", "PartnerIndexPage", "PartnerPage", "Sector"]

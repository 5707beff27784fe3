"""Partner provinces: their pages, and the records that the pages stand on."""

from partners.models.activities import Activity
from partners.models.agreements import Agreement
from partners.models.associations import Association, Congress
from partners.models.delegations import Delegation
from partners.models.index_pages import PartnerIndexPage
from partners.models.legal_documents import LegalDocument
from partners.models.occasions import Occasion
from partners.models.organisations import Organisation
from partners.models.pages import PartnerPage
from partners.models.partnerships import Partnership
from partners.models.places import Country, Locality
from partners.models.sectors import Sector

__all__ = [
    "Activity",
    "Agreement",
    "Association",
    "Congress",
    "Country",
    "Delegation",
    "LegalDocument",
    "Locality",
    "Occasion",
    "Organisation",
    "PartnerIndexPage",
    "PartnerPage",
    "Partnership",
    "Sector",
]

"""What is published about places, organisations and foreign relations as open data."""

from django.utils.translation import gettext_lazy as _

from partners.models import (
    Activity,
    Agreement,
    Association,
    Delegation,
    LegalDocument,
    Locality,
    Organisation,
    Partnership,
)
from portal.reports.open_data.fields import IDENTITY, INVENTED, reference
from portal.reports.open_data.registry import Dataset, Field, register_dataset

_STARTS_ON = Field("starts_on", "starts_on", _("First day, ISO 8601."))
_ENDS_ON = Field("ends_on", "ends_on", _("Last day, ISO 8601; empty when it took one day."))
_VALID_TO = Field("valid_to", "valid_to", _("Last day of validity; empty while it holds."))

register_dataset(
    Dataset(
        "organisations",
        _("Organisations"),
        _("Donors, embassies and other bodies that the union works with."),
        [
            *IDENTITY,
            Field("kind", "kind", _("What sort of organisation it is.")),
            Field("country", "country__iso2", _("ISO 3166-1 code of its country.")),
            Field("website", "website", _("Its own website.")),
            INVENTED,
        ],
        Organisation.objects.published,
    )
)
register_dataset(
    Dataset(
        "localities",
        _("Localities"),
        _("Places at home and abroad; merged ones name their successor."),
        [
            *IDENTITY,
            Field("level", "level", _("Its place in the country's administration.")),
            Field("country", "country__iso2", _("ISO 3166-1 code of its country.")),
            Field("valid_from", "valid_from", _("First day of its existence, when known.")),
            Field("valid_to", "valid_to", _("Last day of its existence; empty while it exists.")),
            Field("successor_id", "successor_id", _("The locality that it became part of.")),
            Field("latitude", "latitude", _("Degrees north, WGS 84.")),
            Field("longitude", "longitude", _("Degrees east, WGS 84.")),
            INVENTED,
        ],
        Locality.objects.published,
    )
)
register_dataset(
    Dataset(
        "partnerships",
        _("Partnerships"),
        _("Partner localities, and localities that seek a partner."),
        [
            *IDENTITY,
            *reference("locality", "locality"),
            Field("tier", "tier", _("How close the partnership is.")),
            Field("since", "since", _("The year it began; empty when it is not known.")),
            INVENTED,
        ],
        lambda: Partnership.objects.published().filter(locality__live=True),
    )
)
register_dataset(
    Dataset(
        "associations",
        _("Friendship associations"),
        _("Member associations of the union."),
        [
            *IDENTITY,
            Field("country", "country__iso2", _("ISO 3166-1 code of the partner country.")),
            Field("status", "status", _("Whether it works, is being founded or was dissolved.")),
            Field("founded_on", "founded_on", _("Day of its foundation, ISO 8601.")),
            Field("founded_precision", "founded_precision", _("How exactly that day is known.")),
            INVENTED,
        ],
        Association.objects.published,
    )
)
register_dataset(
    Dataset(
        "delegations",
        _("Delegations"),
        _("Delegations that came and that were sent."),
        [
            *IDENTITY,
            Field("direction", "direction", _("Whether it came in or went out.")),
            _STARTS_ON,
            _ENDS_ON,
            Field("country", "country__iso2", _("ISO 3166-1 code of the other country.")),
            Field("size", "size", _("How many people; empty when it is not known.")),
            INVENTED,
        ],
        Delegation.objects.published,
    )
)
register_dataset(
    Dataset(
        "activities",
        _("Activities"),
        _("Exchanges, conferences, contests, greetings and the like."),
        [
            *IDENTITY,
            Field("kind", "kind", _("What sort of activity it was.")),
            _STARTS_ON,
            _ENDS_ON,
            Field("people_reached", "people_reached", _("How many people; empty if unknown.")),
            Field("people_qualifier", "people_qualifier", _("How exactly that is known.")),
            INVENTED,
        ],
        Activity.objects.published,
    )
)
register_dataset(
    Dataset(
        "agreements",
        _("Agreements"),
        _("Agreements with partners abroad and with unions at home."),
        [
            *IDENTITY,
            Field("kind", "kind", _("What sort of agreement it is.")),
            Field("signed_on", "signed_on", _("Day of signature, ISO 8601.")),
            Field("valid_from", "valid_from", _("First day of validity, ISO 8601.")),
            _VALID_TO,
            Field("is_domestic", "is_domestic", _("Whether all parties are in Viet Nam.")),
            INVENTED,
        ],
        Agreement.objects.published,
    )
)
register_dataset(
    Dataset(
        "legal-documents",
        _("Legal documents"),
        _("Directives, decrees and decisions that the work stands on."),
        [
            *IDENTITY,
            Field("number", "number", _("The document's number, as printed on it.")),
            Field("kind", "kind", _("What sort of document it is.")),
            Field("issuer_vi", "issuer_vi", _("Who issued it, in Vietnamese.")),
            Field("issuer_en", "issuer_en", _("Who issued it, in English.")),
            Field("issued_on", "issued_on", _("Day of issue, ISO 8601.")),
            Field("implements_id", "implements_id", _("The document that it implements.")),
            Field("replaces_id", "replaces_id", _("The document that it replaces.")),
            INVENTED,
        ],
        LegalDocument.objects.published,
    )
)

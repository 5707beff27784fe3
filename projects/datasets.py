"""What is published about aid as open data."""

from django.utils.translation import gettext_lazy as _

from portal.reports.open_data.fields import IDENTITY, INVENTED, reference
from portal.reports.open_data.registry import Dataset, Field, register_dataset
from projects.models import (
    AidProgramme,
    ProgrammeDonor,
    Proposal,
    Registration,
    RegistrationEvent,
    Transaction,
)

_PROGRAMME = Field("programme", "programme__code", _("The programme's code."))
_STARTS_ON = Field("starts_on", "starts_on", _("First day, ISO 8601."))
_AMOUNT = Field("amount", "amount", _("With a full stop for decimals; empty when not known."))
_CURRENCY = Field("currency", "currency", _("ISO 4217 code. Currencies are never added."))

register_dataset(
    Dataset(
        "programmes",
        _("Aid programmes"),
        _("Programmes, projects and non-project items of foreign aid."),
        [
            *IDENTITY,
            Field("code", "code", _("The programme's code.")),
            Field("kind", "kind", _("Programme, project or non-project item.")),
            Field("status", "status", _("Where it stands.")),
            _STARTS_ON,
            Field("ends_on", "ends_on", _("Last day, ISO 8601; empty when it is open.")),
            Field("reach", "reach", _("Whether the union brought it about, or others.")),
            Field("decision", "decision__number", _("Number of the approving decision.")),
            INVENTED,
        ],
        AidProgramme.objects.published,
    )
)
register_dataset(
    Dataset(
        "programme-donors",
        _("Donors of programmes"),
        _("Who gives to which programme; a programme with several donors has several rows."),
        [
            _PROGRAMME,
            *reference("organisation", "organisation"),
            Field("role", "role", _("Whether it funds the programme or carries it out.")),
        ],
        lambda: ProgrammeDonor.objects.filter(programme__live=True, organisation__live=True),
    )
)
register_dataset(
    Dataset(
        "programme-places",
        _("Places of programmes"),
        _("Where each programme works."),
        [
            Field("programme", "aidprogramme__code", _("The programme's code.")),
            *reference("locality", "locality"),
        ],
        lambda: AidProgramme.localities.through.objects.filter(
            aidprogramme__live=True, locality__live=True
        ),
    )
)
register_dataset(
    Dataset(
        "programme-sectors",
        _("Sectors of programmes"),
        _("What each programme works on."),
        [
            Field("programme", "aidprogramme__code", _("The programme's code.")),
            Field("sector", "sector__slug", _("The sector's code, as in the IATI file.")),
            *reference("sector", "sector"),
        ],
        lambda: AidProgramme.sectors.through.objects.filter(
            aidprogramme__live=True, sector__live=True
        ),
    )
)
register_dataset(
    Dataset(
        "transactions",
        _("Amounts of programmes"),
        _("Commitments, disbursements and total costs. The three are never added together."),
        [
            Field("id", "pk", _("The record's number on this site; it never changes.")),
            _PROGRAMME,
            Field("measure", "measure", _("Commitment, disbursement and total cost differ.")),
            Field("date", "date", _("The day on which it counts, ISO 8601.")),
            _AMOUNT,
            _CURRENCY,
            Field("converted_from", "converted_from", _("The currency it was converted from.")),
            Field("rate", "rate", _("Units of the currency for one of the other.")),
            Field("rate_date", "rate_date", _("The day of the rate, ISO 8601.")),
            Field("rate_source", "rate_source", _("Who states the rate.")),
            Field("is_demo", "programme__is_demo", INVENTED.explanation),
        ],
        Transaction.objects.published,
    )
)
register_dataset(
    Dataset(
        "proposals",
        _("Needs"),
        _("What is sought, and how far the search has come."),
        [
            *IDENTITY,
            Field("status", "status", _("Where it stands.")),
            _AMOUNT,
            _CURRENCY,
            Field("opened_on", "opened_on", _("On the list since, ISO 8601.")),
            Field("contacted_on", "contacted_on", _("When a donor was contacted, ISO 8601.")),
            Field("surveyed_on", "surveyed_on", _("When the place was surveyed, ISO 8601.")),
            Field("funded_on", "funded_on", _("When it was funded, ISO 8601.")),
            Field("programme", "programme__code", _("The programme it became.")),
            INVENTED,
        ],
        Proposal.objects.published,
    )
)
register_dataset(
    Dataset(
        "registrations",
        _("Registrations"),
        _("Registrations of foreign non-governmental organisations."),
        [
            *IDENTITY,
            Field("kind", "kind", _("What it permits.")),
            Field("number", "number", _("Its number.")),
            Field("issued_on", "issued_on", _("Day of issue, ISO 8601.")),
            Field("expires_on", "expires_on", _("Last day of validity, ISO 8601.")),
            INVENTED,
        ],
        Registration.objects.published,
    )
)
register_dataset(
    Dataset(
        "registration-events",
        _("Events of registrations"),
        _("Extensions, amendments, conversions and the union's opinions on them."),
        [
            Field("registration_id", "registration_id", _("The registration's number here.")),
            Field("kind", "kind", _("What happened.")),
            Field("date", "date", _("The day on which it counts, ISO 8601.")),
        ],
        RegistrationEvent.objects.published,
    )
)

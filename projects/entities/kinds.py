"""The page of an aid programme."""

from collections.abc import Iterable

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from portal.core.dates import written_years
from portal.core.entities.kinds import ChoiceFacet, EntityKind, Fact, register_kind
from portal.core.records import Record
from projects.models import AidProgramme


def _facts(programme: AidProgramme) -> list[Fact]:
    decision = programme.decision
    facts = [
        Fact(gettext("Code"), programme.code),
        Fact(gettext("Kind"), str(programme.get_kind_display())),
        Fact(gettext("Status"), str(programme.get_status_display())),
        Fact(gettext("Years"), written_years(programme.starts_on, programme.ends_on)),
        Fact(gettext("For whom"), str(programme.beneficiaries)),
        Fact(gettext("Places"), records=_shown(programme.localities.all())),
        Fact(gettext("Sectors"), records=_shown(programme.sectors.all())),
        Fact(gettext("Approved by"), records=_shown([decision] if decision else [])),
    ]
    return [fact for fact in facts if fact.text or fact.records]


def _shown(records: Iterable[Record]) -> list[Record]:
    return [record for record in records if record.live and record.label]


register_kind(
    EntityKind(
        "programme",
        AidProgramme,
        _("aid programme"),
        _("aid programmes"),
        pgettext_lazy("address", "aid-programmes"),
        "Project",
        section="projects",
        joined=("decision",),
        facets=(
            ChoiceFacet("kind", _("Kind"), AidProgramme.Kind.choices),
            ChoiceFacet("status", _("Status"), AidProgramme.Status.choices),
        ),
        details=lambda record: [
            str(record.get_status_display()),
            written_years(record.starts_on, record.ends_on),
        ],
        facts=_facts,
        data=lambda record: {"identifier": record.code},
    )
)

"""The listing of all showcases, with totals that follow the choice."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partners.models import Locality, Organisation, Sector
from portal.core.figures import Measure
from portal.core.listing_pages import ListingPage
from portal.core.listings import Choice, Facet, chosen_value
from projects.models.programmes import AidProgramme, ProgrammeDonor
from projects.models.showcases import ProjectPage
from projects.models.transactions import Transaction
from projects.querysets import ProjectQuerySet


class ProjectIndexPage(ListingPage):
    """All projects, narrowed by status, sector, donor, place and year."""

    QUERY_CEILING = 18
    SECTION = "projects"

    subpage_types = ["projects.ProjectPage", "projects.NeedsPage"]

    class Meta:
        verbose_name = _("project listing")

    @cached_property
    def showcases(self) -> ProjectQuerySet:
        """Every live showcase in this language."""
        return ProjectPage.objects.below(self)

    def facets(self, request: HttpRequest) -> list[Facet]:
        """What the programmes of live showcases have; names only in the reader's language."""
        programmes = AidProgramme.objects.published().filter(showcases__in=self.showcases)
        gifts = ProgrammeDonor.objects.filter(programme__in=programmes)
        donors = gifts.exclude(role=ProgrammeDonor.Role.IMPLEMENTER).values("organisation")
        sectors = Sector.objects.published().filter(programmes__in=programmes).distinct()
        places = Locality.objects.published().filter(programmes__in=programmes).distinct()
        givers = Organisation.objects.published().filter(pk__in=donors)
        choices: dict[str, tuple[str, list[tuple[Any, Any]]]] = {
            "status": (gettext("Status"), AidProgramme.Status.choices),
            "sector": (gettext("Sector"), [(each.slug, each.label) for each in sectors]),
            "donor": (gettext("Donor"), [(each.pk, each.label) for each in givers]),
            "place": (gettext("Place"), [(each.pk, each.label) for each in places]),
            "year": (gettext("Year"), [(year, year) for year in self.showcases.years()]),
        }
        return [_facet(request, name, *choice) for name, choice in choices.items()]

    def narrowed(self, chosen: dict[str, str]) -> ProjectQuerySet:
        """Showcases, the latest to start first."""
        columns = {
            "status": "status",
            "sector": "sectors__slug",
            "place": "localities",
        }
        showcases = self.showcases.for_cards().newest_first()
        for name in columns.keys() & chosen.keys():
            showcases = showcases.about(**{columns[name]: chosen[name]})
        if donor := chosen.get("donor"):
            gifts = ProgrammeDonor.objects.filter(organisation=donor)
            gifts = gifts.exclude(role=ProgrammeDonor.Role.IMPLEMENTER)
            showcases = showcases.about(pk__in=gifts.values("programme"))
        if year := chosen.get("year"):
            showcases = showcases.running_in(int(year))
        return showcases

    def page_context(self, request: HttpRequest) -> dict[str, Any]:
        """Adds `totals` of the choice: a label and the sums, each currency by itself."""
        context = super().page_context(request)
        chosen = {facet.name: facet.chosen for facet in context["facets"] if facet.chosen}
        amounts = Transaction.objects.published().of_showcases(self.narrowed(chosen))
        labels = {
            Measure.COMMITMENT.value: gettext("Committed"),
            Measure.DISBURSEMENT.value: gettext("Disbursed"),
        }
        sums = amounts.totals_by_measure()
        context["totals"] = [(label, sums[key]) for key, label in labels.items() if key in sums]
        return context


def _facet(request: HttpRequest, name: str, label: str, choices: list[tuple[Any, Any]]) -> Facet:
    named = [Choice(str(value), str(text)) for value, text in choices if text]
    return Facet(name, label, named, chosen_value(request, name, named))

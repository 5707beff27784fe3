"""Aid programmes: what is given, by whom, where, and how far it has come."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from partners.models import LegalDocument, Locality, Organisation, Sector
from portal.core.bilingual import Bilingual
from portal.core.dated_records import refuse_reversed
from portal.core.figures import Reach
from portal.core.records import Record
from projects.forms import ProgrammeForm
from projects.progress import Progress, progress_of
from projects.querysets import AidProgrammeQuerySet


class AidProgramme(Record, ClusterableModel):
    """A programme, a project or a single item of non-refundable foreign aid."""

    class Kind(models.TextChoices):
        """In the words of the law on foreign aid."""

        PROGRAMME = "programme", _("programme")
        PROJECT = "project", _("project")
        NON_PROJECT = "non-project", _("non-project item")

    class Status(models.TextChoices):
        """Where it stands."""

        SEEKING = "seeking", _("Seeking funds")
        PREPARING = "preparing", _("In preparation")
        ACTIVE = "active", _("Under way")
        COMPLETED = "completed", _("Completed")
        SUSPENDED = "suspended", _("Suspended")

    code = models.CharField(
        _("code"),
        max_length=32,
        unique=True,
        blank=True,
        help_text=_("Empty: next number."),
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, default=Kind.PROJECT)
    status = models.CharField(_("status"), max_length=16, choices=Status.choices)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    reach = models.CharField(
        _("brought about by"),
        max_length=16,
        choices=[(Reach.UNION.value, _("the union")), (Reach.PROVINCE.value, _("others"))],
        default=Reach.UNION.value,
    )
    localities = ParentalManyToManyField(
        Locality, blank=True, related_name="programmes", verbose_name=_("places")
    )
    sectors = ParentalManyToManyField(
        Sector, blank=True, related_name="programmes", verbose_name=_("sectors")
    )
    beneficiaries_vi = models.CharField(_("for whom, in Vietnamese"), max_length=255, blank=True)
    beneficiaries_en = models.CharField(_("for whom, in English"), max_length=255, blank=True)
    decision = models.ForeignKey(
        LegalDocument,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="programmes",
        verbose_name=_("approved by"),
    )

    beneficiaries = Bilingual()
    import_keys = ("code",)
    bilingual_texts = ("label", "beneficiaries")
    objects: ClassVar = AidProgrammeQuerySet.as_manager()
    base_form_class = ProgrammeForm

    panels = [
        *Record.label_panels,
        FieldRowPanel(
            [
                FieldPanel("code"),
                FieldPanel("kind"),
                FieldPanel("status"),
                FieldPanel("starts_on"),
                FieldPanel("ends_on"),
                FieldPanel("reach"),
            ],
            classname="one-line",
        ),
        FieldRowPanel([FieldPanel("localities"), FieldPanel("sectors")], classname="one-line"),
        InlinePanel("donors", label=_("Donor"), heading=_("Donors"), classname="one-line"),
        InlinePanel(
            "transactions",
            label=_("Amount"),
            heading=_("Amounts: committed, disbursed, total cost"),
            help_text=_(
                "An empty amount is not known, which is not zero. Without a donor, it comes from "
                "all of them together."
            ),
            classname="one-line",
        ),
        FieldRowPanel([FieldPanel("beneficiaries_vi"), FieldPanel("beneficiaries_en")]),
        FieldPanel("decision"),
        *Record.note_panels,
    ]

    class Meta(Record.Meta):
        verbose_name = _("aid programme")
        verbose_name_plural = _("aid programmes")

    def __str__(self) -> str:
        return f"{self.code} – {super().__str__()}" if self.code else super().__str__()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Nobody has to invent a code."""
        self.code = self.code or self._next_code()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """A programme does not end before it starts."""
        super().clean()
        refuse_reversed(ends_on=(self.starts_on, self.ends_on))

    def published_donors(self) -> list[Organisation]:
        """Who gives to it, each once; who only carries it out does not."""
        loaded = "donors" in getattr(self, "_prefetched_objects_cache", {})
        rows = self.donors.all() if loaded else self.donors.select_related("organisation")
        givers = [row.organisation for row in rows if row.role != ProgrammeDonor.Role.IMPLEMENTER]
        return list(dict.fromkeys(giver for giver in givers if giver.live))

    @cached_property
    def progress(self) -> list[Progress]:
        """Committed and disbursed in each currency."""
        return progress_of(self.transactions.all())

    def clean_inline_rows(self) -> None:
        """Money comes from the programme's donors, as the form says, too."""
        donors = {row.organisation_id for row in self.donors.all()}
        for row in self.transactions.all():
            if row.donor_id and row.donor_id not in donors:
                raise ValidationError(
                    _("%(donor)s is none of the donors of the programme: add it there first.")
                    % {"donor": row.donor}
                )

    def _next_code(self) -> str:
        year = (self.starts_on or timezone.localdate()).year
        taken = set(
            type(self).objects.filter(code__startswith=f"{year}-").values_list("code", flat=True)
        )
        numbers = (f"{year}-{number:03d}" for number in range(1, len(taken) + 2))
        return next(code for code in numbers if code not in taken)


class ProgrammeDonor(Orderable):
    """Who gives to a programme, and how."""

    class Role(models.TextChoices):
        """What the organisation does for the programme."""

        FUNDER = "funder", _("funds it")
        CO_FUNDER = "co-funder", _("funds it with others")
        IMPLEMENTER = "implementer", _("carries it out")

    programme = ParentalKey(AidProgramme, on_delete=models.CASCADE, related_name="donors")
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="programme_roles",
        verbose_name=_("organisation"),
    )
    role = models.CharField(_("role"), max_length=16, choices=Role.choices, default=Role.FUNDER)

    panels = [FieldRowPanel([FieldPanel("organisation"), FieldPanel("role")])]

    class Meta(Orderable.Meta):
        verbose_name = _("donor")
        verbose_name_plural = _("donors")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation", "role"],
                name="one_row_of_each_donor_and_role",
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)

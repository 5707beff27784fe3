"""Registrations of foreign non-governmental organisations, and what becomes of them."""

from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from partners.models import Locality, Organisation
from portal.core.dated_records import refuse_reversed
from portal.core.records import Record
from projects.querysets import RegistrationEventQuerySet, RegistrationQuerySet


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 2, 28)


class Registration(Record, ClusterableModel):
    """The certificate with which a foreign organisation works here. It bears its holder's name."""

    class Kind(models.TextChoices):
        """What the certificate allows. Project offices come from the decree before."""

        OPERATION = "operation", _("registration of operation")
        PROJECT_OFFICE = "project-office", _("project office")
        REPRESENTATIVE_OFFICE = "representative-office", _("representative office")

    # Article 9 of Decree 58/2022; it knows no new project offices.
    LONGEST_YEARS: ClassVar[dict[str, int]] = {Kind.OPERATION: 3, Kind.REPRESENTATIVE_OFFICE: 5}

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="registrations",
        verbose_name=_("organisation"),
    )
    kind = models.CharField(_("kind"), max_length=24, choices=Kind.choices)
    number = models.CharField(_("number"), max_length=64, blank=True)
    issued_on = models.DateField(
        _("issued on"),
        null=True,
        blank=True,
        help_text=_("Of an extended or reissued one, the day of the last extension or reissue."),
    )
    expires_on = models.DateField(_("expires on"), null=True, blank=True)
    localities = ParentalManyToManyField(
        Locality, blank=True, related_name="registrations", verbose_name=_("places")
    )

    import_keys = ("organisation", "kind", "number")
    objects: ClassVar = RegistrationQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("organisation"), FieldPanel("kind"), FieldPanel("number")]),
        FieldRowPanel([FieldPanel("issued_on"), FieldPanel("expires_on")]),
        FieldPanel("localities"),
        InlinePanel("events", label=_("Event"), heading=_("Events"), classname="one-line"),
        *Record.note_panels,
    ]

    class Meta(Record.Meta):
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")

    def derive(self) -> None:
        """The name is the organisation's, which keeps it in step."""
        self.label_vi, self.label_en = self.organisation.label_vi, self.organisation.label_en
        super().derive()

    def search_texts(self) -> list[str]:
        """Also by the other names of the organisation."""
        return [*self.organisation.search_texts(), self.number]

    def clean(self) -> None:
        """No certificate lasts longer than the decree allows."""
        super().clean()
        refuse_reversed(expires_on=(self.issued_on, self.expires_on))
        years = self.LONGEST_YEARS.get(self.kind)
        if years is None or self.issued_on is None or self.expires_on is None:
            return
        if self.expires_on > _years_after(self.issued_on, years):
            message = _(
                "Article 9 of Decree 58/2022/ND-CP: a %(kind)s holds at most %(years)s years from "
                "the day of issue."
            ) % {"kind": self.get_kind_display(), "years": years}
            raise ValidationError({"expires_on": message})

    @property
    def days_left(self) -> int | None:
        """Until it expires; negative afterwards, None when nobody has entered the day."""
        return (self.expires_on - timezone.localdate()).days if self.expires_on else None


class RegistrationEvent(Orderable):
    """What happened to a registration on a day: a decision on it, or the union's opinion."""

    class Kind(models.TextChoices):
        """What sort of event it is."""

        GRANT = "grant", _("grant")
        EXTENSION = "extension", _("extension")
        SUPPLEMENT = "supplement", _("supplement")
        AMENDMENT = "amendment", _("amendment")
        CONVERSION = "conversion", _("conversion to another kind")
        REISSUE = "reissue", _("reissue")
        OPINION = "opinion", _("opinion given by the union")

    registration = ParentalKey(Registration, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    date = models.DateField(_("date"))
    note = models.CharField(_("note"), max_length=255, blank=True)

    objects: ClassVar = RegistrationEventQuerySet.as_manager()

    panels = [FieldRowPanel([FieldPanel("kind"), FieldPanel("date"), FieldPanel("note")])]

    class Meta(Orderable.Meta):
        verbose_name = _("event of a registration")
        verbose_name_plural = _("events of registrations")

    def __str__(self) -> str:
        return f"{self.registration}: {self.get_kind_display()} {self.date}"

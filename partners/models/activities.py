"""What the union does with its friends: exchanges, exhibitions, greetings and the like."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from partners.models.occasions import Occasion
from partners.models.organisations import Organisation
from partners.models.places import Locality
from partners.querysets import ActivityQuerySet
from portal.core.dated_records import refuse_reversed
from portal.core.figures import Qualifier
from portal.core.records import Record
from portal.reports.choices import QUALIFIERS


class Activity(Record, ClusterableModel):
    """Something that took place on a day or over some days."""

    class Kind(models.TextChoices):
        """What sort of activity it is."""

        EXCHANGE = "exchange", _("exchange")
        CONFERENCE = "conference", _("conference")
        EXHIBITION = "exhibition", _("exhibition")
        TRAINING = "training", _("training course")
        CONTEST = "contest", _("contest")
        STUDENT_VISIT = "student-visit", _("visit to students")
        GREETING = "greeting", _("greeting")
        OTHER = "other", _("other activity")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    starts_on = models.DateField(
        _("first day"),
        null=True,
        blank=True,
        help_text=_("Without it, no report counts the activity."),
    )
    ends_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty: it took one day.")
    )
    people_reached = models.PositiveIntegerField(
        _("people reached"),
        null=True,
        blank=True,
        help_text=_("Empty when it is not known: unknown is not zero."),
    )
    people_qualifier = models.CharField(
        _("how exact"), max_length=8, choices=QUALIFIERS, default=Qualifier.EXACT.value
    )
    localities = ParentalManyToManyField(
        Locality, blank=True, related_name="activities", verbose_name=_("localities")
    )
    organisations = ParentalManyToManyField(
        Organisation, blank=True, related_name="activities", verbose_name=_("organisations")
    )
    occasion = models.ForeignKey(
        Occasion,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="greetings",
        verbose_name=_("occasion"),
        help_text=_("What a greeting was for. Once a year for each occasion."),
    )
    # Of which year's occasion: one row each, also when two people press the button at once.
    occasion_year = models.PositiveSmallIntegerField(null=True, editable=False)

    import_keys = ("label_vi", "starts_on")
    objects: ClassVar = ActivityQuerySet.as_manager()

    panels = [
        *Record.label_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldRowPanel([FieldPanel("people_qualifier"), FieldPanel("people_reached")]),
        FieldRowPanel([FieldPanel("localities"), FieldPanel("organisations")]),
        FieldPanel("occasion"),
        *Record.note_panels,
    ]

    class Meta(Record.Meta):
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        constraints = [
            models.UniqueConstraint(
                fields=["occasion", "occasion_year"], name="one_greeting_a_year_for_each_occasion"
            )
        ]

    def derive(self) -> None:
        """The year of the occasion follows from the day."""
        super().derive()
        self.occasion_year = self._greeted_year()

    def clean(self) -> None:
        """An activity does not end before it starts; an occasion is greeted once a year."""
        super().clean()
        refuse_reversed(ends_on=(self.starts_on, self.ends_on))
        if self.occasion and self.kind != self.Kind.GREETING:
            raise ValidationError({"occasion": _("Only a greeting is for an occasion.")})
        if (year := self._greeted_year()) and self._others_of(year).exists():
            message = _("The greeting of %(year)s for this occasion is on record already.")
            raise ValidationError({"occasion": message % {"year": year}})

    def _greeted_year(self) -> int | None:
        return self.occasion.year_of(self.starts_on) if self.occasion and self.starts_on else None

    def _others_of(self, year: int) -> models.QuerySet["Activity"]:
        others = Activity.objects.filter(occasion=self.occasion, occasion_year=year)
        return others.exclude(pk=self.pk)

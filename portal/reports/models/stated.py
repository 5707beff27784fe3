"""Numbers that a document states and that nobody can count again."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from portal.core.bilingual import Bilingual
from portal.core.documents import PortalDocument
from portal.core.english_texts import refuse_vietnamese
from portal.core.figures import Measure, Qualifier, Quantity, Reach, Scope
from portal.core.money import CURRENCIES
from portal.core.periods import Period, PeriodKind
from portal.core.records import Record
from portal.reports.choices import MEASURES, MONEY_MEASURES, PERIOD_KINDS, QUALIFIERS, REACHES


class StatedFigure(Record):
    """A number quoted from a document, with its source and the place in it. It has no rows."""

    value = models.DecimalField(_("number"), max_digits=20, decimal_places=4)
    qualifier = models.CharField(
        _("how exact"), max_length=8, choices=QUALIFIERS, default=Qualifier.EXACT.value
    )
    measure = models.CharField(
        _("measure"), max_length=16, choices=MEASURES, default=Measure.COUNT.value
    )
    unit = models.CharField(
        _("unit"),
        max_length=32,
        blank=True,
        help_text=_("For money its currency, such as USD; empty when the name says the unit."),
    )
    kind = models.CharField(
        _("kind of period"), max_length=16, choices=PERIOD_KINDS, default=PeriodKind.OWN.value
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    reach = models.CharField(
        _("whose work"), max_length=16, choices=REACHES, default=Reach.UNION.value
    )
    territory = models.ForeignKey(
        "partners.Locality",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stated_figures",
        verbose_name=_("place"),
        help_text=_("Empty: the whole territory of the union."),
    )
    source_title_vi = models.CharField(_("source document in Vietnamese"), max_length=255)
    source_title_en = models.CharField(_("source document in English"), max_length=255, blank=True)
    document = models.ForeignKey(
        PortalDocument,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stated_figures",
        verbose_name=_("file of the source"),
    )
    place_in_source_vi = models.CharField(
        _("place in the source, in Vietnamese"),
        max_length=120,
        blank=True,
        help_text=_("Such as the page or the section."),
    )
    place_in_source_en = models.CharField(
        _("place in the source, in English"), max_length=120, blank=True
    )

    source_title = Bilingual()
    place_in_source = Bilingual()

    import_keys = ("label_vi", "starts_on", "ends_on")
    panels = [
        *Record.label_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("value"), FieldPanel("qualifier")]),
                FieldRowPanel([FieldPanel("measure"), FieldPanel("unit")]),
            ],
            heading=_("Number"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                FieldRowPanel([FieldPanel("reach"), FieldPanel("territory")]),
            ],
            heading=_("Period and scope"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("source_title_vi"), FieldPanel("source_title_en")]),
                FieldRowPanel([FieldPanel("place_in_source_vi"), FieldPanel("place_in_source_en")]),
                FieldPanel("document"),
            ],
            heading=_("Where it is stated"),
        ),
        *Record.note_panels,
    ]

    class Meta(Record.Meta):
        verbose_name = _("stated figure")
        verbose_name_plural = _("stated figures")

    def clean(self) -> None:
        """A number with a unit that its measure has, and a period that does not end too early."""
        super().clean()
        refuse_vietnamese(
            source_title_en=(self.source_title_en, self.source_title_vi),
            place_in_source_en=(self.place_in_source_en, self.place_in_source_vi),
        )
        if (self.measure in MONEY_MEASURES) != (self.unit in CURRENCIES):
            raise ValidationError(
                {"unit": gettext("Amounts of money need a currency, other numbers have none.")}
            )
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": gettext("The last day is before the first.")})

    @property
    def period(self) -> Period:
        """When the number is true of."""
        return Period(self.starts_on, self.ends_on, PeriodKind(self.kind))

    @property
    def scope(self) -> Scope:
        """Whom the number speaks of."""
        return Scope(Reach(self.reach), self.territory_id)

    @property
    def quantity(self) -> Quantity:
        """The number for those who calculate."""
        return Quantity(
            self.value,
            self.unit,
            Measure(self.measure),
            self.period,
            self.scope,
            Qualifier(self.qualifier),
        )

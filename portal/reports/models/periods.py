"""The periods on which the office reports."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE
from portal.core.periods import Period, PeriodKind, written_period
from portal.core.records import Record
from portal.reports.choices import PERIOD_KINDS


def _is_of_its_kind(period: Period) -> bool:
    """Whether the days are those that the kind promises."""
    if period.kind is PeriodKind.OWN:
        return True
    if period.starts_on is None or period.ends_on is None:
        return False
    year = period.starts_on.year
    match period.kind:
        case PeriodKind.HALF_YEAR:
            return period in (Period.half_year(year, 1), Period.half_year(year, 2))
        case PeriodKind.NINE_MONTHS:
            return period == Period.nine_months(year)
        case PeriodKind.YEAR:
            return period == Period.year(year)
        case PeriodKind.TEN_YEARS:
            return period == Period.ten_years(year)
    return True


class ReportingPeriod(Record):  # type: ignore[django-manager-missing]
    """From a first to a last day, both inside, under the name that the office gives it."""

    label_vi = models.CharField(
        _("name in Vietnamese"),
        max_length=255,
        blank=True,
        help_text=_("Empty: written from the dates, in both languages."),
    )
    kind = models.CharField(
        _("kind"), max_length=16, choices=PERIOD_KINDS, default=PeriodKind.HALF_YEAR.value
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    import_keys = ("kind", "starts_on", "ends_on")

    panels = [
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        *Record.label_panels,
        *Record.note_panels,
    ]

    class Meta(Record.Meta):
        verbose_name = _("reporting period")
        verbose_name_plural = _("reporting periods")
        ordering = ["-ends_on", "-starts_on"]

    def derive(self) -> None:
        """Name the period where nobody has."""
        self._name()
        super().derive()

    def clean(self) -> None:
        """The days make a period, and one of its kind."""
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": gettext("The last day is before the first.")})
        if not _is_of_its_kind(self.period):
            raise ValidationError(
                {"kind": gettext("The first and the last day are not those of such a period.")}
            )
        self._name()
        super().clean()

    @property
    def period(self) -> Period:
        """The days, for those who calculate."""
        return Period(self.starts_on, self.ends_on, PeriodKind(self.kind))

    def _name(self) -> None:
        for name, language in (("label_vi", SOURCE_LANGUAGE), ("label_en", TARGET_LANGUAGE)):
            if not getattr(self, name):
                with translation.override(language):
                    setattr(self, name, capfirst(written_period(self.period)))

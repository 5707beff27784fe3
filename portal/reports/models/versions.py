"""What a published report said: its numbers, its rows and its words, kept for ever."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from portal.core.bilingual import Bilingual
from portal.reports.models.rates import ExchangeRate
from portal.reports.models.stated import StatedFigure


class ReportVersionQuerySet(models.QuerySet):
    """Questions about versions."""

    def of(self, translation_key: object) -> "ReportVersionQuerySet":
        """The versions of one report, in whichever language it is read; the newest first."""
        return self.filter(report__translation_key=translation_key).order_by("-number")


class ReportVersion(models.Model):
    """The numbers of both languages' pages as they were counted at one moment.

    `question` is what was asked: the period and the scope, with their names. `drift` is what the
    records would answer differently now, as far as known at the `drift_stamp`.
    """

    report = models.ForeignKey(
        "reports.ReportPage", on_delete=models.CASCADE, related_name="versions"
    )
    number = models.PositiveSmallIntegerField(_("version"))
    frozen_at = models.DateTimeField(_("issued"))
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("issued by"),
    )
    note_vi = models.CharField(_("what is new, in Vietnamese"), max_length=500, blank=True)
    note_en = models.CharField(_("what is new, in English"), max_length=500, blank=True)
    question = models.JSONField(encoder=DjangoJSONEncoder)
    drift = models.JSONField(default=list)
    drift_stamp = models.BigIntegerField(null=True)
    drift_at = models.DateTimeField(null=True)

    note = Bilingual()
    objects = ReportVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a report")
        verbose_name_plural = _("versions of reports")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="one_report_version_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.number}"


class FrozenAnswer(models.Model):
    """The lines of one ask, and the rows behind them. `is_printed` is false for parts of a rate."""

    version = models.ForeignKey(ReportVersion, on_delete=models.CASCADE, related_name="answers")
    ask = models.CharField(max_length=255)
    lines = models.JSONField(null=True)
    rows = models.JSONField(default=list)
    is_printed = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "ask"], name="one_frozen_answer_an_ask")
        ]

    def __str__(self) -> str:
        return self.ask


class FrozenQuote(models.Model):
    """A stated figure as a version quotes it. Its record stays as long as the version does."""

    version = models.ForeignKey(ReportVersion, on_delete=models.CASCADE, related_name="quotes")
    figure = models.ForeignKey(StatedFigure, on_delete=models.PROTECT, related_name="frozen")
    quoted = models.JSONField()

    def __str__(self) -> str:
        return f"{self.version} {self.figure_id}"


class FrozenRate(models.Model):
    """A rate of exchange as a version converts by it."""

    version = models.ForeignKey(ReportVersion, on_delete=models.CASCADE, related_name="rates")
    rate = models.ForeignKey(ExchangeRate, on_delete=models.PROTECT, related_name="frozen")
    stated = models.JSONField()

    def __str__(self) -> str:
        return f"{self.version} {self.rate_id}"


class ReportEdition(models.Model):
    """The words of a version in one language, as they were published last while it stood."""

    version = models.ForeignKey(ReportVersion, on_delete=models.CASCADE, related_name="editions")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    content = models.JSONField(encoder=DjangoJSONEncoder)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "locale"], name="one_edition_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.locale_id}"


class DataStamp(models.Model):
    """How often the records of a room have changed. Versions compare it with when they looked."""

    room = models.CharField(max_length=64, unique=True)
    changes = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.room}: {self.changes}"

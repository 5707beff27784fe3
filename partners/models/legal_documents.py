"""Directives, decrees, plans and decisions that the union's work stands on."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from partners.querysets import LegalDocumentQuerySet
from portal.core.bilingual import Bilingual
from portal.core.dated_records import refuse_reversed
from portal.core.documents import PortalDocument
from portal.core.records import Record


class LegalDocument(Record):
    """A document with a number, such as directive 12-CT/TW. Its name is its subject."""

    class Kind(models.TextChoices):
        """What sort of document it is."""

        LAW = "law", _("law")
        DECREE = "decree", _("decree")
        CIRCULAR = "circular", _("circular")
        DIRECTIVE = "directive", _("directive")
        RESOLUTION = "resolution", _("resolution")
        CONCLUSION = "conclusion", _("conclusion")
        DECISION = "decision", _("decision")
        PLAN = "plan", _("plan")
        REGULATION = "regulation", _("regulation")
        OTHER = "other", _("other document")

    number = models.CharField(_("number"), max_length=64, unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    issuer_vi = models.CharField(_("issued by, in Vietnamese"), max_length=255)
    issuer_en = models.CharField(_("issued by, in English"), max_length=255, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    in_force_to = models.DateField(
        _("in force until"), null=True, blank=True, help_text=_("Empty: still in force.")
    )
    implements = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="implementations",
        verbose_name=_("carries out"),
    )
    replaces = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replacements",
        verbose_name=_("replaces"),
    )
    document = models.ForeignKey(
        PortalDocument,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("file"),
    )

    issuer = Bilingual()
    import_keys = ("number",)
    bilingual_texts = ("label", "issuer")
    objects: ClassVar = LegalDocumentQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("kind")]),
        *Record.label_panels,
        FieldRowPanel([FieldPanel("issuer_vi"), FieldPanel("issuer_en")]),
        FieldRowPanel(
            [FieldPanel("issued_on"), FieldPanel("in_force_from"), FieldPanel("in_force_to")]
        ),
        FieldRowPanel([FieldPanel("implements"), FieldPanel("replaces"), FieldPanel("document")]),
        *Record.note_panels,
    ]

    class Meta(Record.Meta):
        verbose_name = _("legal document")
        verbose_name_plural = _("legal documents")

    def __str__(self) -> str:
        return f"{self.number} – {super().__str__()}"

    def clean(self) -> None:
        """Dates in order; no document carries out or replaces itself."""
        super().clean()
        refuse_reversed(in_force_to=(self.in_force_from or self.issued_on, self.in_force_to))
        if self.pk and self.pk in (self.implements_id, self.replaces_id):
            raise ValidationError(_("A document neither carries out nor replaces itself."))

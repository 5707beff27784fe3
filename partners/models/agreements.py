"""What partners have signed with each other, at home and abroad."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from partners.models.organisations import Organisation
from partners.models.places import Locality
from partners.querysets import AgreementQuerySet
from portal.core.dated_records import refuse_reversed
from portal.core.documents import PortalDocument
from portal.core.records import Record


class Agreement(Record, ClusterableModel):
    """A signed text between localities or organisations."""

    class Kind(models.TextChoices):
        """What sort of text it is."""

        AGREEMENT = "agreement", _("cooperation agreement")
        MEMORANDUM = "memorandum", _("memorandum of understanding")
        REGULATION = "regulation", _("coordination regulation")
        MINUTES = "minutes", _("minutes of talks")
        PROGRAMME = "programme", _("programme of cooperation")
        OTHER = "other", _("other text")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(
        _("valid until"), null=True, blank=True, help_text=_("Empty: until somebody ends it.")
    )
    is_domestic = models.BooleanField(
        _("between partners at home"),
        default=False,
        help_text=_("For example with the union of another province."),
    )
    localities = ParentalManyToManyField(
        Locality, blank=True, related_name="agreements", verbose_name=_("localities")
    )
    organisations = ParentalManyToManyField(
        Organisation, blank=True, related_name="agreements", verbose_name=_("organisations")
    )
    document = models.ForeignKey(
        PortalDocument,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("file"),
    )

    import_keys = ("label_vi", "signed_on")
    objects: ClassVar = AgreementQuerySet.as_manager()

    panels = [
        *Record.label_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("is_domestic"), FieldPanel("document")]),
        FieldRowPanel([FieldPanel("signed_on"), FieldPanel("valid_from"), FieldPanel("valid_to")]),
        FieldRowPanel([FieldPanel("localities"), FieldPanel("organisations")]),
        *Record.note_panels,
    ]

    class Meta(Record.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")

    @property
    def is_in_force(self) -> bool:
        """Whether it holds today."""
        first, today = self.valid_from or self.signed_on, timezone.localdate()
        return bool(first and first <= today and (self.valid_to is None or today <= self.valid_to))

    def clean(self) -> None:
        """An agreement does not lapse before it begins."""
        super().clean()
        refuse_reversed(valid_to=(self.valid_from or self.signed_on, self.valid_to))

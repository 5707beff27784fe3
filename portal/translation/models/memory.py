"""Approved pieces of translation, kept for good: the translation memory."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

LANGUAGE_CHOICES = [("vi", _("Vietnamese")), ("en", _("English"))]


class MemoryUnit(models.Model):
    """A piece of text and the translation of it that a reviewer has approved.

    It outlives the page that it was written for: where it comes from is a note, not a relation.
    One source may have several targets; the one approved last is offered first.

    Attributes:
        source_hash: of the words alone; equal when only tags, case or spaces differ.
        target_hash: of the target as it is written, tags and case included.
        length: the characters of the source without its tags.
        used: how often somebody has taken it over into another translation.
    """

    source_language = models.CharField(
        _("from language"), max_length=2, choices=LANGUAGE_CHOICES, default="vi"
    )
    target_language = models.CharField(
        _("into language"), max_length=2, choices=LANGUAGE_CHOICES, default="en"
    )
    source = models.TextField(_("source"))
    source_hash = models.CharField(max_length=32, db_index=True, editable=False)
    target = models.TextField(_("translation"))
    target_hash = models.CharField(max_length=32, editable=False)
    length = models.PositiveIntegerField(_("length"), editable=False)
    origin_title = models.CharField(_("title of the page"), max_length=255, blank=True)
    origin_path = models.TextField(_("address of the page"), blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approved by"),
    )
    approved_by_name = models.CharField(_("name of the approver"), max_length=255, blank=True)
    approved_at = models.DateTimeField(_("approved at"))
    used = models.PositiveIntegerField(_("times used"), default=0)

    class Meta:
        verbose_name = _("unit of the translation memory")
        verbose_name_plural = _("units of the translation memory")
        ordering = ["-approved_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source_language", "target_language", "source_hash", "target_hash"],
                name="translation_memory_pair",
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"

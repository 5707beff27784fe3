"""Which page types are translated, by when and by whom: what managers may change."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from portal.core.translation_policy import TranslationRule
from portal.translation.choices import Priority


class JobRule(models.Model):
    """How jobs of one page type are opened; without a row the page type's own defaults hold.

    Attributes:
        days: working days from the publication of the original to the due day.
    """

    content_type = models.ForeignKey(
        ContentType, on_delete=models.CASCADE, related_name="+", verbose_name=_("page type")
    )
    source_locale = models.ForeignKey(
        Locale, on_delete=models.CASCADE, related_name="+", verbose_name=_("written in")
    )
    rule = models.CharField(_("is translated"), max_length=10, choices=TranslationRule.choices)
    days = models.PositiveSmallIntegerField(_("working days until due"), default=5)
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority.choices, default=Priority.NORMAL
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("translator"),
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("reviewer"),
    )

    class Meta:
        verbose_name = _("translation rule")
        verbose_name_plural = _("translation rules")
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "source_locale"],
                name="one_rule_per_type_and_language",
                violation_error_message=_("There is a rule for this page type already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.content_type.name}: {self.get_rule_display()}"

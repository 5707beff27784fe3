"""What the desk remembers of changed originals; the rest stands in wagtail-localize."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import TranslationSource


class SourceChange(models.Model):
    """When the text that translators work from last stopped being what they had translated.

    wagtail-localize goes on calling a translation up to date after its source was published
    again. Every English text that was written before `changed_at` is outdated.
    """

    source = models.OneToOneField(
        TranslationSource, on_delete=models.CASCADE, related_name="change", verbose_name=_("source")
    )
    changed_at = models.DateTimeField(_("changed at"), db_index=True)

    class Meta:
        verbose_name = _("change of a translated text")
        verbose_name_plural = _("changes of translated texts")

    def __str__(self) -> str:
        return f"{self.source.object_repr}: {self.changed_at:%Y-%m-%d %H:%M}"

"""Files for download, named in both languages."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document

from portal.core.english_texts import refuse_vietnamese
from portal.core.languages import TARGET_LANGUAGE, base_language


class PortalDocument(AbstractDocument):
    """A file with an English name beside its own, and the language it is written in."""

    title_en = models.CharField(_("title in English"), max_length=255, blank=True)
    language = models.CharField(
        _("language of the file"),
        max_length=8,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
    )

    admin_form_fields = (*Document.admin_form_fields, "title_en", "language")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        """The English title is on every English page that offers the file at once."""
        super().clean()
        refuse_vietnamese(title_en=(self.title_en, self.title))

    @property
    def label(self) -> str:
        """The title in the reader's language; the file's name where there is none."""
        if base_language(get_language()) == TARGET_LANGUAGE:
            return self.title_en or (
                self.title if self.language == TARGET_LANGUAGE else self.filename
            )
        return self.title

"""The importer's ledger: which file became which page, and what it held then."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportedFile(models.Model):
    """One imported article.

    The ledger makes the importer idempotent: a file is known by its name, its state by the
    digest of its content, and a page that people changed since by the digest of what the
    importer wrote.
    """

    name = models.TextField(_("file"), unique=True)
    content_digest = models.CharField(max_length=64, db_index=True)
    written_digest = models.CharField(max_length=64)
    page = models.ForeignKey(
        "news.NewsPage", null=True, on_delete=models.SET_NULL, related_name="imported_files"
    )
    report = models.JSONField(default=list)
    imported_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("imported file")
        verbose_name_plural = _("imported files")

    def __str__(self) -> str:
        return self.name

"""A file between its check and somebody's word that it may be written."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import models
from django.utils import timezone

KEPT_FOR: Final = timedelta(days=1)


class SheetUpload(models.Model):
    """Kept in the database, not among the media: only the person who uploaded it sees it.

    `digest` says what the check found; when a later check finds anything else, somebody has
    changed the records since, and the person looks again before anything is written.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    model_label = models.CharField(max_length=100)
    file_name = models.CharField(max_length=255)
    sheet = models.CharField(max_length=100, blank=True)
    publish = models.BooleanField(default=False)
    content = models.BinaryField()
    report = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return self.file_name

    @classmethod
    def forget_old(cls) -> None:
        """What nobody has confirmed within a day is thrown away."""
        cls.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()

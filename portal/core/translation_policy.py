"""Which pages are translated: what a page type says for itself. Pure."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TranslationRule(TextChoices):
    """Whether publishing a page opens a translation job."""

    ALWAYS = "always", _("always")
    ASK = "ask", _("when somebody says so")
    NEVER = "never", _("never")


class Extent(StrEnum):
    """How far a translation is taken that comes about in one go."""

    BEGUN = "begun"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"

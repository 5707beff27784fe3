"""What partners and projects work on."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.core.records import Record
from portal.core.slugs import VietnameseSlugInput


class Sector(Record):
    """A field of cooperation or of aid, such as education or health."""

    slug = models.SlugField(_("address"), unique=True, max_length=80)

    panels = [
        *Record.label_panels,
        FieldPanel("slug", widget=VietnameseSlugInput),
        *Record.note_panels,
    ]

    class Meta(Record.Meta):
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")

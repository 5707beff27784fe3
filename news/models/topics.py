"""What news is about."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.core.records import Record
from portal.core.slugs import VietnameseSlugInput


class Topic(Record):
    """A subject that visitors can follow, named in both languages."""

    slug = models.SlugField(_("address"), unique=True, max_length=80)

    panels = [
        *Record.label_panels,
        FieldPanel("slug", widget=VietnameseSlugInput),
        *Record.note_panels,
    ]

    class Meta(Record.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

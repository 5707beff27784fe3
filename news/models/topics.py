"""What news is about."""

from django.utils.translation import gettext_lazy as _

from portal.core.records import SluggedRecord


class Topic(SluggedRecord):
    """A subject that visitors can follow, named in both languages."""

    class Meta(SluggedRecord.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

"""What partners and projects work on."""

from django.utils.translation import gettext_lazy as _

from portal.core.records import SluggedRecord


class Sector(SluggedRecord):
    """A field of cooperation or of aid, such as education or health."""

    class Meta(SluggedRecord.Meta):
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")

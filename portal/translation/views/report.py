"""wagtail-localize's list of translations, as far as a person may know of them."""

from django.db.models import QuerySet
from wagtail_localize.models import Translation
from wagtail_localize.views.report import TranslationsReportView

from portal.translation.access import visible_translations


class VisibleTranslations(TranslationsReportView):
    """Without the titles of drafts that the reader may not open."""

    def get_queryset(self) -> QuerySet[Translation]:
        visible = visible_translations(self.request.user)
        return super().get_queryset().filter(pk__in=visible.values("pk"))

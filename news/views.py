"""Bringing articles in through the browser."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.generic.edit import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from news.forms import ImportArticlesForm
from news.importing.ledger import ImportOptions, bring_in
from news.importing.recognition import Origin
from news.models import NewsIndexPage
from portal.core.source_listings import source_listing_for


class ImportArticlesView(WagtailAdminTemplateMixin, FormView):
    """Choose files; see for each the draft it became, or why it became none."""

    form_class = ImportArticlesForm
    template_name = "news/admin/import_articles.html"
    page_title = _("Bring in articles")
    header_icon = "upload"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Only for those who may add Vietnamese articles."""
        super().setup(request, *args, **kwargs)
        index = source_listing_for(NewsIndexPage, request.user)
        if index is None:
            raise PermissionDenied
        self.import_options = ImportOptions(index, user=request.user)

    def form_valid(self, form: ImportArticlesForm) -> HttpResponse:
        """Import each file on its own: a bad one does not stop the rest."""
        files = form.cleaned_data["article_files"]
        outcomes = [bring_in(Origin(file.name), file.read(), self.import_options) for file in files]
        empty = self.get_form_class()()
        return self.render_to_response(self.get_context_data(form=empty, outcomes=outcomes))

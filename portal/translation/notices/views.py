"""The list of one's notices, and what can be done with them."""

from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request

from portal.core.people import person_behind
from portal.translation.models import Notice
from portal.translation.notices.keeping import mark_read, notices_of, put_aside_unreadable
from portal.translation.notices.lines import for_lines, single_lines
from portal.translation.notices.messages import choices_address
from portal.translation.notices.places import place_of

_PER_PAGE: Final = 50
_MOST_MARKED: Final = 1000


class NoticeList(WagtailAdminTemplateMixin, TemplateView):
    """The unread notices, or all of them, the newest first."""

    template_name = "translation/notices/list.html"
    page_title = gettext_lazy("Notices about translations")
    header_icon = "mail"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Where the page stands."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds `lines`, `page`, `with_read`, `unread` and the way to one's choices."""
        person = person_behind(self.request)
        put_aside_unreadable(person)
        notices = notices_of(person)
        with_read = self.request.GET.get("show") == "all"
        shown = notices if with_read else notices.unread()
        page = Paginator(for_lines(shown), _PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            page=page,
            lines=single_lines(page),
            with_read=with_read,
            unread=notices.unread().count() if with_read else page.paginator.count,
            choices_url=choices_address(),
            **kwargs,
        )


@require_safe
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Go where the job is. What has been opened is read, and so is all else about that job."""
    user = person_behind(request)
    notice = get_object_or_404(notices_of(user).select_related("job"), pk=pk)
    about_it = Notice.objects.filter(job=notice.job_id, created__lte=notice.created)
    mark_read(user, about_it.values_list("pk", flat=True))
    return redirect(place_of(notice.job, user))


@require_POST
def read_notices(request: HttpRequest) -> HttpResponse:
    """Mark the ticked notices as read, or all."""
    numbers = None
    if "all" not in request.POST:
        ticked = request.POST.getlist("notice")[:_MOST_MARKED]
        numbers = [int(one) for one in ticked if one.isdecimal() and len(one) < len(str(2**63))]
    marked = mark_read(person_behind(request), numbers)
    messages.success(
        request,
        ngettext(
            "%(count)d notice was marked as read.", "%(count)d notices were marked as read.", marked
        )
        % {"count": marked},
    )
    return redirect(get_valid_next_url_from_request(request) or reverse("translation_notices"))

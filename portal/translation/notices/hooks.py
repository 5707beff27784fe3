"""Where notices meet Wagtail's admin: addresses, first screen, menu and account."""

from django.contrib.auth.models import AbstractUser
from django.forms import ModelForm
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.users.models import UserProfile

from portal.core.people import person_behind
from portal.translation.models import Notice
from portal.translation.notices.forms import form_for
from portal.translation.notices.keeping import takes_part
from portal.translation.notices.panel import NoticesPanel
from portal.translation.notices.views import NoticeList, open_notice, read_notices
from portal.translation.queue.menu import REGISTER_HOOK


@hooks.register("register_admin_urls")
def notice_urls() -> list[URLPattern]:
    """The list, the way to a job, and marking as read."""
    return [
        path("translation/notices/", NoticeList.as_view(), name="translation_notices"),
        path("translation/notices/<int:pk>/", open_notice, name="translation_notice"),
        path("translation/notices/read/", read_notices, name="translation_notices_read"),
    ]


@hooks.register("construct_homepage_panels")
def show_notices(request: HttpRequest, panels: list[Component]) -> None:
    """What happened since one looked last."""
    panels.append(NoticesPanel())


@hooks.register("insert_global_admin_css")
def notices_style() -> SafeString:
    """The first screen has no style of its own to add to."""
    return format_html('<link rel="stylesheet" href="{}">', static("desk/notices.css"))


class NoticesMenuItem(MenuItem):
    """Says how many notices are unread: one query, for those with a part in translation."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Asked for every admin page; answered from the rights that are in memory anyway."""
        return takes_part(person_behind(request))

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """Menu items are shared by everybody: the number stands only in what is rendered."""
        unread = Notice.objects.filter(person=person_behind(request).pk).unread().count()
        label = str(self.label)
        if unread:
            label = _("%(label)s (%(count)d)") % {"label": label, "count": unread}
        return LinkMenuItem(
            self.name, label, self.url, icon_name=self.icon_name, classname=self.classname
        )


@hooks.register(REGISTER_HOOK)
def notices_menu_item() -> MenuItem:
    """The entry "Notices" below "Translation"."""
    return NoticesMenuItem(
        gettext_lazy("Notices"),
        reverse("translation_notices"),
        name="translation-notices",
        icon_name="mail",
        order=800,
    )


class NoticesSettingsPanel(BaseSettingsPanel):
    """What one wants to be told by mail, in one's own account."""

    name = "translation_notices"
    title = gettext_lazy("Translation notices")
    tab = notifications_tab
    order = 200

    def is_active(self) -> bool:
        """For everybody who is told things: also authors, of what became of their texts."""
        return takes_part(self.user) or Notice.objects.filter(person=self.user.pk).exists()

    def get_form(self) -> ModelForm:
        """The person's form."""
        data = self.request.POST if self.request.method == "POST" else None
        return form_for(self.user, data, self.name)


@hooks.register("register_account_settings_panel")
def notice_settings(
    request: HttpRequest, user: AbstractUser, profile: UserProfile
) -> BaseSettingsPanel:
    """Where every mail's last line leads to."""
    return NoticesSettingsPanel(request, user, profile)

"""The newsroom in the admin: topics, and bringing articles in."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from news.models import BulletinIssue, NewsIndexPage, Outlet, Publication, Syndication, Topic
from news.panels import NewsroomPanel
from news.views import ImportArticlesView
from portal.core.source_listings import is_offered, source_listing_for
from portal.core.viewsets import RecordViewSet


@register_snippet
class TopicViewSet(RecordViewSet):
    """What news is about."""

    model = Topic
    icon = "tag"
    add_to_admin_menu = True
    menu_order = 290


class SyndicationViewSet(SnippetViewSet):
    """Articles that others took over, the latest first."""

    model = Syndication
    icon = "redirect"
    list_display = ["__str__", "outlet", "date"]
    list_filter = ["outlet", "date"]
    list_export = ["article", "outlet", "date", "url"]
    copy_view_enabled = False


class BulletinIssueViewSet(RecordViewSet):
    """Issues of the union's own publications, the latest first."""

    model = BulletinIssue
    icon = "doc-full"
    list_display = ["label_vi", "planned_on", "published_on"]
    list_filter = ["publication", "planned_on", "published_on"]
    ordering = ["-planned_on", "sort_key"]


class OutletViewSet(RecordViewSet):
    """Newspapers, broadcasters, sites."""

    model = Outlet
    icon = "globe"


class PublicationViewSet(RecordViewSet):
    """What the union publishes itself."""

    model = Publication
    icon = "folder-open-inverse"


@register_snippet
class PressGroup(SnippetViewSetGroup):
    """The menu "Press"."""

    items = (SyndicationViewSet, BulletinIssueViewSet, OutletViewSet, PublicationViewSet)
    menu_label = _("Press")
    menu_icon = "openquote"
    menu_order = 295


class ImportArticlesMenuItem(MenuItem):
    """Shown to those who may add Vietnamese articles."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Asked for every admin page."""
        return is_offered(NewsIndexPage, request.user)


@hooks.register("register_admin_urls")
def import_articles_url() -> list[URLPattern]:
    """The address of the import form."""
    return [path("news/import/", ImportArticlesView.as_view(), name="import_articles")]


@hooks.register("register_admin_menu_item")
def import_articles_menu_item() -> MenuItem:
    """The entry "Bring in articles" of the main menu."""
    return ImportArticlesMenuItem(
        _("Bring in articles"),
        reverse("import_articles"),
        name="import-articles",
        icon_name="upload",
        order=280,
    )


@hooks.register("construct_homepage_panels")
def newsroom_panel(request: HttpRequest, panels: list) -> None:
    """The newsroom on the first screen of those who may write Vietnamese articles."""
    if index := source_listing_for(NewsIndexPage, request.user):
        panels.append(NewsroomPanel(index, request.user))

"""Every address of the site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.utils.translation import pgettext_lazy
from django.views.static import serve
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from portal.core.calendar_views import calendar_feed
from portal.core.entities.sitemap import EntitySitemap
from portal.core.sitemaps import BilingualSitemap
from portal.core.views import robots
from portal.reports.open_data.page import open_data
from projects.iati.views import iati_activities

SITEMAPS = {"pages": BilingualSitemap, "directory": EntitySitemap}

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}),
    path("calendar-feed/<int:pk>/<str:token>.ics", calendar_feed, name="calendar_feed"),
    path("robots.txt", robots),
    path("open-data/iati-activities.xml", iati_activities, name="iati_activities"),
    path("open-data/", include("portal.reports.open_data.urls")),
    *i18n_patterns(
        # Translators: a part of an address: small letters without marks, hyphens.
        path(pgettext_lazy("address", "open-data/"), open_data, name="open_data"),
        # Translators: a part of an address: small letters without marks, hyphens.
        path(pgettext_lazy("address", "directory/"), include("portal.core.entities.urls")),
        path("", include("portal.core.routing")),
        prefix_default_language=False,
    ),
]

handler404 = "portal.core.views.page_not_found"
handler500 = "portal.core.views.server_error"

if getattr(settings, "SERVE_MEDIA", False):
    # On one's own machine there is no web server in front that serves the pictures.
    urlpatterns = [
        path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),
        *urlpatterns,
    ]

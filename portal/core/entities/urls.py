"""The addresses of the directory, below its name in the reader's language."""

from django.urls import path

from portal.core.entities import views

urlpatterns = [
    path("", views.directory, name="directory"),
    path("<slug:kind>/", views.entity_list, name="entity_list"),
    path("<slug:kind>/<slug:record>/", views.entity, name="entity"),
    path("<slug:kind>/<slug:record>/<slug:tie>/", views.entity_tied, name="entity_tied"),
]

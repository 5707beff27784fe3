"""The addresses of queue, matrix and records."""

from django.urls import URLPattern, path
from django.views.generic import RedirectView

from portal.translation.queue.history import HistoryView
from portal.translation.queue.matrix_views import MatrixView, have_translated
from portal.translation.queue.views import QueueView, act, next_job
from portal.translation.records.views import RecordsView

urlpatterns: list[URLPattern] = [
    path("translation/queue/", QueueView.as_view(), name="translation_queue"),
    path("translation/queue/act/", act, name="translation_act"),
    path("translation/queue/next/", next_job, name="translation_next"),
    path("translation/queue/<slug:tab>/", QueueView.as_view(), name="translation_queue_tab"),
    path(
        "translation/queue/<slug:tab>/results/",
        QueueView.as_view(results_only=True),
        name="translation_queue_results",
    ),
    # Where people look who cut an address short.
    path("translation/jobs/", RedirectView.as_view(pattern_name="translation_queue")),
    path("translation/jobs/<int:pk>/history/", HistoryView.as_view(), name="translation_history"),
    path("translation/matrix/", MatrixView.as_view(), name="translation_matrix"),
    path(
        "translation/matrix/results/",
        MatrixView.as_view(results_only=True),
        name="translation_matrix_results",
    ),
    path(
        "translation/matrix/<int:page_id>/<int:locale_id>/",
        have_translated,
        name="translation_want",
    ),
    path("translation/records/", RecordsView.as_view(), name="translation_records"),
]

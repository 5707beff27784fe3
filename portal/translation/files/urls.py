"""The addresses of files, below the desk's own."""

from django.urls import path

from portal.translation.files.views import (
    download_job,
    download_shared,
    job_files,
    shared_files,
)

urlpatterns = [
    path("translation/jobs/<int:job_id>/files/", job_files, name="translation_job_files"),
    path(
        "translation/jobs/<int:job_id>/files/<slug:key>/",
        download_job,
        name="translation_job_download",
    ),
    path("translation/files/", shared_files, name="translation_files"),
    path("translation/files/<slug:key>/", download_shared, name="translation_files_download"),
]

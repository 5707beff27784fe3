"""The addresses of the review, below the admin's."""

from django.urls import URLPattern, path

from portal.translation.review import views

_JOB = "translation/jobs/<int:job_id>"

urlpatterns: list[URLPattern] = [
    path(f"{_JOB}/send/", views.send, name="translation_job_send"),
    path(f"{_JOB}/recall/", views.take_back, name="translation_job_recall"),
    path(f"{_JOB}/decide/", views.decide_on, name="translation_job_decide"),
    path(f"{_JOB}/schedule/", views.schedule, name="translation_job_schedule"),
    path(f"{_JOB}/unapprove/", views.unapprove, name="translation_job_unapprove"),
    path(f"{_JOB}/again/", views.show_again, name="translation_job_again"),
    path(f"{_JOB}/change/", views.change, name="translation_job_change"),
]

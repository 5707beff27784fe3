"""The addresses of the review, below the admin's."""

from django.urls import URLPattern, path

from portal.translation.views import review, segments

_JOB = "translation/jobs/<int:job_id>"
_SEGMENT = "translation/segments/<int:segment_id>"

urlpatterns: list[URLPattern] = [
    path("translation/<int:page_id>/send/", review.send_page, name="translation_send"),
    path("translation/<int:page_id>/decide/", review.decide_on_page, name="translation_decide"),
    path(f"{_JOB}/send/", review.send, name="translation_job_send"),
    path(f"{_JOB}/recall/", review.take_back, name="translation_job_recall"),
    path(f"{_JOB}/decide/", review.decide_on, name="translation_job_decide"),
    path(f"{_JOB}/schedule/", review.schedule, name="translation_job_schedule"),
    path(f"{_JOB}/again/", review.show_again, name="translation_job_again"),
    path(f"{_JOB}/change/", review.change, name="translation_job_change"),
    path(f"{_SEGMENT}/accept/", segments.accept_segment, name="translation_segment_accept"),
    path(f"{_SEGMENT}/ask/", segments.ask_about_segment, name="translation_segment_ask"),
    path(f"{_SEGMENT}/comment/", segments.comment_segment, name="translation_comment"),
    path(f"{_SEGMENT}/override/", segments.override_finding, name="translation_override"),
    path(
        "translation/comments/<int:comment_id>/resolve/",
        segments.resolve_comment,
        name="translation_comment_resolve",
    ),
]

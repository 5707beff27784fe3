"""The editor's addresses, below the admin's."""

from django.urls import path

from portal.translation.editor.views import assigning, jobs, segments

JOB = "translation/jobs/<int:job_id>"
SEGMENT = "translation/segments/<int:segment_id>"

EDITOR_URLS = [
    path(f"{JOB}/", jobs.edit_job, name="translation_editor"),
    path(f"{JOB}/begin/", jobs.begin_job, name="translation_begin"),
    path(f"{JOB}/take/", assigning.take_job, name="translation_editor_take"),
    path(f"{JOB}/release/", assigning.release_job, name="translation_editor_release"),
    path(f"{JOB}/pretranslate/", jobs.prefill_job, name="translation_prefill"),
    path(f"{JOB}/replace/", jobs.replace_in_job, name="translation_replace"),
    path(f"{JOB}/present/", jobs.present_in_job, name="translation_present"),
    path(f"{JOB}/actions/", jobs.actions_of_job, name="translation_actions"),
    path(f"{JOB}/preview/", jobs.preview_job, name="translation_preview"),
    path(f"{SEGMENT}/", segments.save_segment, name="translation_segment_save"),
    path(f"{SEGMENT}/suggestions/", segments.segment_help, name="translation_segment_help"),
    path(f"{SEGMENT}/revert/", segments.revert_segment, name="translation_segment_revert"),
    path(f"{SEGMENT}/judge/", segments.judge_segment, name="translation_segment_judge"),
    path(f"{SEGMENT}/comments/", segments.comment_on_segment, name="translation_segment_comment"),
    path(
        f"{SEGMENT}/shape/<slug:shape>/", segments.shape_segment, name="translation_segment_shape"
    ),
]

"""Opens a job when an original is published, and reopens it when the original changes."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import Translation

from portal.core.names import searchable
from portal.core.pages import BasePage
from portal.core.translation_policy import TranslationRule
from portal.translation.beginning import take_source
from portal.translation.choices import ChangeKind, JobState
from portal.translation.jobs.changes import (
    Strings,
    change_of,
    classify,
    source_strings,
    texts_of,
)
from portal.translation.jobs.policy import Policy, due_after, policy_for
from portal.translation.jobs.transitions import move, move_through, note
from portal.translation.models import Job, JobTopic, SourceSnapshot
from portal.translation.segments.layout import lay_out
from portal.translation.sources import (
    event_day,
    is_translation,
    known_title,
    page_being_translated,
)
from portal.translation.text.counting import words_in

_BACK_TO_WORK = (JobState.IN_REVIEW, JobState.APPROVED, JobState.SCHEDULED)


@transaction.atomic
def open_for(page: Page, user: AbstractBaseUser | None = None) -> list[Job]:
    """Open or reopen the jobs of an original that has just been published or scheduled.

    A translation has none: nothing is translated back. Neither has a page whose type is never
    translated, unless somebody has begun all the same.
    """
    if page.alias_of_id or is_translation(page):
        return []
    policy = policy_for(page)
    jobs = []
    for locale in Locale.objects.exclude(pk=page.locale_id):
        job = Job.objects.for_page(page, locale).select_related("translation__source").first()
        if job is None:
            if policy.rule == TranslationRule.NEVER or stands_by_itself(page, locale):
                continue
            job = create_job(page, locale, policy, user)
        else:
            _follow(job, page, user)
        jobs.append(job)
    return jobs


def open_for_scheduled(revision: Revision, user: AbstractBaseUser | None = None) -> list[Job]:
    """Open the jobs of a page that goes live later, from the text that will be live then.

    A page that is live already is followed when its new text is.
    """
    page = revision.as_object()
    if page.live:
        return []
    jobs = open_for(page, user)
    for job in jobs:
        note(job, user, "source_scheduled")
    return jobs


@transaction.atomic
def link_translation(translation: Translation) -> Job | None:
    """The job of a translation that somebody has begun, made when there is none yet."""
    page = page_being_translated(translation.source)
    if not isinstance(page, Page):
        return None
    job = Job.objects.for_page(page, translation.target_locale).first()
    if job is None:
        job = create_job(page, translation.target_locale)
    if job.translation_id != translation.pk:
        job.translation = translation
        job.save(update_fields=["translation", "updated_at"])
    if job.state in {JobState.PROPOSED, JobState.DECLINED}:
        move(job, JobState.QUEUED, None, action="begun")
    lay_out(job)
    return job


def stands_by_itself(page: Page, locale: Locale) -> bool:
    """Whether the other language has a page of its own already, as the sections do.

    A page that a translation fills has its text from there, also once that has been stopped.
    """
    return (
        Page.objects.filter(translation_key=page.translation_key, locale=locale).exists()
        and not Translation.objects.filter(
            source__object_id=page.translation_key, target_locale=locale
        ).exists()
    )


def create_job(
    page: Page, locale: Locale, policy: Policy | None = None, user: AbstractBaseUser | None = None
) -> Job:
    """A new job for `page`, queued, or waiting for somebody's decision."""
    policy = policy or policy_for(page)
    now = timezone.now()
    asked = policy.rule != TranslationRule.ALWAYS
    job = Job.objects.create(
        content_type=ContentType.objects.get_for_model(page.specific_class),
        translation_key=page.translation_key,
        source_locale=page.locale,
        target_locale=locale,
        state=JobState.PROPOSED if asked else JobState.QUEUED,
        priority=policy.priority,
        due_at=due_after(now, policy.days),
        translation=Translation.objects.filter(
            source__object_id=page.translation_key,
            source__locale=page.locale_id,
            target_locale=locale,
        ).first(),
        **_facts(page, source_strings(page.specific)),
    )
    _store_topics(job, page)
    note(job, user, "opened")
    if policy.assignee and not asked:
        move(job, JobState.ASSIGNED, None, assignee=policy.assignee, reviewer=policy.reviewer)
    return job


def _facts(page: Page, strings: Strings) -> dict[str, Any]:
    """What a job repeats of its page, so that a list of jobs needs no page."""
    title = known_title(page)[:255]
    return {
        "source_page_id": page.pk,
        "title": title,
        "search_text": searchable([title]),
        "section": getattr(page.specific_class, "SECTION", ""),
        "words": sum(words_in(text) for _place, text in texts_of(strings)),
        "source_published_at": page.last_published_at,
        "event_on": event_day(page.specific),
    }


def _store_topics(job: Job, page: Page) -> None:
    specific = page.specific
    topics = specific.subjects() if isinstance(specific, BasePage) else []
    job.topics.all().delete()
    JobTopic.objects.bulk_create(
        JobTopic(job=job, slug=slug, label_vi=vietnamese, label_en=english)
        for slug, vietnamese, english in topics
    )


def _follow(job: Job, page: Page, user: AbstractBaseUser | None) -> None:
    """Take the newest source over: pieces that stayed keep their translation.

    What is live in the other language stays as it is until its next version is approved.
    """
    strings = source_strings(page.specific)
    facts = _facts(page, strings)
    before = _strings_taken(job)
    returned = job.change == ChangeKind.WITHDRAWN
    if job.translation:
        facts.pop("words")
        take_source(page.specific)
        lay_out(job)
    for name, value in facts.items():
        setattr(job, name, value)
    job.save(update_fields=[*facts, "updated_at"])
    _store_topics(job, page)
    change = change_of(job, strings)
    mark_change(job, change, user, is_new=strings != before)
    reviewed = change_of(job, strings, SourceSnapshot.Purpose.VERSION)
    if reviewed and job.state in _BACK_TO_WORK:
        move(job, JobState.IN_PROGRESS, user, action="source_changed", data={"change": reviewed})
    elif job.state in _BACK_TO_WORK:
        return
    elif change and job.state == JobState.LIVE:
        move(job, JobState.OUTDATED, user, action="source_changed", data={"change": change})
    elif returned:
        _take_up_again(job, user)
    elif not change and job.state == JobState.OUTDATED:
        move(job, JobState.LIVE, user, action="source_changed_back")
    elif before and (moved_on := classify(before, strings)):
        note(job, user, "source_changed", data={"change": moved_on})


def _take_up_again(job: Job, user: AbstractBaseUser | None) -> None:
    """An original that comes back wants its translation back, which was withdrawn with it."""
    if job.state in {JobState.DECLINED, JobState.OUTDATED}:
        state = JobState.ASSIGNED if job.assignee_id else JobState.QUEUED
        move_through(job, state, user, action="source_returned")
    else:
        note(job, user, "source_returned")


def _strings_taken(job: Job) -> Strings:
    """The source as it was when the desk looked last."""
    return source_strings(job.translation.source.as_instance()) if job.translation else []


def mark_change(
    job: Job, change: str, user: AbstractBaseUser | None, *, is_new: bool = True
) -> None:
    """Say how far the source is from the live translation, here and to readers.

    What an editor has decided about a change stays until the source changes again (`is_new`).
    """
    if change == job.detected_change and (change == job.change or not is_new):
        return
    job.change = job.detected_change = change
    job.source_changed_at = timezone.now() if change else None
    job.save(update_fields=["change", "detected_change", "source_changed_at", "updated_at"])
    tell_readers(job)


def tell_readers(job: Job) -> None:
    """The live translation says since when its original says something else, if it matters."""
    substantive = job.change == ChangeKind.SUBSTANTIVE
    model = job.content_type.model_class()
    if model is None or not issubclass(model, BasePage):
        return
    model._default_manager.filter(
        translation_key=job.translation_key, locale=job.target_locale_id
    ).update(source_changed_at=job.source_changed_at if substantive else None)

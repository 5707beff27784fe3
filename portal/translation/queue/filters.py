"""By what the queue is narrowed down, and in which order it is shown."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import django_filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet, TextChoices
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from portal.core.languages import LANGUAGE_CODES, SOURCE_LANGUAGE
from portal.translation.choices import OPEN_STATES, ChangeKind, JobState, Priority
from portal.translation.models import Job
from portal.translation.querysets import FINISHED

NOBODY: Final = "nobody"
# A short notice, an article, a long report; in words (Vietnamese: syllables).
_SHORT: Final = 200
_LONG: Final = 1000


class Due(TextChoices):
    """When a job has to be done, from the day on which it is asked."""

    OVERDUE = "overdue", _("overdue")
    TODAY = "today", _("today")
    TOMORROW = "tomorrow", _("tomorrow")
    WEEK = "week", _("this week")
    LATER = "later", _("later")
    NONE = "none", _("without a date")


class Age(TextChoices):
    """Since when a job has been open."""

    WEEK = "week", _("up to a week")
    MONTH = "month", _("up to a month")
    OLDER = "older", _("longer than a month")


class Length(TextChoices):
    """How long the original is."""

    SHORT = "short", _("short (under 200 words)")
    MEDIUM = "medium", _("medium")
    LONG = "long", _("long (over 1,000 words)")


class Section(TextChoices):
    """The parts of the site."""

    NEWS = "news", _("News")
    PARTNERS = "partners", _("Partners")
    PROJECTS = "projects", _("Projects")
    ABOUT = "about", _("About us")


class Direction(TextChoices):
    """From which language into which."""

    FROM_VIETNAMESE = "vi-en", _("Vietnamese → English")
    FROM_ENGLISH = "en-vi", _("English → Vietnamese")


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def due_within(value: str) -> Q:
    """Jobs due then, by the office's calendar; the week ends with Sunday. Done is not due."""
    today = timezone.localdate()
    tomorrow, day_after = _start_of(today + timedelta(days=1)), _start_of(today + timedelta(days=2))
    next_week = _start_of(today + timedelta(days=7 - today.weekday()))
    return (
        ~FINISHED
        & {
            Due.OVERDUE: Q(due_at__lt=timezone.now(), state__in=OPEN_STATES),
            Due.TODAY: Q(due_at__gte=_start_of(today), due_at__lt=tomorrow),
            Due.TOMORROW: Q(due_at__gte=tomorrow, due_at__lt=day_after),
            Due.WEEK: Q(due_at__gte=_start_of(today), due_at__lt=next_week),
            Due.LATER: Q(due_at__gte=next_week),
            Due.NONE: Q(due_at=None),
        }[Due(value)]
    )


def opened_within(value: str) -> Q:
    """Jobs opened so long ago."""
    now = timezone.now()
    week, month = now - timedelta(days=7), now - timedelta(days=30)
    return {
        Age.WEEK: Q(opened_at__gte=week),
        Age.MONTH: Q(opened_at__gte=month, opened_at__lt=week),
        Age.OLDER: Q(opened_at__lt=month),
    }[Age(value)]


def as_long_as(value: str) -> Q:
    """Jobs of so many words."""
    return {
        Length.SHORT: Q(words__lt=_SHORT),
        Length.MEDIUM: Q(words__gte=_SHORT, words__lte=_LONG),
        Length.LONG: Q(words__gt=_LONG),
    }[Length(value)]


def _choice(choices: type[TextChoices], label: Any, method: str = "") -> django_filters.Filter:
    more = {"method": method} if method else {}
    return django_filters.ChoiceFilter(
        choices=choices.choices,
        label=label,
        widget=forms.RadioSelect,
        empty_label=_("All"),
        **more,
    )


class QueueFilterSet(WagtailFilterSet):
    """Every question that the list answers; an unknown answer filters nothing."""

    state = django_filters.MultipleChoiceFilter(
        choices=JobState.choices, label=_("State"), widget=forms.CheckboxSelectMultiple
    )
    due_at = _choice(Due, _("Due"), "by_due")
    content_type = django_filters.ChoiceFilter(
        label=_("Type"), widget=forms.RadioSelect, empty_label=_("All")
    )
    topics = django_filters.ChoiceFilter(
        label=_("Topic"), widget=forms.RadioSelect, empty_label=_("All"), method="by_topic"
    )
    section = _choice(Section, _("Section"))
    assignee = django_filters.ChoiceFilter(
        label=_("Translator"), widget=forms.RadioSelect, empty_label=_("All"), method="by_assignee"
    )
    priority = django_filters.ChoiceFilter(
        choices=Priority.choices, label=_("Priority"), widget=forms.RadioSelect,
        empty_label=_("All"),
    )  # fmt: skip
    change = _choice(ChangeKind, _("Change of the original"))
    words = _choice(Length, _("Length"), "by_words")
    opened_at = _choice(Age, _("Open since"), "by_age")
    direction = _choice(Direction, _("Direction"), "by_direction")

    class Meta:
        model = Job
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The choices that depend on what there is, which the view knows."""
        super().__init__(*args, **kwargs)
        overview = self.request.desk.overview
        self.filters["content_type"].extra["choices"] = _types(overview.kinds)
        self.filters["topics"].extra["choices"] = [
            (topic.slug, str(topic)) for topic in overview.topics
        ]
        self.filters["assignee"].extra["choices"] = [
            (NOBODY, _("nobody")),
            *((str(one.pk), one.name) for one in self.request.desk.people),
        ]

    def by_due(self, jobs: QuerySet, name: str, value: str) -> QuerySet:
        """See `due_within`."""
        return jobs.filter(due_within(value))

    def by_words(self, jobs: QuerySet, name: str, value: str) -> QuerySet:
        """See `as_long_as`."""
        return jobs.filter(as_long_as(value))

    def by_age(self, jobs: QuerySet, name: str, value: str) -> QuerySet:
        """See `opened_within`."""
        return jobs.filter(opened_within(value))

    def by_topic(self, jobs: QuerySet, name: str, value: str) -> QuerySet:
        """A job has a topic once, so no row comes twice."""
        return jobs.filter(topics__slug=value)

    def by_assignee(self, jobs: QuerySet, name: str, value: str) -> QuerySet:
        """Somebody's jobs, or those that nobody has."""
        return jobs.filter(assignee=None if value == NOBODY else value)

    def by_direction(self, jobs: QuerySet, name: str, value: str) -> QuerySet:
        """By the language of the original."""
        code = SOURCE_LANGUAGE if value == Direction.FROM_VIETNAMESE else LANGUAGE_CODES[1]
        return jobs.filter(source_locale__language_code=code)


def _types(numbers: Iterable[int]) -> list[tuple[str, str]]:
    """Kinds of pages and records with their names, which Django keeps."""
    kinds = [ContentType.objects.get_for_id(number) for number in numbers]
    return sorted(((str(kind.pk), capfirst(kind.name)) for kind in kinds), key=lambda one: one[1])

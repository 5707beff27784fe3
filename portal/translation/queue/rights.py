"""Who may translate into a language, who hands its jobs out, and who decides about them.

A language's people are those with rights in its tree: who may add pages there translates, who
may publish there reviews and hands out. Rights on single sections are not told apart here: the
page itself asks again when somebody opens it.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import AbstractUser
from wagtail.coreutils import get_locales_display_names
from wagtail.permission_policies.pages import PagePermissionPolicy

from portal.translation.access import SUBMIT
from portal.translation.choices import ChangeKind, JobState
from portal.translation.models import Job

ROOT_DEPTH: Final = 1
ADD: Final = "add_page"
PUBLISH: Final = "publish_page"
_CHANGEABLE: Final = frozenset({ChangeKind.COSMETIC, ChangeKind.SUBSTANTIVE})
TAKEABLE: Final = (JobState.QUEUED, JobState.OUTDATED)
RELEASABLE: Final = (
    JobState.ASSIGNED,
    JobState.IN_PROGRESS,
    JobState.CHANGES_ASKED,
    JobState.OUTDATED,
)


@dataclass(frozen=True)
class Rights:
    """What one person may do in the queue, by the languages' primary keys."""

    user: AbstractUser
    translates: frozenset[int]
    decides: frozenset[int]

    @property
    def has_part(self) -> bool:
        """Whether the queue is any of this person's business."""
        return bool(self.translates or self.decides)

    def may_take(self, job: Job) -> bool:
        """Whether the job is free and this person may translate it."""
        return (
            job.target_locale_id in self.translates
            and job.assignee_id is None
            and job.state in TAKEABLE
            and job.change != ChangeKind.WITHDRAWN
        )

    def may_release(self, job: Job) -> bool:
        """Whether this person may give the job back: their own, or any that they hand out."""
        return (
            job.assignee_id is not None
            and job.state in RELEASABLE
            and (job.assignee_id == self.user.pk or self.may_plan(job))
        )

    def may_plan(self, job: Job) -> bool:
        """Whether this person says who does the job, by when and how urgently."""
        return job.target_locale_id in self.decides

    def may_decide(self, job: Job) -> bool:
        """Whether this person says if the text is translated at all: editors on either side."""
        return job.target_locale_id in self.decides or job.source_locale_id in self.decides

    def may_act(self, job: Job) -> bool:
        """Whether there is anything in the queue that this person may do with the job."""
        return self.may_decide(job) or self.may_take(job) or self.may_release(job)

    def may_want(self, source: int, target: int) -> bool:
        """Whether this person may ask for pages of one language in the other."""
        return target in self.translates | self.decides or source in self.decides

    def may_write_in(self, language: int) -> bool:
        """Whether this person writes in a language, be it to propose."""
        return language in self.translates | self.decides

    def may_classify(self, job: Job) -> bool:
        """Whether there is a change whose weight this person may correct."""
        return job.change in _CHANGEABLE and self.may_decide(job)


def rights_of(user: AbstractUser) -> Rights:
    """No query of its own: Wagtail keeps the page permissions with the user."""
    if user.is_superuser:
        every = frozenset(get_locales_display_names())
        return Rights(user, every, every)
    places: dict[str, set[int]] = defaultdict(set)
    for permission in PagePermissionPolicy().get_cached_permissions_for_user(user):
        page = permission.page
        held = places[permission.permission.codename]
        if page.depth == ROOT_DEPTH:
            held.update(get_locales_display_names())
        else:
            held.add(page.locale_id)
    translates = frozenset(places[ADD]) if user.has_perm(SUBMIT) else frozenset()
    return Rights(user, translates, frozenset(places[PUBLISH]))

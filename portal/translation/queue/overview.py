"""What the queue says about all jobs that somebody sees: counts, and what there is to choose."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Q, Value

from portal.translation.models import JobTopic
from portal.translation.querysets import JobQuerySet
from portal.translation.queue.rights import Rights
from portal.translation.queue.seeing import work_of
from portal.translation.queue.tabs import Tab, condition_of

_FREE: Final = "free"
_WORK: Final = "work"
_TOPIC: Final = ("slug", "label_vi", "label_en")


@dataclass(frozen=True)
class Overview:
    """Of the jobs that one person may know of.

    Attributes:
        counts: how many stand in each tab, by the tab's name.
        free: how many of them this person could take.
        has_work: whether any is more to this person than something to read.
        kinds: the content types of their pages and records, by number.
        topics: each topic once, by its Vietnamese name.
    """

    counts: Mapping[str, int]
    free: int
    has_work: bool
    kinds: tuple[int, ...]
    topics: tuple[JobTopic, ...]


def overview_of(jobs: JobQuerySet, rights: Rights) -> Overview:
    """Everything in one query: the counts come by content type, and the topics after them."""
    counted = {tab.value: condition_of(tab, rights) for tab in Tab}
    counted[_FREE] = counted[Tab.UNASSIGNED] & Q(target_locale__in=rights.translates)
    counted[_WORK] = work_of(rights)
    by_kind = (
        jobs.order_by()
        .values("content_type")
        .annotate(
            **{name: Count("pk", filter=condition) for name, condition in counted.items()},
            **{name: Value("") for name in _TOPIC},
        )
        .values_list("content_type", *counted, *_TOPIC)
    )
    numbers = {name: Value(0) for name in ("content_type", *counted)}
    topics = JobTopic.objects.filter(job__in=jobs).order_by().annotate(**numbers)
    rows = by_kind.union(topics.values_list(*numbers, *_TOPIC).distinct(), all=True)
    return _read(rows, list(counted))


def _read(rows: Any, names: list[str]) -> Overview:
    totals: Counter[str] = Counter()
    kinds, topics = [], []
    for kind, *numbers, slug, label_vi, label_en in rows:
        if slug:
            topics.append(JobTopic(slug=slug, label_vi=label_vi, label_en=label_en))
        else:
            kinds.append(kind)
            totals.update(dict(zip(names, numbers, strict=True)))
    return Overview(
        counts={tab.value: totals[tab.value] for tab in Tab},
        free=totals[_FREE],
        has_work=bool(totals[_WORK]),
        kinds=tuple(kinds),
        topics=tuple(sorted(topics, key=lambda topic: (topic.label_vi, topic.slug))),
    )

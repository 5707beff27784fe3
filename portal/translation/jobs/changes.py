"""How far a source has moved away from the text that its translation was made from."""

from collections.abc import Sequence

from wagtail.models import Page

from portal.translation.choices import ChangeKind
from portal.translation.models import Job, SourceSnapshot
from portal.translation.sources import facts_of, strings_of
from portal.translation.text.source_changes import change_kind

Strings = Sequence[tuple[str, str]]
_NONE = "none"
# Where the facts stand among the strings: no field of a page is called like that.
_FACTS = "="


def source_strings(page: Page) -> Strings:
    """Every text of the specific `page`, and after them, as one, the facts it shares."""
    return [*strings_of(page), (_FACTS, facts_of(page))]


def classify(old: Strings, new: Strings) -> str:
    """Whether readers would be told something else: nothing ("") when both say the same."""
    if dict(old).get(_FACTS) != dict(new).get(_FACTS):
        return ChangeKind.SUBSTANTIVE
    kind = change_kind(texts_of(old), texts_of(new))
    return "" if kind == _NONE else ChangeKind(kind)


def texts_of(strings: Strings) -> Strings:
    """`strings` without the facts."""
    return [(place, text) for place, text in strings if place != _FACTS]


def change_of(job: Job, strings: Strings, purpose: str = SourceSnapshot.Purpose.LIVE) -> str:
    """How far `strings` are from the source of the live translation; "" without one.

    `purpose` asks the same about the newest version, which is in review or waits to go live.
    """
    snapshot = job.snapshots.filter(purpose=purpose).first()
    if snapshot is None:
        return ""
    return classify([(place, text) for place, text in snapshot.strings], strings)


def keep_source_of_version(job: Job, strings: Strings, revision_id: int | None) -> None:
    """Remember which source text the newest version of the translation was made from."""
    _keep(job, SourceSnapshot.Purpose.VERSION, strings, revision_id)


def keep_source_of_live_text(job: Job, page: Page, strings: Strings) -> None:
    """Remember which source text the translation that just went live was made from.

    `page` is the translation; `strings` are the source as it is now, which stands in for a
    text that came about without a version.
    """
    version = job.snapshots.filter(
        purpose=SourceSnapshot.Purpose.VERSION, revision_id=page.live_revision_id
    ).first()
    made_from = version.strings if version and page.live_revision_id else list(strings)
    _keep(job, SourceSnapshot.Purpose.LIVE, made_from, page.live_revision_id)


def _keep(job: Job, purpose: str, strings: Strings, revision_id: int | None) -> None:
    SourceSnapshot.objects.update_or_create(
        job=job,
        purpose=purpose,
        defaults={"strings": [list(pair) for pair in strings], "revision_id": revision_id},
    )

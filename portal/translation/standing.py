"""Whose work a text is, and what in it waits for its translator."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from portal.translation.choices import DONE_STATES, SegmentState
from portal.translation.models import Segment


@dataclass(frozen=True)
class Standing:
    """What is asked of a text before somebody may approve it.

    Attributes:
        translators: who has translated each finished segment.
        asked: how many segments a reviewer wants changed.
    """

    translators: Sequence[int | None]
    asked: int

    @classmethod
    def of(cls, segments: Iterable[tuple[str, int | None]]) -> Self:
        """From the state and the translator of each segment."""
        known = list(segments)
        return cls(
            [person for state, person in known if state in DONE_STATES],
            sum(state == SegmentState.CHANGES_ASKED for state, _person in known),
        )

    @property
    def main_translator(self) -> int | None:
        """Who has translated more than half of it, if anybody has."""
        by_person = Counter(self.translators)
        person, number = next(iter(by_person.most_common(1)), (None, 0))
        return person if number * 2 > by_person.total() else None

    def against_approval_by(self, user: AbstractBaseUser) -> list[str]:
        """A reviewer may correct pieces, but not approve what is mostly their own translation."""
        if getattr(user, "is_superuser", False) or self.main_translator != user.pk:
            return []
        return [_("Someone other than the translator must approve this.")]

    def waiting(self) -> list[str]:
        """What a reviewer has asked to be changed is changed, or the request taken back."""
        if not self.asked:
            return []
        return [
            ngettext(
                "%(number)d segment is to be changed: ask for changes, or accept it as it is.",
                "%(number)d segments are to be changed: ask for changes, or accept them as they "
                "are.",
                self.asked,
            )
            % {"number": self.asked}
        ]


def standing_of(translation: Translation, segments: Iterable[Segment] | None = None) -> Standing:
    """How a text stands: one query, or none where its segments have been read already.

    Without finished segments it is asked who translated each piece that is in use.
    """
    rows = (
        Segment.objects.filter(job__translation=translation).values_list("state", "translated_by")
        if segments is None
        else ((segment.state, segment.translated_by_id) for segment in segments)
    )
    standing = Standing.of(rows)
    return standing if standing.translators else Standing(_by_piece(translation), standing.asked)


def _by_piece(translation: Translation) -> list[int | None]:
    pieces = StringSegment.objects.filter(source=translation.source_id)
    in_use = set(pieces.values_list("string_id", "context_id"))
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale_id, context__object_id=translation.source.object_id
    ).values_list("translation_of_id", "context_id", "last_translated_by_id")
    return [person for string, context, person in rows if (string, context) in in_use]

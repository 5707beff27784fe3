"""Fills what nobody has translated yet from the memory or by machine: always to be checked."""

import logging
from collections.abc import Sequence

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.strings import StringValue

from portal.core.languages import base_language
from portal.translation.choices import Origin, SegmentState
from portal.translation.editor.saving import begin_work
from portal.translation.memory.exact import exact_matches
from portal.translation.memory.fuzzy import fuzzy_matches
from portal.translation.memory.matches import Match
from portal.translation.memory.writing import count_use
from portal.translation.models import Job, Segment
from portal.translation.segments.writing import Change, write

logger = logging.getLogger(__name__)

# Less alike, and correcting costs more than typing.
FUZZY_FLOOR = 0.85
_EXACT = 100


def prefill_from_memory(job: Job, user: AbstractUser, *, with_similar: bool = False) -> int:
    """Put remembered translations where there is none; answers how many segments got one.

    A remembered text with other numbers is left out. Nothing of it counts as done.
    """
    empty = _untranslated(job)
    source, target = _languages(job)
    exact = exact_matches([row.source for row in empty], source, target)
    changes, used = [], []
    for row in empty:
        match = next(iter(exact.get(row.source, [])), None)
        if match is None and with_similar:
            match = next(
                iter(fuzzy_matches(row.source, source, target, limit=1, floor=FUZZY_FLOOR)), None
            )
        if match is None or match.numbers_differ:
            continue
        changes.append(_filled(row, match))
        used.append(match.unit)
    written = _write(job, changes, user)
    count_use(used)
    return written


def prefill_by_machine(job: Job, user: AbstractUser) -> int:
    """Have the machine translate what is empty; answers how many segments got a text.

    Raises:
        ValidationError: when there is no machine, or it failed; then nothing has been written.
    """
    translator = get_machine_translator()
    if translator is None or not translator.can_translate(job.source_locale, job.target_locale):
        raise ValidationError(_("No machine translation is set up for these languages."))
    empty = _untranslated(job)
    strings = {StringValue(row.source.strip()) for row in empty}
    try:
        answers = translator.translate(job.source_locale, job.target_locale, strings)
    # Whatever a service elsewhere does, the translator's work must not suffer.
    except Exception:
        logger.exception("Machine translation failed")
        raise ValidationError(_("Machine translation failed; nothing was changed.")) from None
    texts = {string.data: answer.data for string, answer in answers.items()}
    changes = [
        Change(row, text, SegmentState.TO_CHECK, Origin.MACHINE)
        for row in empty
        if (text := texts.get(row.source.strip(), "")).strip()
    ]
    return _write(job, changes, user)


def has_machine(job: Job) -> bool:
    """Whether a machine that can translate this job is set up."""
    translator = get_machine_translator()
    return translator is not None and translator.can_translate(job.source_locale, job.target_locale)


def _languages(job: Job) -> tuple[str, str]:
    source, target = job.source_locale, job.target_locale
    return base_language(source.language_code), base_language(target.language_code)


def _untranslated(job: Job) -> list[Segment]:
    return list(job.segments.filter(state=SegmentState.UNTRANSLATED))


def _filled(row: Segment, match: Match) -> Change:
    origin = Origin.EXACT if match.percent >= _EXACT else Origin.FUZZY
    return Change(row, match.target, SegmentState.TO_CHECK, origin, match.percent, row.version)


@transaction.atomic
def _write(job: Job, changes: Sequence[Change], user: AbstractUser) -> int:
    if not changes:
        return 0
    written = write(job, changes, user)
    if written:
        begin_work(job, user)
    return len(written)

"""From what a file says to `ReadFile`: the checks that all formats share. Pure."""

import re
from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext as _

from portal.translation.exchange.errors import ExchangeError
from portal.translation.exchange.markup import problem_with, with_bare_signs_escaped
from portal.translation.exchange.units import ReadFile, ReadUnit

MOST_JOB_BYTES: Final = 2 * 1024 * 1024
MARK: Final = "portal-job-"
_JOB: Final = re.compile(
    MARK + r"([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})"
)


def job_in(*texts: str) -> str:
    """The UUID of the job that the first of `texts` names; empty when none does."""
    return next((found[1].lower() for text in texts if (found := _JOB.search(text))), "")


def checked_unit(
    key: str, source: str, target: str, *, finished: bool, line: int, problem: str = ""
) -> ReadUnit:
    """A unit whose target is written as the desk keeps it, or has a problem that says why not."""
    has_target = bool(target.strip())
    problem = problem or (problem_with(target, source) if has_target else "")
    if not has_target:
        target = ""
    elif not problem:
        target = with_bare_signs_escaped(target)
    return ReadUnit(key, source, target, finished and has_target and not problem, line, problem)


def gathered(
    job: str, units: Iterable[ReadUnit], source_language: str = "", target_language: str = ""
) -> ReadFile:
    """The file, once it is seen to be one of ours.

    A unit that stands in it twice with the same translation is one unit.

    Raises:
        ExchangeError: when it names no job, has no units, or two translations of the same unit.
    """
    if not job:
        raise ExchangeError(
            _("The file does not say which text it belongs to: download it here first.")
        )
    by_key: dict[str, ReadUnit] = {}
    for unit in units:
        first = by_key.setdefault(unit.key, unit)
        if (first.source, first.target) != (unit.source, unit.target):
            raise ExchangeError(
                _(
                    "Lines %(first)s and %(second)s are two different translations of segment"
                    " %(key)s: keep one of them."
                )
                % {"first": first.line, "second": unit.line, "key": unit.key[:40] or "?"}
            )
    if not by_key:
        raise ExchangeError(_("There are no segments in the file."))
    return ReadFile(job, tuple(by_key.values()), source_language, target_language)

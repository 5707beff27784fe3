"""What somebody had typed when a form of the review was refused: it is shown to them once more."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from django.http import HttpRequest

_KEY: Final = "translation_review_typed"
# How much of each field is kept: no more than the form takes.
_FIELDS: Final[Mapping[str, int]] = MappingProxyType(
    {"release": 20, "release_at": 40, "comment": 2000}
)


def keep_typed(request: HttpRequest, job_id: int) -> None:
    """Keep what was typed about a job until its editor is shown again."""
    typed = {name: request.POST.get(name, "")[:most] for name, most in _FIELDS.items()}
    if any(typed.values()):
        request.session[_KEY] = {"job": job_id, **typed}


def take_typed(request: HttpRequest, job_id: int) -> Mapping[str, Any]:
    """What was kept about this job, once; nothing when nothing was refused."""
    typed = request.session.get(_KEY)
    if not typed or typed["job"] != job_id:
        return {}
    del request.session[_KEY]
    return typed

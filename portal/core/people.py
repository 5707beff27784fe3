"""Who is behind a request, and behind what happens."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import AbstractBaseUser, AbstractUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.log_actions import LogContext, get_active_log_context


def person_behind(request: HttpRequest) -> AbstractUser:
    """The person who is signed in; the admin lets nobody else in.

    Raises:
        PermissionDenied: when nobody is.
    """
    if not isinstance(request.user, AbstractUser):
        raise PermissionDenied
    return request.user


def person_acting() -> AbstractBaseUser | None:
    """Who does what is happening now, as Wagtail's log has it: nobody for the scheduler."""
    return get_active_log_context().user


@contextmanager
def acting(user: AbstractBaseUser | None) -> Iterator[None]:
    """What happens within is `user`'s doing, if somebody is named."""
    if user is None:
        yield
        return
    context = LogContext(user=user, generate_uuid=False)
    # It stays one action in the log.
    context.uuid = get_active_log_context().uuid
    with context:
        yield

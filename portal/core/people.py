"""Who is behind a request."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def person_behind(request: HttpRequest) -> AbstractUser:
    """The person who is signed in; the admin lets nobody else in.

    Raises:
        PermissionDenied: when nobody is.
    """
    if not isinstance(request.user, AbstractUser):
        raise PermissionDenied
    return request.user

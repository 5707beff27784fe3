"""The private address under which a person's own calendar program reads the office's calendar."""

import secrets
from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

_TOKEN_BYTES = 32


def new_token() -> str:
    """256 random bits: nobody guesses it, and it says nothing."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


class CalendarFeed(models.Model):
    """Who reads, and the secret that stands for a password. One for each person.

    Calendar programs cannot sign in, so the address is the key: it is changed or revoked by its
    owner, and it opens what its owner may see at that moment, and nothing once the owner may no
    longer enter the admin.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feed"
    )
    token = models.CharField(max_length=64, default=new_token, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("private calendar address")
        verbose_name_plural = _("private calendar addresses")

    def __str__(self) -> str:
        return str(self.user)

    @classmethod
    def opened_with(cls, pk: int, token: str) -> Self | None:
        """The feed of that number, when the secret is its own and its owner still works here."""
        feed = cls.objects.select_related("user__wagtail_userprofile").filter(pk=pk).first()
        if not constant_time_compare(token, feed.token if feed else new_token()) or feed is None:
            return None
        is_staff = feed.user.is_active and feed.user.has_perm("wagtailadmin.access_admin")
        return feed if is_staff else None

    @property
    def full_url(self) -> str:
        """The address to give to a calendar program."""
        path = reverse("calendar_feed", args=[self.pk, self.token])
        return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"

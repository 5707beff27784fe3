"""Writes the mail in which one person is told of one or more notices, in their own language."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext, override
from wagtail.users.models import UserProfile

from portal.core.languages import SOURCE_LANGUAGE
from portal.core.text import clean_text
from portal.translation.models import Notice
from portal.translation.notices.lines import Line, merged_lines

_SUBJECT: Final = 150


def language_of(person: AbstractBaseUser) -> str:
    """The language in which `person` has the admin; Vietnamese until they say otherwise."""
    profile: UserProfile | None = getattr(person, "wagtail_userprofile", None)
    return (profile.preferred_language if profile else "") or SOURCE_LANGUAGE


def time_zone_of(person: AbstractBaseUser) -> str:
    """The name of the time zone by whose clock `person` works."""
    profile: UserProfile | None = getattr(person, "wagtail_userprofile", None)
    return profile.get_current_time_zone() if profile else settings.TIME_ZONE


def choices_address() -> str:
    """Where people say what they want to be told, within this site."""
    return f"{reverse('wagtailadmin_account')}#tab-notifications"


def complete(address: str) -> str:
    """An address within this site as it stands in a mail."""
    return urljoin(settings.WAGTAILADMIN_BASE_URL, address)


def compose(person: AbstractBaseUser, notices: Sequence[Notice]) -> EmailMultiAlternatives:
    """The mail about `notices`, the newest first, as text with an HTML alternative."""
    with override(language_of(person)), timezone.override(time_zone_of(person)):
        lines = merged_lines(notices)
        choices = complete(choices_address())
        context = {
            "lines": [(line, complete(line.address)) for line in lines],
            "all_notices": complete(reverse("translation_notices")),
            "choices": choices,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "language": language_of(person),
        }
        mail = EmailMultiAlternatives(
            subject=_subject(lines),
            body=render_to_string("translation/notices/mail.txt", context),
            to=[person.email],  # type: ignore[attr-defined]
            headers={"Auto-Submitted": "auto-generated", "List-Unsubscribe": f"<{choices}>"},
        )
        mail.attach_alternative(
            render_to_string("translation/notices/mail.html", context), "text/html"
        )
    return mail


def _subject(lines: Sequence[Line]) -> str:
    """One line of text, whatever stands in a title."""
    if len(lines) == 1:
        [line] = lines
        subject = gettext("%(title)s: %(what)s") % {"title": line.title, "what": line.what}
    else:
        subject = ngettext(
            "%(count)d notice about translations",
            "%(count)d notices about translations",
            len(lines),
        ) % {"count": len(lines)}
    return Truncator(clean_text(subject)).chars(_SUBJECT)

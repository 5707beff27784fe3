"""Greetings that were sent: one click writes the record that the reports count."""

from datetime import date, timedelta
from typing import Final

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from partners.models import Activity, Occasion
from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE

# Letters go out weeks before the day; what is further away is another year's.
SENT_AHEAD: Final = timedelta(days=60)
SENT_LATE: Final = timedelta(days=60)


class NotSentThen(Exception):
    """The day is too far from the occasion's own, or in the future."""


class WrittenOn(Exception):
    """Somebody has written more into the record: it is not thrown away with one click."""


def can_be_sent(falls_on: date, today: date) -> bool:
    """Whether a greeting for that day may have been sent by today."""
    return -SENT_LATE <= falls_on - today <= SENT_AHEAD


def _label(occasion: Occasion, year: int, language: str) -> str:
    """What the record is called; empty in a language in which the occasion has no name."""
    name = Occasion.label.in_language(occasion, language)
    if not name:
        return ""
    with translation.override(language):
        return _("Greeting: %(occasion)s %(year)s") % {"occasion": name, "year": year}


def send(
    occasion: Occasion, year: int, on: date, today: date, user: AbstractUser
) -> tuple[Activity, bool]:
    """The greeting of a year and whether it is new; a second click finds the first one's.

    Raises:
        NotSentThen: when nobody can have sent that year's greeting on that day.
    """
    if on > today or not can_be_sent(occasion.falls_on(year), on) or occasion.year_of(on) != year:
        raise NotSentThen
    with transaction.atomic():
        activity, is_new = Activity.objects.get_or_create(
            occasion=occasion,
            occasion_year=year,
            defaults={
                "kind": Activity.Kind.GREETING,
                "starts_on": on,
                "label_vi": _label(occasion, year, SOURCE_LANGUAGE)[:255],
                "label_en": _label(occasion, year, TARGET_LANGUAGE)[:255],
                "is_demo": occasion.is_demo,
            },
        )
        if is_new:
            if occasion.recipient:
                activity.organisations.set([occasion.recipient])
            if occasion.locality:
                activity.localities.set([occasion.locality])
            activity.save()
            log(activity, "wagtail.create", user=user)
            # The button only says that it happened: it needs no second person.
            activity.save_revision(user=user).publish(user=user, skip_permission_checks=True)
    return activity, is_new


def take_back(occasion: Occasion, year: int, user: AbstractUser) -> bool:
    """Remove the year's greeting; False when there is none.

    Raises:
        WrittenOn: when the record was edited since it was made.
    """
    with transaction.atomic():
        activity = (
            Activity.objects.select_for_update()
            .filter(occasion=occasion, occasion_year=year)
            .first()
        )
        if activity is None:
            return False
        if activity.revisions.count() != 1:
            raise WrittenOn
        log(activity, "wagtail.delete", user=user, deleted=True)
        activity.delete()
    return True

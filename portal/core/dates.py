"""Dates and times as the union prints them, always in Vietnam's time. Pure.

The patterns are translated: Vietnamese prose says "day 30 month 5 year 2023" with numbers.
"""

from datetime import date, datetime

from django.utils import dateformat, timezone
from django.utils.translation import pgettext


def in_vietnam(moment: datetime) -> datetime:
    """The moment on the clock in Vietnam, whoever looks and from wherever."""
    return timezone.localtime(moment, timezone.get_default_timezone())


def machine_date(moment: date | datetime) -> str:
    """For `<time datetime>`: a date, or a time with its offset (+07:00)."""
    return (
        in_vietnam(moment).isoformat(timespec="minutes")
        if isinstance(moment, datetime)
        else moment.isoformat()
    )


def _as_date(moment: date | datetime) -> date:
    return in_vietnam(moment).date() if isinstance(moment, datetime) else moment


def written_datetime(moment: datetime) -> str:
    """As above an article: "30 May 2023, 08:08 (GMT+7)"."""
    # Translators: Django date format, https://docs.djangoproject.com/en/5.2/ref/templates/builtins/#date
    pattern = pgettext("date and time", r"j F Y, H:i (\G\M\T+7)")
    return dateformat.format(in_vietnam(moment), pattern)


def written_date(moment: date | datetime) -> str:
    """As within a sentence: "30 May 2023"."""
    return dateformat.format(_as_date(moment), pgettext("date in prose", "j F Y"))


def listed_date(moment: date | datetime) -> str:
    """As beside an entry in a list: "30 May 2023"."""
    return dateformat.format(_as_date(moment), pgettext("date in a list", "j M Y"))


def listed_days(starts_on: date, ends_on: date | None) -> str:
    """One day or several beside an entry in a list: "19–22 Sep 2026"."""
    if ends_on is None or ends_on == starts_on:
        return listed_date(starts_on)
    is_one_month = (starts_on.year, starts_on.month) == (ends_on.year, ends_on.month)
    return pgettext("days", "%(first)s–%(last)s") % {
        "first": starts_on.day if is_one_month else listed_date(starts_on),
        "last": listed_date(ends_on),
    }


def written_month(moment: date) -> str:
    """A month of which the day is not known: "May 2023"."""
    return dateformat.format(moment, pgettext("month", "F Y"))


def written_years(starts_on: date | None, ends_on: date | None) -> str:
    """The years of a project: "2019–2024", "from 2019", "until 2024", or ""."""
    if starts_on and ends_on:
        if starts_on.year == ends_on.year:
            return str(starts_on.year)
        return pgettext("years", "%(start)s–%(end)s") % {
            "start": starts_on.year,
            "end": ends_on.year,
        }
    if starts_on:
        return pgettext("years", "from %(start)s") % {"start": starts_on.year}
    if ends_on:
        return pgettext("years", "until %(end)s") % {"end": ends_on.year}
    return ""

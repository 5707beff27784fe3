"""What happens to a report's numbers when one of its pages goes live, whichever way it does."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context

from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE, base_language
from portal.core.publishing import PublicationRefused
from portal.core.rules import RuleBroken
from portal.reports.freezing.encoding import question_from_json
from portal.reports.freezing.keeping import Wants, issue, keep_words
from portal.reports.models.versions import ReportVersion

# A `ReportPage`, whose module imports this one.
Report = Any


def is_source(page: Report) -> bool:
    """Whether the page is the Vietnamese one, to which the versions belong."""
    return base_language(page.locale.language_code) == SOURCE_LANGUAGE


def latest_version(page: Report) -> ReportVersion | None:
    """The version whose numbers the page shows, in either language."""
    return ReportVersion.objects.of(page.translation_key).first()


def keep_numbers(page: Report) -> None:
    """Called within the transaction in which `page` goes live.

    The Vietnamese page gets a new version when the current one does not hold all it asks. A
    correction of its words keeps the version, and so the numbers; so does the English page.

    Raises:
        PublicationRefused: when a number would break a rule or cannot be counted.
    """
    version = latest_version(page)
    if is_source(page) and (version is None or _asks_anew(page, version)):
        issue_version(page, _publisher(page))
    elif version is not None:
        keep_words(version, page)


def issue_version(
    page: Report, user: AbstractBaseUser | None, notes: tuple[str, str] = ("", "")
) -> ReportVersion:
    """Count everything anew for both languages' pages and keep it.

    Raises:
        PublicationRefused: when a number would break a rule or cannot be counted.
    """
    try:
        version = issue(page, page.question, _names(page), _wants(page), user, notes)
    except (RuleBroken, LookupError) as error:
        raise PublicationRefused([str(error)]) from error
    for edition in (page, *_live_translations(page)):
        keep_words(version, edition)
    return version


def _live_translations(page: Report) -> list[Report]:
    return list(page.get_translations().live().filter(alias_of=None).select_related("locale"))


def _wants(page: Report) -> Wants:
    return Wants.of([page.body, *(other.body for other in _live_translations(page))])


def _names(page: Report) -> dict[str, str]:
    """The period and the place in both languages, as the version will always call them."""
    names = {}
    for language in (SOURCE_LANGUAGE, TARGET_LANGUAGE):
        with translation.override(language):
            names[f"period_{language}"] = page.period_name
            names[f"place_{language}"] = page.place_name
    return names


def _asks_anew(page: Report, version: ReportVersion) -> bool:
    """Whether the version cannot answer the page. A new name of the period is no new question."""
    is_same = question_from_json(version.question) == page.question
    return not is_same or _wants(page).missing_from(version)


def _publisher(page: Report) -> AbstractBaseUser | None:
    """Who acts in the admin; otherwise, as for the scheduler, who wrote the live version."""
    acting = get_active_log_context().user
    if acting is not None:
        return acting
    return page.live_revision.user if page.live_revision else None


def what_is_missing(page: Report) -> list[str]:
    """Why an English page cannot show its numbers, for people."""
    version = latest_version(page)
    if version is None:
        return [_("Publish the Vietnamese report first: its numbers are kept then.")]
    if Wants.of([page.body]).missing_from(version):
        return [
            _(
                "This page asks for figures that version %(number)s of the report does not hold: "
                "update the translation first."
            )
            % {"number": version.number}
        ]
    return []

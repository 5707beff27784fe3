"""What is translated, by when and by whom: the managers' rule, or else the page type's own."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from wagtail.models import Page

from portal.core.languages import SOURCE_LANGUAGE, base_language
from portal.core.pages import BasePage
from portal.core.translation_policy import TranslationRule
from portal.translation.choices import Priority
from portal.translation.models import JobRule

_FRIDAY = 4
_END_OF_WORK = time(17)


@dataclass(frozen=True)
class Policy:
    """How a job is opened for a page."""

    rule: str
    days: int
    priority: int = Priority.NORMAL
    assignee: AbstractBaseUser | None = None
    reviewer: AbstractBaseUser | None = None


def policy_for(page: Page) -> Policy:
    """One query. Pages in English become Vietnamese only when somebody says so."""
    model = page.specific_class or type(page)
    row = (
        JobRule.objects.filter(
            content_type=ContentType.objects.get_for_model(model), source_locale=page.locale_id
        )
        .select_related("assignee", "reviewer")
        .first()
    )
    return policy_of_rule(row) if row else default_policy(model, page.locale.language_code)


def policy_of_rule(row: JobRule) -> Policy:
    """What managers have set."""
    return Policy(row.rule, row.days, row.priority, row.assignee, row.reviewer)


def default_policy(model: type[models.Model], language_code: str) -> Policy:
    """What a page type says for itself, for its pages in one language."""
    if not issubclass(model, BasePage):
        return Policy(TranslationRule.NEVER, 0)
    rule = model.TRANSLATION_RULE
    if rule == TranslationRule.ALWAYS and (base_language(language_code) != SOURCE_LANGUAGE):
        rule = TranslationRule.ASK
    return Policy(rule, model.TRANSLATION_DAYS)


def due_after(moment: datetime, days: int) -> datetime:
    """The end of the working day that lies `days` working days after `moment`, here."""
    day = timezone.localtime(moment).date()
    left = days
    while left or day.weekday() > _FRIDAY:
        day += timedelta(days=1)
        left -= left > 0 and day.weekday() <= _FRIDAY
    return timezone.make_aware(datetime.combine(day, _END_OF_WORK))

"""The list of rules as they hold: those that managers have set, and the page types' own."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.ui.tables import TitleColumn as LinkedColumn
from wagtail.admin.views import generic
from wagtail.models import Locale

from portal.core.pages import page_types
from portal.core.translation_policy import TranslationRule
from portal.translation.choices import Priority
from portal.translation.jobs.policy import Policy, default_policy, policy_of_rule
from portal.translation.models import JobRule


@dataclass(frozen=True)
class EffectiveRule:
    """What holds for pages of one type in one language; `row` is what managers have set."""

    content_type: ContentType
    locale: Locale
    policy: Policy
    row: JobRule | None

    def __str__(self) -> str:
        return str(capfirst(self.content_type.name))

    @property
    def is_wanted(self) -> bool:
        """Whether such pages are translated at all, so that there is something to hand out."""
        return self.policy.rule != TranslationRule.NEVER

    @property
    def url(self) -> str:
        """Where it is changed: the form of the row, or one that begins with what holds now."""
        if self.row:
            return reverse("translation_rules:edit", args=[self.row.pk])
        query = {"content_type": self.content_type.pk, "source_locale": self.locale.pk}
        return f"{reverse('translation_rules:add')}?{urlencode(query)}"


def effective_rules(rows: QuerySet[JobRule]) -> list[EffectiveRule]:
    """Each page type in each language, by name, Vietnamese first."""
    known = {(row.content_type_id, row.source_locale_id): row for row in rows}
    locales = list(Locale.objects.order_by("-language_code"))

    def found() -> Iterator[EffectiveRule]:
        for model, kind in ContentType.objects.get_for_models(*page_types()).items():
            for locale in locales:
                row = known.get((kind.pk, locale.pk))
                own = default_policy(model, locale.language_code)
                yield EffectiveRule(kind, locale, policy_of_rule(row) if row else own, row)

    return sorted(found(), key=lambda one: (locales.index(one.locale), str(one).casefold()))


class _PolicyColumn(Column):
    """Something that the rule says; nothing for pages that are never translated."""

    empty_value_display = "–"

    def get_value(self, instance: EffectiveRule) -> Any:
        """As a person reads it."""
        value = getattr(instance.policy, self.name)
        if not instance.is_wanted or value is None:
            return ""
        return Priority(value).label if self.name == "priority" else value


class _PersonColumn(_PolicyColumn):
    """Who gets the work."""

    def get_value(self, instance: EffectiveRule) -> str:
        """As people are called, else as they sign in."""
        person = super().get_value(instance)
        return person.get_full_name() or person.get_username() if person else ""


class _OriginColumn(BaseColumn):
    """Where the rule comes from, and the way to another."""

    cell_template_name = "translation/queue/rule_origin_cell.html"


class RuleIndexView(generic.IndexView):
    """Every page type with the rule that holds for it."""

    def get_queryset(self) -> Any:
        """Rules that hold, whether there is a row of them or not."""
        rows = JobRule.objects.select_related("content_type", "assignee", "reviewer")
        return effective_rules(rows)

    @property
    def columns(self) -> list[BaseColumn]:
        """What a rule says, and where it comes from."""
        return [
            LinkedColumn("kind", label=_("Page type"), accessor=str, get_url=lambda one: one.url),
            Column("locale", label=_("Written in"), accessor="locale.get_display_name"),
            Column(
                "rule",
                label=_("Is translated"),
                accessor=lambda one: TranslationRule(one.policy.rule).label,
            ),
            _PolicyColumn("days", label=_("Working days until due")),
            _PolicyColumn("priority", label=_("Priority")),
            _PersonColumn("assignee", label=_("Translator")),
            _PersonColumn("reviewer", label=_("Reviewer")),
            _OriginColumn("origin", label=_("Comes from")),
        ]


class RuleCreateView(generic.CreateView):
    """A rule that begins with what holds without it."""

    def get_initial(self) -> dict[str, Any]:
        """The page type's own rule, for the page type and language that the address names."""
        kind, language = (
            self.request.GET.get(name, "") for name in ("content_type", "source_locale")
        )
        if not (kind.isdecimal() and language.isdecimal()):
            return {}
        content_type = ContentType.objects.filter(pk=kind).first()
        locale = Locale.objects.filter(pk=language).first()
        model = content_type.model_class() if content_type else None
        if model is None or locale is None:
            return {}
        own = default_policy(model, locale.language_code)
        return {
            "content_type": content_type,
            "source_locale": locale,
            "rule": own.rule,
            "days": own.days,
        }

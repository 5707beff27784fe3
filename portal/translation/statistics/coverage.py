"""How much of what is public in Vietnamese is public in English, too."""

from collections.abc import Iterator
from decimal import Decimal

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, CharField, Exists, OuterRef, Value, When
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE
from portal.core.navigation import HOME_DEPTH
from portal.core.pages import page_types
from portal.core.translation_policy import TranslationRule
from portal.translation.models import Job, JobRule
from portal.translation.statistics.figures import (
    Column,
    Figure,
    Kind,
    Question,
    Row,
    number_of_rows,
)
from portal.translation.statistics.measures import share, total
from portal.translation.statistics.sections import order_of_section, section_label


def _sections() -> Iterator[tuple[int, str]]:
    """The types of pages that are to be translated at all, with their sections."""
    rules = JobRule.objects.filter(source_locale__language_code=SOURCE_LANGUAGE)
    by_type = dict(rules.values_list("content_type", "rule"))
    for model, content_type in ContentType.objects.get_for_models(*page_types()).items():
        rule = by_type.get(content_type.pk, model.TRANSLATION_RULE)  # type: ignore[attr-defined]
        if rule != TranslationRule.NEVER:
            yield content_type.pk, model.SECTION  # type: ignore[attr-defined]


def rows(question: Question) -> list[Row]:
    """Public Vietnamese pages below the home page, but for types that are never translated.

    The value is 1 when a public English page says the same, and 0 when there is none or it is
    outdated in any way, also by a cosmetic change.
    """
    sections = dict(_sections())
    public = Page.objects.live().public().filter(alias_of=None)
    english = public.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=TARGET_LANGUAGE
    )
    outdated = Job.objects.outdated().filter(
        translation_key=OuterRef("translation_key"), target_locale__language_code=TARGET_LANGUAGE
    )
    pages = (
        public.filter(
            locale__language_code=SOURCE_LANGUAGE, depth__gt=HOME_DEPTH, content_type__in=sections
        )
        .annotate(
            standing=Case(
                When(~Exists(english), then=Value("missing")),
                When(Exists(outdated), then=Value("outdated")),
                default=Value("current"),
                output_field=CharField(),
            )
        )
        .order_by("-last_published_at", "pk")
    )
    said = {
        "missing": gettext("no English"),
        "outdated": gettext("outdated"),
        "current": gettext("up to date"),
    }
    return [
        Row(
            title=title,
            group=sections[content_type],
            group_label=section_label(sections[content_type]),
            order=order_of_section(sections[content_type]),
            value=Decimal(standing == "current"),
            page=pk,
            facts=(section_label(sections[content_type]), said[standing]),
        )
        for pk, title, content_type, standing in pages.values_list(
            "pk", "title", "content_type", "standing"
        )
    ]


COVERAGE = Figure(
    key="coverage",
    label=_("Coverage by section"),
    explanation=_(
        "Public Vietnamese pages, but for the home page and for types that are never translated, "
        "and how many of them have a public English page whose original has not changed since. "
        "As it is now."
    ),
    grouped_by=_("Section"),
    columns=(
        Column(_("Vietnamese pages"), number_of_rows, Kind.COUNT),
        Column(_("up to date in English"), total, Kind.COUNT),
        Column(_("Coverage"), share, Kind.SHARE),
    ),
    value=_("Counts"),
    kind=Kind.COUNT,
    facts=(_("Section"), _("English page")),
    rows=rows,
    of_period=False,
)

"""What the translators bring out. The translation room stands below this one and knows no figures.

Translations are the union's own and belong to no single place: a question about one place finds
none of them.
"""

from django.db.models import BooleanField, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE
from portal.core.periods import Period
from portal.reports.registry import Dimension, Question, figure, register_unit
from portal.translation.models import Job

_TRANSLATION = register_unit("translation", _("translations"))
_WORD = register_unit("word", _("words"))
_YEAR = Dimension("year", _("Year"), "first_live_at", is_year=True)


def _title_in(language: str) -> Coalesce:
    """The title that everybody can read in a language, to name the row in it."""
    pages = (
        Page.objects.live()
        .public()
        .filter(translation_key=OuterRef("translation_key"), locale__language_code=language)
    )
    return Coalesce(Subquery(pages.values("title")[:1]), Value(""))


def _days(period: Period) -> Q:
    days = Q()
    if period.starts_on:
        days &= Q(first_live_at__date__gte=period.starts_on)
    if period.ends_on:
        days &= Q(first_live_at__date__lte=period.ends_on)
    return days


def _translations(question: Question) -> QuerySet:
    """Pages that were published in English for the first time on a day of the period."""
    jobs = Job.objects.filter(
        _days(question.period),
        record_id=None,
        source_locale__language_code=SOURCE_LANGUAGE,
        target_locale__language_code=TARGET_LANGUAGE,
        first_live_at__isnull=False,
    )
    if question.scope.territory is not None:
        jobs = jobs.none()
    return jobs.annotate(
        label_vi=_title_in(SOURCE_LANGUAGE),
        label_en=_title_in(TARGET_LANGUAGE),
        live=Value(True, BooleanField()),
        is_demo=Value(False, BooleanField()),
        counted_on=TruncDate("first_live_at"),
        counted_words=F("words"),
    )


@figure(
    key="translations-published",
    label=_("Translations published"),
    explanation=_(
        "Vietnamese pages whose English was published for the first time in the period, also "
        "when it has been taken down since."
    ),
    unit=_TRANSLATION,
    dated="counted_on",
    dimensions=(_YEAR,),
)
def translations_published(question: Question) -> QuerySet:
    """Translated pages by the day on which they were public in English for the first time.

    A page counts once, however often it is published again. A page that the public cannot read
    in a language is known by its number there.
    """
    return _translations(question)


@figure(
    key="words-translated",
    label=_("Words translated"),
    explanation=_(
        "Words (syllables) of the Vietnamese pages whose English was published for the first "
        "time in the period, as long as these are now."
    ),
    unit=_WORD,
    value="counted_words",
    dated="counted_on",
    dimensions=(_YEAR,),
)
def words_translated(question: Question) -> QuerySet:
    """The same pages as `translations_published`, each with the length of its original."""
    return _translations(question)

"""The glossary: how names, titles and terms are said in English, and when."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from portal.core.collation import sort_key
from portal.core.english_texts import refuse_vietnamese
from portal.core.names import identity, searchable, words
from portal.core.text import clean_text

# Nobody types more to find a term; every word costs a condition.
_MOST_WORDS = 12


class TermPart(models.TextChoices):
    """What kind of expression a term is."""

    ORGANISATION = "organisation", _("organisation")
    PLACE = "place", pgettext_lazy("glossary", "place")
    PERSON = "person", _("person")
    TITLE = "title", _("title or office")
    TERM = "term", _("term")
    DOCUMENT = "document", _("document")
    EVENT = "event", _("event")
    NGO = "ngo", _("non-governmental organisation")
    INTERNATIONAL = "international", _("international body")
    UNIT = "unit", _("unit of measure")
    PUBLICATION = "publication", _("publication")
    INTERFACE = "interface", _("words of the website")
    PHRASE = "phrase", _("phrase")


class TermQuerySet(models.QuerySet):
    """Questions to the glossary."""

    def found_by(self, query: str) -> Self:
        """Terms with all words of the query in any wording, typed with or without marks."""
        sought = words(query)[:_MOST_WORDS]
        found = self if sought else self.none()
        for word in sought:
            found = found.filter(search_text__contains=word)
        return found

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Rows that skip `save()` are found and ordered like all others."""
        terms = list(objs)
        for term in terms:
            term.derive()
        return super().bulk_create(terms, *args, **kwargs)

    def sharing_time_with(self, starts: date | None, ends: date | None) -> Self:
        """Terms whose period has a day in common with another; no date is no limit."""
        found = self
        if ends is not None:
            found = found.filter(Q(valid_from=None) | Q(valid_from__lte=ends))
        if starts is not None:
            found = found.filter(Q(valid_until=None) | Q(valid_until__gte=starts))
        return found


class Term(models.Model):
    """A Vietnamese expression and its English, for as long as it is said like that.

    A name or title whose English depends on the day of the event has a term for each period;
    the periods of one expression never overlap.

    Attributes:
        do_not_translate: the English is the source, letter by letter.
        identity: equal for spellings of one source that differ in case or the tone mark's place.
        loaded_as: what a file of terms gave; empty for terms that people have entered.
    """

    source = models.CharField(_("Vietnamese"), max_length=255)
    target = models.CharField(
        _("English"),
        max_length=255,
        blank=True,
        help_text=_("May be left empty for what stays as it is."),
    )
    alternatives = models.TextField(
        _("other accepted English wordings"), blank=True, help_text=_("One on each line.")
    )
    avoided = models.TextField(
        _("English wordings that must not be used"),
        blank=True,
        help_text=_("One on each line. A translation that has one cannot be approved."),
    )
    part = models.CharField(
        _("kind"), max_length=20, choices=TermPart.choices, default=TermPart.TERM
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("For translators: usage, source, what is unsure.")
    )
    do_not_translate = models.BooleanField(
        _("stays as it is"),
        default=False,
        help_text=_("The same letters in English, such as the name of a foreign body."),
    )
    case_sensitive = models.BooleanField(
        _("only with these capitals"),
        default=False,
        help_text=_("For names that are ordinary words in small letters."),
    )
    valid_from = models.DateField(
        _("valid from"), null=True, blank=True, help_text=_("For events on or after this day.")
    )
    valid_until = models.DateField(
        _("valid until"), null=True, blank=True, help_text=_("For events up to this day.")
    )
    is_active = models.BooleanField(
        _("in use"),
        default=True,
        help_text=_(
            "Terms that are not in use stay in the list but are neither shown nor checked."
        ),
    )
    identity = models.CharField(max_length=255, editable=False, db_index=True)
    sort_key = models.CharField(max_length=512, editable=False, db_index=True)
    search_text = models.TextField(blank=True, editable=False)
    loaded_as = models.CharField(max_length=32, blank=True, editable=False)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["sort_key", F("valid_from").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "valid_from"], name="translation_term_source_from"
            ),
            models.UniqueConstraint(
                fields=["source"],
                condition=Q(valid_from=None),
                name="translation_term_source_always",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("valid_from"))
                | Q(valid_from=None)
                | Q(valid_until=None),
                name="translation_term_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Clean the texts and fill what follows from them."""
        self.source = clean_text(self.source)
        self.target = clean_text(self.target) or (self.source if self.do_not_translate else "")
        self.alternatives = "\n".join(self.other_wordings())
        self.avoided = "\n".join(self.wrong_wordings())
        self.identity = identity(self.source)
        self.sort_key = sort_key(self.source)
        self.search_text = searchable([self.source, self.target, self.alternatives])

    def other_wordings(self) -> list[str]:
        """The accepted English wordings beside `target`."""
        return _lines(self.alternatives)

    def wrong_wordings(self) -> list[str]:
        """The English wordings that no translation may have."""
        return _lines(self.avoided)

    def clean(self) -> None:
        """What must be true of a term and of the others with its source.

        Raises:
            ValidationError: on the field that is wrong.
        """
        super().clean()
        self.derive()
        self._refuse_what_is_no_english()
        self._refuse_wrong_periods()

    def _refuse_what_is_no_english(self) -> None:
        if self.do_not_translate:
            if self.target != self.source:
                raise ValidationError(
                    {
                        "target": gettext(
                            "What stays as it is reads the same in English: leave it empty."
                        )
                    }
                )
            refuse_vietnamese(target=(self.target, ""))
            return
        if not self.target:
            raise ValidationError({"target": gettext("Write the English wording.")})
        refuse_vietnamese(target=(self.target, self.source))
        for wording in self.other_wordings():
            refuse_vietnamese(alternatives=(wording, ""))
        self._refuse_what_is_right_and_wrong()

    def _refuse_what_is_right_and_wrong(self) -> None:
        right = {identity(wording) for wording in (self.target, *self.other_wordings())}
        both = [wording for wording in self.wrong_wordings() if identity(wording) in right]
        if both:
            message = gettext("“%(wording)s” is an accepted wording of the same term.")
            raise ValidationError({"avoided": message % {"wording": both[0]}})

    def _refuse_wrong_periods(self) -> None:
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError(
                {"valid_until": gettext("The last day lies before the first day.")}
            )
        others = Term.objects.filter(identity=self.identity).exclude(pk=self.pk)
        for other in others.sharing_time_with(self.valid_from, self.valid_until):
            if self.case_sensitive and other.case_sensitive and self.source != other.source:
                continue
            raise ValidationError(
                {
                    "valid_from": gettext(
                        "“%(source)s” has an English wording for a part of this time already: "
                        "“%(target)s”, %(period)s."
                    )
                    % {
                        "source": other.source,
                        "target": other.target,
                        "period": other.period(),
                    }
                }
            )

    def period(self) -> str:
        """When the term is valid, in the reader's language."""
        first, last = (
            date_format(day, "SHORT_DATE_FORMAT") if day else ""
            for day in (self.valid_from, self.valid_until)
        )
        if first and last:
            return gettext("from %(first)s until %(last)s") % {"first": first, "last": last}
        if first:
            return gettext("from %(first)s") % {"first": first}
        return gettext("until %(last)s") % {"last": last} if last else gettext("at any time")


def _lines(text: str) -> list[str]:
    """What stands on each line, once."""
    return list(dict.fromkeys(filter(None, map(clean_text, text.splitlines()))))

"""Where else the union's news appears: other outlets' copies and the union's own bulletins."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import RevisionMixin

from news.models.pages import NewsPage
from news.querysets import BulletinIssueQuerySet, SyndicationQuerySet
from portal.core.documents import PortalDocument
from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE
from portal.core.records import Record


class Outlet(Record):
    """A newspaper, broadcaster or site that takes over the union's articles."""

    website = models.URLField(_("website"), blank=True)

    panels = [*Record.label_panels, FieldPanel("website"), *Record.note_panels]

    class Meta(Record.Meta):
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")


class Syndication(RevisionMixin, models.Model):
    """An article as it appeared in an outlet.

    It hangs on the Vietnamese article, of which the English page is a translation: one
    appearance is one row, whichever language is read.
    """

    article = models.ForeignKey(
        NewsPage,
        on_delete=models.CASCADE,
        related_name="syndications",
        verbose_name=_("article"),
        help_text=_("The Vietnamese article."),
    )
    outlet = models.ForeignKey(
        Outlet,
        on_delete=models.PROTECT,
        related_name="syndications",
        verbose_name=_("outlet"),
    )
    url = models.URLField(_("address"), max_length=500, blank=True)
    date = models.DateField(_("appeared on"))
    is_demo = models.BooleanField(_("invented for demonstration"), default=False)

    objects: ClassVar = SyndicationQuerySet.as_manager()

    panels = [
        PageChooserPanel("article"),
        FieldRowPanel([FieldPanel("outlet"), FieldPanel("date")]),
        FieldPanel("url"),
        FieldPanel("is_demo"),
    ]

    class Meta:
        verbose_name = _("syndicated article")
        verbose_name_plural = _("syndicated articles")
        ordering = ["-date", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "outlet", "date"],
                name="one_appearance_a_day_in_each_outlet",
                violation_error_message=_("This appearance is on record already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.outlet}: {self.article.get_admin_display_title()}"

    def clean(self) -> None:
        """Translations are not counted a second time."""
        super().clean()
        if self.article_id and self.article.locale.language_code != SOURCE_LANGUAGE:
            raise ValidationError({"article": _("Choose the Vietnamese article.")})


class Publication(Record):
    """A bulletin or magazine that the union publishes itself."""

    named_after_it = ("issues",)

    class Meta(Record.Meta):
        verbose_name = _("publication")
        verbose_name_plural = _("publications")


class BulletinIssue(Record):
    """An issue of a publication: planned, then published. It is named after both."""

    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="issues", verbose_name=_("publication")
    )
    number = models.CharField(
        _("number"), max_length=40, help_text=_("As printed, for example 3/2026.")
    )
    planned_on = models.DateField(_("planned for"), null=True, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    document = models.ForeignKey(
        PortalDocument,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("file"),
    )

    import_keys = ("publication", "number")
    objects: ClassVar = BulletinIssueQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("publication"), FieldPanel("number")]),
        FieldRowPanel([FieldPanel("planned_on"), FieldPanel("published_on")]),
        FieldPanel("document"),
        *Record.note_panels,
    ]

    class Meta(Record.Meta):
        verbose_name = _("bulletin issue")
        verbose_name_plural = _("bulletin issues")
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "number"],
                name="one_issue_of_each_number",
                violation_error_message=_("There is an issue with this number already."),
            )
        ]

    def derive(self) -> None:
        """The name follows from publication and number; `Publication.save` keeps it in step."""
        self.label_vi = self._name(SOURCE_LANGUAGE)
        self.label_en = self._name(TARGET_LANGUAGE)
        super().derive()

    def clean(self) -> None:
        """Nothing is printed without a day on which it should be or was."""
        super().clean()
        if not self.planned_on and not self.published_on:
            raise ValidationError({"planned_on": _("For which day is it planned?")})

    def _name(self, language: str) -> str:
        publication = Publication.label.in_language(self.publication, language)
        if not publication:
            return ""
        with translation.override(language):
            return gettext("%(publication)s, issue %(number)s") % {
                "publication": publication,
                "number": self.number,
            }

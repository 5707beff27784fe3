"""Records: facts that exist once, in one row for both languages, with a label in each."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, RevisionMixin
from wagtail.search import index

from portal.core.bilingual import Bilingual
from portal.core.collation import sort_key
from portal.core.english_texts import refuse_vietnamese
from portal.core.languages import base_language
from portal.core.slugs import VietnameseSlugInput, available_slug, vietnamese_slug


class RecordQuerySet(models.QuerySet):
    """Questions that every kind of record answers."""

    model: Any

    def published(self) -> Self:
        """Records that the public may see."""
        return self.filter(live=True)

    def named(self) -> Self:
        """Records that somebody has named in the reader's language; others would leak."""
        return self.exclude(**{f"label_{base_language(get_language())}": ""})


class Record(DraftStateMixin, RevisionMixin, index.Indexed, models.Model):
    """A fact with a Vietnamese and an English label, a draft state and a history."""

    label_vi = models.CharField(_("name in Vietnamese"), max_length=255)
    label_en = models.CharField(_("name in English"), max_length=255, blank=True)
    sort_key = models.CharField(max_length=512, blank=True, editable=False, db_index=True)
    source_note = models.TextField(
        _("source"), blank=True, help_text=_("Where this is known from. Not shown to visitors.")
    )
    is_demo = models.BooleanField(
        _("invented for demonstration"),
        default=False,
        help_text=_("Visitors see a mark beside invented rows."),
    )

    label = Bilingual()
    # What is written twice, in columns that end in `_vi` and `_en`.
    bilingual_texts: ClassVar[tuple[str, ...]] = ("label",)
    objects = RecordQuerySet.as_manager()

    label_panels = [
        FieldRowPanel(
            [FieldPanel("label_vi"), FieldPanel("label_en")],
        ),
    ]
    note_panels = [
        MultiFieldPanel(
            [FieldPanel("source_note"), FieldPanel("is_demo")],
            heading=_("Source"),
            classname="collapsed",
        ),
    ]
    panels = [*label_panels, *note_panels]

    search_fields = [
        index.SearchField("label_vi"),
        index.SearchField("label_en"),
        index.AutocompleteField("label_vi"),
        index.AutocompleteField("label_en"),
    ]

    class Meta:
        abstract = True
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return type(self).label.in_any_language(self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = sort_key(self.label_vi)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """English texts are shown at once, on every English page that shows the record."""
        super().clean()
        refuse_vietnamese(
            **{
                f"{name}_en": (getattr(self, f"{name}_en"), getattr(self, f"{name}_vi"))
                for name in self.bilingual_texts
            }
        )


class SluggedRecord(Record):
    """A record that stands in addresses, such as a topic in a listing's filter."""

    slug = models.SlugField(
        _("address"),
        unique=True,
        max_length=80,
        blank=True,
        help_text=_("Empty: made from the Vietnamese name."),
    )

    panels = [
        *Record.label_panels,
        FieldPanel("slug", widget=VietnameseSlugInput),
        *Record.note_panels,
    ]

    class Meta(Record.Meta):
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Records that code creates get their address, too."""
        self.slug = self.slug or self._free_slug()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Nobody has to type an address; two records never share one."""
        super().clean()
        self.slug = self.slug or self._free_slug()

    def _free_slug(self) -> str:
        others = type(self)._default_manager.exclude(pk=self.pk)
        return available_slug(
            vietnamese_slug(self.label_vi), lambda slug: others.filter(slug=slug).exists()
        )

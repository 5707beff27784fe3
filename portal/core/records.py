"""Records: facts that exist once, in one row for both languages, with a label in each."""

from collections.abc import Iterable
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
from portal.core.names import searchable, words
from portal.core.signals import records_written
from portal.core.slugs import VietnameseSlugInput, available_slug, vietnamese_slug

# Nobody types more to find a record; every word costs a condition.
_MOST_WORDS = 12


class RecordQuerySet(models.QuerySet):
    """Questions that every kind of record answers."""

    model: Any

    def published(self) -> Self:
        """Records that the public may see."""
        return self.filter(live=True)

    def named(self) -> Self:
        """Records that somebody has named in the reader's language; others would leak."""
        return self.exclude(**{f"label_{base_language(get_language())}": ""})

    def found_by(self, query: str) -> Self:
        """Records with all words of the query in their names, typed with or without marks."""
        sought = words(query)[:_MOST_WORDS]
        found = self if sought else self.none()
        for word in sought:
            found = found.filter(search_text__contains=word)
        return found

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Rows that skip `save()` are found and ordered like all others."""
        records = list(objs)
        for record in records:
            record.derive()
        written = super().bulk_create(records, *args, **kwargs)
        records_written.send(sender=self.model, records=written)
        return written

    def bulk_update(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> int:
        """Tell who listens, as Django tells of records that are saved one by one."""
        records = list(objs)
        number = super().bulk_update(records, *args, **kwargs)
        records_written.send(sender=self.model, records=records)
        return number

    bulk_update.alters_data = True  # type: ignore[attr-defined]


class Record(DraftStateMixin, RevisionMixin, index.Indexed, models.Model):
    """A fact with a Vietnamese and an English label, a draft state and a history."""

    label_vi = models.CharField(_("name in Vietnamese"), max_length=255)
    label_en = models.CharField(_("name in English"), max_length=255, blank=True)
    sort_key = models.CharField(max_length=512, blank=True, editable=False, db_index=True)
    search_text = models.TextField(blank=True, editable=False)
    source_note = models.TextField(
        _("source"), blank=True, help_text=_("Where this is known from. Not shown to visitors.")
    )
    is_demo = models.BooleanField(
        _("invented for demonstration"),
        default=False,
        help_text=_("Visitors see a mark beside invented rows."),
    )

    # The fields that together tell one record from another in a sheet of many.
    import_keys: ClassVar[tuple[str, ...]] = ("label_vi",)
    # Fields in which it has more names, apart from its labels and keys.
    also_called: ClassVar[tuple[str, ...]] = ("aliases",)
    # The reverse relations of records that bear this record's name.
    named_after_it: ClassVar[tuple[str, ...]] = ()

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
        self.derive()
        super().save(*args, **kwargs)
        self.pass_on_names([self])

    def search_texts(self) -> list[str]:
        """Everything that people call this record: its names, its codes, its other names."""
        named = dict.fromkeys(("label_vi", "label_en", *self.import_keys, *self.also_called))
        values = (getattr(self, name, "") for name in named)
        return [value for value in values if isinstance(value, str)]

    def derive(self) -> None:
        """Fill what follows from other fields: the place in the alphabet, the text to search."""
        self.sort_key = sort_key(self.label_vi)
        self.search_text = searchable(self.search_texts())

    @classmethod
    def pass_on_names(cls, records: Iterable[Self]) -> None:
        """Keep the records that bear these names in step."""
        holders = {record.pk: record for record in records}
        for name in cls.named_after_it:
            key: Any = cls._meta.get_field(name).remote_field
            manager = key.model._default_manager
            bearers = list(manager.filter(**{f"{key.name}__in": holders}))
            for bearer in bearers:
                setattr(bearer, key.name, holders[getattr(bearer, key.attname)])
                bearer.derive()
            manager.bulk_update(bearers, ["label_vi", "label_en", "sort_key", "search_text"])

    def clean_inline_rows(self) -> None:
        """What must be true of inline rows together; for writers that use no form."""

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

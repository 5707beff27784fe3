"""The entry "Translation" of the main menu, and what stands under it."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from portal.core.people import person_behind
from portal.translation.queue.rights import rights_of
from portal.translation.sources import target_language_key

# Other parts of the desk put their entries here.
REGISTER_HOOK = "register_translation_menu_item"
_ORDER = 150
_FILE_RIGHTS = ("translation.add_memoryunit", "translation.change_term")
translation_menu = Menu(register_hook_name=REGISTER_HOOK)


class DeskMenuItem(MenuItem):
    """Shown to people with a part in translation."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Without a query of its own."""
        return rights_of(person_behind(request)).has_part


class RecordsMenuItem(DeskMenuItem):
    """Shown to people who write in the language that records lack."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Without a query, once the language's key is in the cache."""
        rights = rights_of(person_behind(request))
        return bool(rights.decides) or target_language_key() in rights.translates


def queue_item() -> MenuItem:
    """The list of jobs."""
    return DeskMenuItem(
        _("Queue"), reverse("translation_queue"), name="translation-queue",
        icon_name="list-ul", order=100,
    )  # fmt: skip


def matrix_item() -> MenuItem:
    """Pages and languages."""
    return DeskMenuItem(
        _("Pages and languages"), reverse("translation_matrix"), name="translation-matrix",
        icon_name="table", order=200,
    )  # fmt: skip


def records_item() -> MenuItem:
    """Names and other short texts."""
    return RecordsMenuItem(
        _("Records without English"), reverse("translation_records"), name="translation-records",
        icon_name="snippet", order=300,
    )  # fmt: skip


class FilesMenuItem(MenuItem):
    """Shown to people who keep the memory or the glossary."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the page behind it has anything for this person."""
        return any(map(person_behind(request).has_perm, _FILE_RIGHTS))


def files_item() -> MenuItem:
    """The memory and the glossary as files of other programs."""
    return FilesMenuItem(
        _("Files"), reverse("translation_files"), name="translation-files",
        icon_name="download", order=700,
    )  # fmt: skip


def top_item() -> MenuItem:
    """The entry in the main menu; hidden when nothing under it is shown."""
    return SubmenuMenuItem(
        _("Translation"), translation_menu, name="translation", icon_name="globe", order=_ORDER
    )

"""The entry "Translation" of the main menu, and what stands under it."""

from collections.abc import Callable

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.models import Locale

from portal.core.languages import TARGET_LANGUAGE
from portal.core.people import person_behind
from portal.translation.queue.rights import rights_of

# Other parts of the desk put their entries here.
REGISTER_HOOK = "register_translation_menu_item"
_ORDER = 150
_LANGUAGES = "translation_language_codes"
translation_menu = Menu(register_hook_name=REGISTER_HOOK)


class DeskMenuItem(MenuItem):
    """Shown to people with a part in translation."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Without a query of its own."""
        return rights_of(person_behind(request)).has_part


class RecordsMenuItem(DeskMenuItem):
    """Shown to people who write in the language that records lack."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Asked for every admin page, and twice: the languages are kept as Wagtail keeps names."""
        rights = rights_of(person_behind(request))
        codes: dict[int, str] = cache.get_or_set(_LANGUAGES, _language_codes) or {}
        return bool(rights.decides) or TARGET_LANGUAGE in {
            codes.get(pk) for pk in rights.translates
        }


def _language_codes() -> dict[int, str]:
    return dict(Locale.objects.values_list("pk", "language_code"))


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


ITEMS: list[Callable[[], MenuItem]] = [queue_item, matrix_item, records_item]


def top_item() -> MenuItem:
    """The entry in the main menu; hidden when nothing under it is shown."""
    return SubmenuMenuItem(
        _("Translation"), translation_menu, name="translation", icon_name="globe", order=_ORDER
    )

"""What translators see when they come in: which pages wait for them."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractUser
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE
from portal.core.navigation import HOME_DEPTH
from portal.core.people import person_behind
from portal.translation.access import SUBMIT
from portal.translation.states import TranslationState, with_translation_state

SHOWN = 10
_WAITING = (TranslationState.MISSING, TranslationState.OUTDATED, TranslationState.IN_PROGRESS)


def waits_for_translators(user: AbstractUser) -> bool:
    """Whether `user` adds pages in the language that is translated into."""
    places = PagePermissionPolicy().instances_user_has_permission_for(user, "add")
    return user.has_perm(SUBMIT) and places.filter(locale__language_code=TARGET_LANGUAGE).exists()


class WaitingForTranslation(Component):
    """The newest public Vietnamese pages without a current English text: three queries."""

    name = "waiting_for_translation"
    template_name = "translation/waiting_panel.html"
    order = 200

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Adds `rows`: page, its state in words, and where to go on with it."""
        if not waits_for_translators(person_behind(parent_context["request"])):
            return {"rows": []}
        pages = list(
            with_translation_state(
                Page.objects.live()
                .public()
                .filter(locale__language_code=SOURCE_LANGUAGE, depth__gt=HOME_DEPTH)
            )
            .filter(translation_state__in=_WAITING)
            .order_by("-last_published_at")[:SHOWN]
        )
        english = dict(
            Page.objects.filter(
                translation_key__in=[page.translation_key for page in pages],
                locale__language_code=TARGET_LANGUAGE,
            ).values_list("translation_key", "pk")
        )
        return {
            "rows": [
                {
                    "page": page,
                    "state": TranslationState(page.translation_state).label,
                    "english_id": english.get(page.translation_key),
                }
                for page in pages
            ]
        }

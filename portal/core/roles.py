"""Who may do what, by language: the five jobs of the office. Pure: names and permissions."""

from dataclasses import dataclass
from typing import Final

# The marker alone: this module is pure.
from django.utils.translation.trans_null import gettext_noop

from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE


@dataclass(frozen=True)
class Role:
    """A job: what its holders may do with the pages of one language, and with everything else.

    `page_permissions` hold for the tree of `language`; `record_actions` for every kind of record
    in the admin; `model_permissions` are "app.codename"; `collection_permissions` hold for all
    pictures and documents. `approval` names the workflow in which its holders are the second
    person, if they are.
    """

    name: str
    language: str
    page_permissions: tuple[str, ...] = ()
    record_actions: tuple[str, ...] = ()
    model_permissions: tuple[str, ...] = ()
    collection_permissions: tuple[str, ...] = ()
    approval: str = ""


_ENTER_ADMIN: Final = ("wagtailadmin.access_admin",)
_TRANSLATE: Final = ("wagtail_localize.submit_translation",)
_RULE: Final = ("translation.change_jobrule",)
_KEEP_GLOSSARY: Final = ("translation.add_term", "translation.change_term")
_KEEP_MEMORY: Final = ("translation.add_memoryunit",)
_MEDIA: Final = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
)
_CHOOSE_MEDIA: Final = ("wagtailimages.choose_image", "wagtaildocs.choose_document")

OFFICER: Final = Role(
    name="Communications officers (vi)",
    language=SOURCE_LANGUAGE,
    page_permissions=("add_page", "change_page"),
    record_actions=("add", "change"),
    model_permissions=(*_ENTER_ADMIN, *_TRANSLATE),
    collection_permissions=_MEDIA,
)
EDITOR: Final = Role(
    name="Editors (vi)",
    language=SOURCE_LANGUAGE,
    page_permissions=("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    record_actions=("add", "change", "publish"),
    model_permissions=(*_ENTER_ADMIN, *_TRANSLATE, *_RULE),
    collection_permissions=_MEDIA,
    approval=gettext_noop("Approval of Vietnamese pages"),
)
TRANSLATOR: Final = Role(
    name="Translators (en)",
    language=TARGET_LANGUAGE,
    page_permissions=("add_page", "change_page"),
    record_actions=("change",),
    model_permissions=(*_ENTER_ADMIN, *_TRANSLATE, *_KEEP_GLOSSARY),
    collection_permissions=_CHOOSE_MEDIA,
)
REVIEWER: Final = Role(
    name="Reviewers (en)",
    language=TARGET_LANGUAGE,
    page_permissions=("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    record_actions=("change",),
    model_permissions=(*_ENTER_ADMIN, *_TRANSLATE, *_KEEP_GLOSSARY, *_KEEP_MEMORY, *_RULE),
    collection_permissions=_CHOOSE_MEDIA,
    approval=gettext_noop("Review of English pages"),
)
ROLES: Final = (OFFICER, EDITOR, TRANSLATOR, REVIEWER)

"""Links to the directory, for every template that names a record."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from portal.core.entities import addresses
from portal.core.entities.kinds import entity_kinds
from portal.core.languages import base_language
from portal.core.plain_pages import Place

register = template.Library()


@register.simple_tag
def entity_url(record: Any) -> str:
    """The address of a record's page in the active language; "" when it has none."""
    return addresses.entity_url(record)


@register.filter
def entity_link(record: Any, text: str = "") -> SafeString | str:
    """The record's name, or another text, as a link to its page when it has one."""
    said = text or str(record.label)
    url = addresses.entity_url(record)
    return format_html('<a href="{}">{}</a>', url, said) if url else said


@register.simple_tag
def directory_url() -> str:
    """The address of the directory in the active language."""
    return addresses.directory_address(base_language(get_language()))


@register.simple_tag
def directory_lists() -> list[Place]:
    """The list of each kind in the active language."""
    language = base_language(get_language())
    return [
        Place(str(kind.plural).capitalize(), addresses.list_address(kind, language))
        for kind in entity_kinds()
    ]

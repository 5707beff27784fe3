"""Who may be chosen for a job."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.cache import cache
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.coreutils import get_locales_display_names
from wagtail.models import GroupPagePermission

from portal.core.remembering import forget
from portal.translation.access import SUBMIT
from portal.translation.queue.rights import ADD, PUBLISH, ROOT_DEPTH

_KEY: Final = "translation-colleagues"
# Seconds after which they are asked for again in any case: rights that are written in bulk, or
# by a process with a cache of its own, tell nobody.
_LONGEST_KEPT: Final = 300


@dataclass(frozen=True)
class Colleague:
    """Somebody who may be chosen for a job."""

    pk: int
    name: str
    translates: frozenset[int]
    reviews: frozenset[int]


def colleagues() -> list[Colleague]:
    """Everybody with a part in translation as it is now, by name, with languages: one query."""
    locales = frozenset(get_locales_display_names())
    app, codename = SUBMIT.split(".")
    submit = Permission.objects.filter(content_type__app_label=app, codename=codename)
    submits = Exists(submit.filter(group__user=OuterRef("pk"))) | Exists(
        submit.filter(user=OuterRef("pk"))
    )
    held = "groups__page_permissions__"
    part = GroupPagePermission.objects.filter(
        group__user=OuterRef("pk"), permission__codename__in=[ADD, PUBLISH]
    )
    people = (
        get_user_model()
        ._default_manager.filter(is_active=True)
        .annotate(
            submits=submits,
            takes_part=Exists(part),
            codename=F(f"{held}permission__codename"),
            locale=F(f"{held}page__locale"),
            depth=F(f"{held}page__depth"),
        )
        .filter(Q(is_superuser=True) | Q(takes_part=True))
        .values_list(
            "pk",
            "username",
            "first_name",
            "last_name",
            "is_superuser",
            "submits",
            "codename",
            "locale",
            "depth",
            named=True,
        )
    )
    names: dict[int, str] = {}
    translates: dict[int, set[int]] = defaultdict(set)
    reviews: dict[int, set[int]] = defaultdict(set)
    for row in people:
        names[row.pk] = f"{row.first_name} {row.last_name}".strip() or row.username
        where = locales if row.is_superuser or row.depth == ROOT_DEPTH else {row.locale}
        if row.is_superuser or (row.codename == ADD and row.submits):
            translates[row.pk] |= where
        if row.is_superuser or row.codename == PUBLISH:
            reviews[row.pk] |= where
    return sorted(
        (
            Colleague(pk, name, frozenset(translates[pk]), frozenset(reviews[pk]))
            for pk, name in names.items()
            if translates[pk] or reviews[pk]
        ),
        key=lambda one: (one.name.casefold(), one.pk),
    )


def known_colleagues() -> list[Colleague]:
    """The same for lists to choose from: no query, once they are in the cache.

    What somebody has chosen is looked up in `colleagues`, as they are then.
    """
    return cache.get_or_set(_KEY, colleagues, _LONGEST_KEPT) or []


def forget_colleagues(
    sender: type, instance: Any, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    """Somebody is new, is called something else, or may do something else; signing in is not it."""
    if update_fields != frozenset({"last_login"}):
        forget(_KEY)


def listen() -> None:
    """Connect everything; again is harmless."""
    people = get_user_model()
    for sender in (people, Group, GroupPagePermission):
        for signal in (post_save, post_delete):
            signal.connect(forget_colleagues, sender=sender, dispatch_uid="colleagues")
    for links in (people.groups, people.user_permissions, Group.permissions):
        m2m_changed.connect(forget_colleagues, sender=links.through, dispatch_uid="colleagues")

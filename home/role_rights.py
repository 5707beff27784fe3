"""What the groups of the office may do: everything their roles say, when they are made.

Afterwards groups are the administrators' own: what they took away stays away. A right that a
later version of the portal brings is named, and given when an administrator says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.snippets.models import get_snippet_models

from portal.core.roles import Role


@dataclass(frozen=True)
class Lack:
    """What a group has not, though its role has.

    Attributes:
        models: for kinds of records and settings.
        pages: for the tree below `home`.
        collections: for all pictures and documents.
    """

    group: Group
    home: Page
    models: list[Permission]
    pages: list[Permission]
    collections: list[Permission]

    def names(self) -> list[str]:
        """Each right as "app.codename"."""
        every = [*self.models, *self.pages, *self.collections]
        return sorted(f"{one.content_type.app_label}.{one.codename}" for one in every)

    def grant(self) -> None:
        """Give the group what it lacks; what it has beyond its role stays."""
        self.group.permissions.add(*self.models)
        GroupPagePermission.objects.bulk_create(
            GroupPagePermission(group=self.group, page=self.home, permission=one)
            for one in self.pages
        )
        root = Collection.get_first_root_node()
        GroupCollectionPermission.objects.bulk_create(
            GroupCollectionPermission(group=self.group, collection=root, permission=one)
            for one in self.collections
        )


def lack_of(role: Role, group: Group, home: Page) -> Lack:
    """Compare `group` with its role; `home` is the home page of its language."""
    on_pages = GroupPagePermission.objects.filter(group=group, page=home)
    on_collections = GroupCollectionPermission.objects.filter(
        group=group, collection=Collection.get_first_root_node()
    )
    return Lack(
        group,
        home,
        models=_without(
            [*_named(role.model_permissions), *_record_permissions(role)],
            group.permissions.values_list("pk", flat=True),
        ),
        pages=_without(
            _named(f"wagtailcore.{name}" for name in role.page_permissions),
            on_pages.values_list("permission", flat=True),
        ),
        collections=_without(
            _named(role.collection_permissions), on_collections.values_list("permission", flat=True)
        ),
    )


def _without(wanted: Iterable[Permission], held: Iterable[int]) -> list[Permission]:
    known = set(held)
    return [permission for permission in wanted if permission.pk not in known]


def _named(dotted: Iterable[str]) -> list[Permission]:
    permissions = Permission.objects.select_related("content_type")
    return [
        permissions.get(content_type__app_label=app, codename=codename)
        for app, codename in (name.split(".") for name in dotted)
    ]


def _record_permissions(role: Role) -> QuerySet[Permission]:
    """For everything registered as a snippet: a new kind of record needs no entry anywhere.

    Inline rows have no rights of their own: whoever may change a record may change them.
    """
    kinds = ContentType.objects.get_for_models(*get_snippet_models())
    codenames = [
        get_permission_codename(action, model._meta)
        for model in kinds
        for action in role.record_actions
    ]
    permissions = Permission.objects.select_related("content_type")
    return permissions.filter(content_type__in=kinds.values(), codename__in=codenames)

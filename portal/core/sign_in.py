"""How a request gets to know who is behind it: with one query."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission
from django.db.models import Exists, OuterRef, Q

_ENTER_APP, _ENTER_CODENAME = "wagtailadmin", "access_admin"
# Where Django's own backend keeps them.
_KEPT = "_perm_cache"
_ENTER = f"{_ENTER_APP}.{_ENTER_CODENAME}"


class PeopleBackend(ModelBackend):
    """Django's backend, which answers at once what every request to the admin asks.

    Wagtail's admin wants each person's profile, for the language, and whether they may enter.
    """

    def get_user(self, user_id: Any) -> Any:
        """The person with this number, if they may sign in."""
        permissions = Permission.objects.filter(
            Q(group__user=OuterRef("pk")) | Q(user=OuterRef("pk")),
            content_type__app_label=_ENTER_APP,
            codename=_ENTER_CODENAME,
        )
        people = get_user_model()._default_manager.select_related("wagtail_userprofile")
        user = people.annotate(may_enter_admin=Exists(permissions)).filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Django's answer, the person's own and their groups' permissions in one query."""
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        if user_obj.is_superuser:
            return super().get_all_permissions(user_obj)
        if not hasattr(user_obj, _KEPT):
            held = Permission.objects.filter(Q(group__user=user_obj) | Q(user=user_obj))
            names = held.values_list("content_type__app_label", "codename").order_by()
            setattr(user_obj, _KEPT, {f"{app}.{codename}" for app, codename in names})
        return getattr(user_obj, _KEPT)

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Whether somebody may do something; entering the admin is known from `get_user`."""
        known = getattr(user_obj, "may_enter_admin", None)
        if perm == _ENTER and obj is None and known is not None:
            return bool(user_obj.is_active and known)
        return super().has_perm(user_obj, perm, obj=obj)

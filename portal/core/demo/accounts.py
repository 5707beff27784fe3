"""One account per job, so that everybody's work can be tried."""

from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from portal.core.languages import SOURCE_LANGUAGE
from portal.core.roles import EDITOR, OFFICER, REVIEWER, TRANSLATOR, Role

_DOMAIN: Final = "demo.invalid"


@dataclass(frozen=True)
class Account:
    """Somebody with a job; the administrator's role is None."""

    name: str
    role: Role | None

    @property
    def password(self) -> str:
        """Known to everybody: these accounts are never made where it matters."""
        return f"demo-{self.name}"

    @property
    def email(self) -> str:
        """An address that can never receive mail."""
        return f"{self.name}@{_DOMAIN}"


ACCOUNTS: Final = (
    Account("officer", OFFICER),
    Account("editor", EDITOR),
    Account("translator", TRANSLATOR),
    Account("reviewer", REVIEWER),
    Account("administrator", None),
)


def ensure_accounts() -> tuple[dict[str, Any], int]:
    """Create the accounts that are missing; answers with all by name and how many are new.

    An account of the same name that somebody made is left alone.
    """
    users, new = {}, 0
    for account in ACCOUNTS:
        user = get_user_model().objects.filter(username=account.name).first()
        if user is None:
            user = _create(account)
            new += 1
        users[account.name] = user
    return users, new


def _create(account: Account) -> Any:
    manager = get_user_model().objects
    if account.role is None:
        user = manager.create_superuser(account.name, account.email, account.password)
    else:
        user = manager.create_user(account.name, account.email, account.password)
        user.groups.add(Group.objects.get(name=account.role.name))
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = account.role.language if account.role else SOURCE_LANGUAGE
    profile.save()
    return user


def is_ours(account: Account, user: Any) -> bool:
    """Whether the password printed for `account` opens the door."""
    return user.email == account.email and user.check_password(account.password)

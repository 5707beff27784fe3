"""Publishing takes two people: the one who wrote and the one who approves."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState

from portal.core.publishing import second_pair_of_eyes


class TwoPersonApprovalTask(AbstractGroupApprovalTask):
    """Approval by a member of the groups who did not write all of it alone."""

    class Meta:
        verbose_name = _("approval by a second person")
        verbose_name_plural = _("approvals by a second person")

    @classmethod
    def get_description(cls) -> str:
        return str(_("A member of these groups other than the author approves"))

    def get_actions(self, obj: Any, user: AbstractBaseUser) -> list[tuple[str, str, bool]]:
        """The author may still ask for changes, but not approve."""
        actions = super().get_actions(obj, user)
        if second_pair_of_eyes(obj, obj.latest_revision, user):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def on_action(
        self, task_state: TaskState, user: AbstractBaseUser, action_name: str, **kwargs: Any
    ) -> Any:
        """Hold the rule for a request that was made without the button, too.

        Raises:
            PermissionDenied: when the author tries to approve.
        """
        if action_name == "approve" and second_pair_of_eyes(
            task_state.workflow_state.content_object, task_state.revision, user
        ):
            raise PermissionDenied
        return super().on_action(task_state, user, action_name, **kwargs)

"""Publishing takes two people: the one who wrote and the one who approves."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState

from portal.core.publishing import approver_refusals, refuse_unless_safe


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
        if actions and approver_refusals(obj, obj.get_latest_revision(), user):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def on_action(
        self, task_state: TaskState, user: AbstractBaseUser, action_name: str, **kwargs: Any
    ) -> Any:
        """Hold every rule before anything is approved, also for a request made by hand.

        The newest revision is what the end of the workflow publishes, so that one is asked
        about, and not the one with which the task began. Whether its moment has come is asked
        when it is published, which undoes an approval that comes too early.

        Raises:
            PublicationRefused: with the reasons; the workflow stays where it is.
        """
        with transaction.atomic():
            if action_name == "approve":
                revision = task_state.workflow_state.content_object.get_latest_revision()
                refuse_unless_safe(revision.as_object(), revision, user, later=True)
            return super().on_action(task_state, user, action_name, **kwargs)

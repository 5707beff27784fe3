"""Wagtail's own mails about reviews, which would say once more what the desk's notices say.

Everybody chooses how often the desk writes to them; Wagtail writes at once. About pages that are
no translations it goes on as it was.
"""

from typing import Any

from wagtail.admin.mail import (
    GroupApprovalTaskStateSubmissionEmailNotifier,
    WorkflowStateApprovalEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
    WorkflowStateSubmissionEmailNotifier,
)
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from portal.translation.models import Job


def leave_translations_to_the_desk() -> None:
    """Take the places of Wagtail's handlers, whether they are connected already or not."""
    for signal, sender, name, handler in (
        (task_submitted, TaskState, "group_approval_task_submitted", _TaskSubmitted()),
        (workflow_submitted, WorkflowState, "workflow_state_submitted", _Submitted()),
        (workflow_rejected, WorkflowState, "workflow_state_rejected", _Rejected()),
        (workflow_approved, WorkflowState, "workflow_state_approved", _Approved()),
    ):
        place = {"sender": sender, "dispatch_uid": f"{name}_email_notification"}
        signal.disconnect(**place)
        signal.connect(handler, weak=False, **place)


class _NotForTranslations:
    def can_handle(self, instance: TaskState | WorkflowState, **kwargs: Any) -> bool:
        is_wagtails: bool = super().can_handle(instance, **kwargs)  # type: ignore[misc]
        return is_wagtails and not _is_of_the_desk(instance)


class _TaskSubmitted(_NotForTranslations, GroupApprovalTaskStateSubmissionEmailNotifier):
    pass


class _Submitted(_NotForTranslations, WorkflowStateSubmissionEmailNotifier):
    pass


class _Rejected(_NotForTranslations, WorkflowStateRejectionEmailNotifier):
    pass


class _Approved(_NotForTranslations, WorkflowStateApprovalEmailNotifier):
    pass


def _is_of_the_desk(instance: TaskState | WorkflowState) -> bool:
    state = instance.workflow_state if isinstance(instance, TaskState) else instance
    page = state.content_object
    return isinstance(page, Page) and Job.objects.into_page(page).exists()

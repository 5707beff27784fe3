"""Approval by a second person."""

import pytest
from django.urls import reverse
from wagtail.models import Page, TaskState, WorkflowTask

from news.models import NewsIndexPage, NewsPage
from portal.core.models import TwoPersonApprovalTask
from portal.core.publishing import PublicationRefused
from portal.core.roles import EDITOR
from tests.conftest import make_user


def submitted_by(homes, author):
    page = NewsPage(title="Gặp mặt hữu nghị", live=False, owner=author)
    NewsIndexPage.objects.child_of(homes["vi"]).get().add_child(instance=page)
    page.save_revision(user=author)
    page.get_workflow().start(page, author)
    return Page.objects.get(pk=page.pk).specific


def approve(client, page):
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    return client.post(url, {"comment": ""})


def live(page):
    return Page.objects.get(pk=page.pk).live


def actions(page, user):
    return {name for name, _label, _modal in page.current_workflow_task.get_actions(page, user)}


def test_the_editor_approves_what_the_officer_wrote(homes, officer, editor, client_of):
    page = submitted_by(homes, officer)
    assert actions(page, editor) == {"approve", "reject"}
    approve(client_of(editor), page)
    assert live(page)


def test_the_officer_approves_nothing(homes, officer, client_of):
    page = submitted_by(homes, officer)
    assert actions(page, officer) == set()
    approve(client_of(officer), page)
    assert not live(page)


def test_editors_do_not_approve_their_own_text(homes, editor, client_of):
    page = submitted_by(homes, editor)
    assert actions(page, editor) == {"reject"}
    approve(client_of(editor), page)
    assert not live(page)
    approve(client_of(make_user(EDITOR, "second")), page)
    assert live(page)


def test_a_request_made_by_hand_is_refused(homes, editor):
    page = submitted_by(homes, editor)
    state = page.current_workflow_task_state
    with pytest.raises(PublicationRefused):
        page.current_workflow_task.on_action(state, editor, "approve")
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS


def test_an_administrator_may_approve_their_own(homes, administrator, client_of):
    page = submitted_by(homes, administrator)
    approve(client_of(administrator), page)
    assert live(page)


def test_what_is_not_complete_is_not_approved(homes, officer, editor, client_of):
    """The refusal is a message, and the page stays in review."""
    page = submitted_by(homes, officer)
    page.published_at = None
    page.save_revision(user=officer)
    response = approve(client_of(editor), page)
    assert response.status_code == 302
    assert not live(page)
    assert Page.objects.get(pk=page.pk).workflow_in_progress


def test_the_newest_version_is_what_counts(homes, officer, editor):
    """The end of the workflow publishes the newest version, not the one it began with."""
    page = submitted_by(homes, officer)
    page.get_latest_revision().publish()
    page = Page.objects.get(pk=page.pk).specific
    page.title = "Chỉ do một người viết"
    page.save_revision(user=editor)
    page.get_workflow().start(page, officer)
    page = Page.objects.get(pk=page.pk).specific
    state = page.current_workflow_task_state
    with pytest.raises(PublicationRefused):
        page.current_workflow_task.on_action(state, editor, "approve")


def test_the_rule_holds_at_every_step(homes, editor):
    """The last step is guarded by the publication that it brings; the steps before are not."""
    second_step = TwoPersonApprovalTask.objects.create(name="Second step")
    WorkflowTask.objects.create(workflow=homes["vi"].get_workflow(), task=second_step, sort_order=1)
    page = submitted_by(homes, editor)
    state = page.current_workflow_task_state
    with pytest.raises(PublicationRefused):
        page.current_workflow_task.on_action(state, editor, "approve")
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS

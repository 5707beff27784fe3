from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import DraftStateMixin, Page, Site, Workflow
from wagtail.snippets.models import get_snippet_models

from home.setup import ensure_site
from portal.core.roles import REVIEWER, ROLES

pytestmark = pytest.mark.django_db


def test_each_language_has_sections_of_its_own(homes) -> None:
    slugs = {code: [page.slug for page in home.get_children()] for code, home in homes.items()}
    assert slugs == {
        "vi": ["tin-tuc", "doi-tac", "du-an", "bao-cao", "gioi-thieu"],
        "en": ["news", "partners", "projects", "reports", "about-us"],
    }
    for vietnamese, english in zip(
        homes["vi"].get_children(), homes["en"].get_children(), strict=True
    ):
        assert vietnamese.translation_key == english.translation_key
        assert english.alias_of_id is None


def test_the_site_stands_under_its_public_address(homes, settings) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://huunghi.example.org"
    ensure_site()
    site = Site.objects.get()
    assert site.root_url == "https://huunghi.example.org"
    assert homes["en"].get_full_url().startswith("https://huunghi.example.org/en/")


def test_setting_up_again_changes_nothing_people_did(homes) -> None:
    section = homes["vi"].get_children().first()
    section.title = "Tin tức và sự kiện"
    section.save()
    Group.objects.get(name=ROLES[0].name).permissions.clear()
    pages, workflows = Page.objects.count(), Workflow.objects.count()
    ensure_site()
    section.refresh_from_db()
    assert section.title == "Tin tức và sự kiện"
    assert not Group.objects.get(name=ROLES[0].name).permissions.exists()
    assert (Page.objects.count(), Workflow.objects.count()) == (pages, workflows)


def run(*options: str) -> str:
    output = StringIO()
    call_command("setup_site", *options, stdout=output)
    return output.getvalue()


def rights_of(group: Group) -> set[tuple]:
    """Everything a group may do, wherever Wagtail keeps it."""
    return {
        *group.permissions.values_list("codename"),
        *group.page_permissions.values_list("permission__codename", "page"),
        *group.collection_permissions.values_list("permission__codename", "collection"),
    }


def test_rights_of_existing_groups_are_given_on_demand_only(homes) -> None:
    group = Group.objects.get(name=REVIEWER.name)
    complete = rights_of(group)
    group.permissions.remove(*group.permissions.filter(codename="change_jobrule"))
    group.page_permissions.filter(permission__codename="lock_page").delete()
    group.collection_permissions.filter(permission__codename="choose_image").delete()
    extra = Permission.objects.get(codename="delete_term")
    group.permissions.add(extra)
    lacking = rights_of(group)
    assert len(complete - lacking) == 3

    told = run()
    assert rights_of(group) == lacking
    named = "translation.change_jobrule, wagtailcore.lock_page, wagtailimages.choose_image"
    assert f"{group} may not (--grant changes that): {named}" in told

    assert f"{group} may now: {named}" in run("--grant")
    assert rights_of(group) == complete | {(extra.codename,)}
    assert "may n" not in run("--grant") + run()


def test_every_kind_of_record_is_open_to_the_jobs_that_need_it(
    officer, editor, translator, reviewer
) -> None:
    for model in get_snippet_models():
        can = {
            action: [
                user.username
                for user in (officer, editor, translator, reviewer)
                if user.has_perm(f"{model._meta.app_label}.{action}_{model._meta.model_name}")
            ]
            for action in ("add", "change", "publish", "delete")
        }
        publishing = ["editor"] if issubclass(model, DraftStateMixin) else []
        assert can == {
            "add": ["officer", "editor"],
            "change": ["officer", "editor", "translator", "reviewer"],
            "publish": publishing,
            "delete": [],
        }


def test_nothing_of_a_new_wagtail_is_left(homes) -> None:
    assert not Page.objects.filter(title__startswith="Welcome").exists()
    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in ROLES}
    assert set(Workflow.objects.values_list("name", flat=True)) == {
        "Duyệt trang tiếng Việt", "Thẩm định trang tiếng Anh",
    }  # fmt: skip

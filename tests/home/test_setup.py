from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import DraftStateMixin, Page, Site, Workflow
from wagtail.snippets.models import get_snippet_models

from home.setup import ensure_site
from portal.core.roles import ROLES
from portal.translation.models import Term

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


def test_a_new_site_has_the_glossary_and_keeps_what_becomes_of_it() -> None:
    call_command("setup_site", stdout=StringIO())
    assert Term.objects.count() > 250
    kept = Term.objects.get(source="Bộ Ngoại giao")
    Term.objects.exclude(pk=kept.pk).delete()
    call_command("setup_site", stdout=StringIO())
    assert Term.objects.get() == kept

"""The demonstration site: what its texts declare is what the site and the desk show."""

import json
import re
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import Translation, TranslationSource

from home.models import HomePage, SectionPage, StandardPage
from news.models import NewsIndexPage, NewsPage
from partners.models import Organisation, PartnerPage
from portal.core.demo.accounts import ACCOUNTS
from portal.core.demo.prose import demo_uuid, is_demo_uuid, read_items, updated
from portal.core.models import PortalImage, SiteIdentity
from portal.reports.models import ReportPage, ReportVersion, StatedFigure
from portal.settings import base
from portal.translation.findings.blocking import blocking_findings
from portal.translation.models import Job, Term
from portal.translation.models.glossary import TermPart
from portal.translation.states import translation_state
from projects.models import ProjectPage, Transaction
from tests.factories import NewsPageFactory
from tests.reports.crawl import prove_report
from tests.test_architecture import VIETNAMESE_LETTERS

ROOT = Path(__file__).resolve().parents[2]
MODELS = {
    "news": (NewsPage, "news/demo/articles"),
    "partners": (PartnerPage, "partners/demo/profiles"),
    "projects": (ProjectPage, "projects/demo/showcases"),
    "home": (StandardPage, "home/demo/pages"),
}
ITEMS = [item for kind, (_, folder) in MODELS.items() for item in read_items(ROOT / folder, kind)]


def run(*arguments) -> str:
    out = StringIO()
    call_command("demo", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    """The demonstration, built once for this module; answers with what the command said."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield run()
        transaction.set_rollback(True)


@pytest.fixture
def demo(built, db) -> str:
    return built


def version(item, language) -> Page | None:
    model, _folder = MODELS[item.kind]
    return model.objects.filter(
        translation_key=item.translation_key, locale__language_code=language
    ).first()


def items(*states):
    chosen = [item for item in ITEMS if item.state in states]
    return pytest.mark.parametrize("item", chosen, ids=lambda item: f"{item.kind}/{item.key}")


def progress(item) -> tuple[int, int]:
    translation = Translation.objects.get(source__object_id=item.translation_key)
    total, done = translation.get_progress()
    return done, total


def live_pages() -> list[Page]:
    return [page for page in Page.objects.live().specific() if is_demo_uuid(page.translation_key)]


@items("published")
def test_published_has_no_error_by_the_glossary_that_the_site_comes_with(demo, item):
    assert Term.objects.filter(part=TermPart.ORGANISATION).exists()
    job = Job.objects.for_page(version(item, "vi")).first()
    assert [blocked.in_words() for blocked in blocking_findings(job)] == []


# --- States of translation --------------------------------------------------------------------


@items("missing")
def test_missing_has_no_english(demo, item):
    assert version(item, "vi").live
    assert version(item, "en") is None
    assert not TranslationSource.objects.filter(object_id=item.translation_key).exists()


@items("in_progress")
def test_in_progress_is_a_draft_with_something_left_to_do(demo, item):
    assert version(item, "vi").live
    english = version(item, "en")
    assert not english.live
    assert english.title == item.english["title"]
    done, total = progress(item)
    assert 0 < done < total


@items("published")
def test_published_is_live_and_complete(demo, item):
    vietnamese, english = version(item, "vi"), version(item, "en")
    assert (vietnamese.title, english.title) == (item.vietnamese["title"], item.english["title"])
    assert vietnamese.live
    assert english.live
    assert not english.has_unpublished_changes
    done, total = progress(item)
    assert done == total > 0
    source = TranslationSource.objects.get(object_id=item.translation_key)
    assert json.loads(source.content_json)["title"] == vietnamese.title


@items("outdated")
def test_outdated_shows_the_english_of_an_earlier_text(demo, item):
    vietnamese, english = version(item, "vi"), version(item, "en")
    assert english.live
    assert english.title == item.english["title"]
    changed = updated(item.vietnamese, item.update)
    assert (vietnamese.title, vietnamese.summary) == (changed["title"], changed["summary"])
    source = TranslationSource.objects.get(object_id=item.translation_key)
    # Translators have the newest text at once; what visitors read in English is as it was.
    assert json.loads(source.content_json)["title"] == changed["title"]
    assert english.live_revision.created_at < vietnamese.last_published_at


@items("missing", "in_progress", "published", "outdated")
def test_the_desk_says_what_the_texts_declare(demo, item):
    assert translation_state(version(item, "vi")) == item.state


def test_english_follows_its_original_after_hours(demo):
    live = Job.objects.filter(
        first_live_at__isnull=False, source_page__in=[version(item, "vi").pk for item in ITEMS]
    )
    waited = [job.first_live_at - job.source_page.first_published_at for job in live]
    assert len(waited) > 20
    assert timedelta(hours=5) <= min(waited) < max(waited) < timedelta(hours=80)


def test_every_state_occurs_among_articles():
    states = {item.state for item in ITEMS if item.kind == "news"}
    assert states == {"missing", "in_progress", "in_review", "published", "outdated"}


# --- What visitors see ------------------------------------------------------------------------


def test_every_published_page_can_be_read(demo, client):
    pages = live_pages()
    assert len(pages) > 60
    for page in pages:
        assert client.get(page.url).status_code == 200, page.url


def test_published_english_pages_hold_no_vietnamese(demo):
    english = [page for page in live_pages() if page.locale.language_code == "en"]
    english += Page.objects.live().filter(locale__language_code="en", depth__in=(2, 3)).specific()
    for page in english:
        texts = [page.title, page.slug, page.summary, page.cover_caption]
        for name in ("body", "figures"):
            if hasattr(page, name):
                stream = getattr(page, name)
                texts.append(json.dumps(stream.get_prep_value(), ensure_ascii=False))
        found = VIETNAMESE_LETTERS.intersection(" ".join(texts).lower())
        assert not found, (page.url, found)


def test_english_addresses_are_made_of_english_titles(demo):
    item = next(item for item in ITEMS if item.key == "ban-giao-nha-ban-tru-lam-binh")
    assert version(item, "vi").slug.startswith("ban-giao-nha-ban-tru")
    assert version(item, "en").slug.startswith("boarding-house-handed-over")


def test_facts_and_links_reach_both_languages(demo, client):
    item = next(item for item in ITEMS if item.key == "ban-giao-nha-ban-tru-lam-binh")
    for language in ("vi", "en"):
        article = version(item, language)
        assert article.published_at == item.facts["published_at"]
        assert {topic.slug for topic in article.topics.all()} == set(item.facts["topics"])
        projects = client.get(article.url).context["projects"]
        assert [page.locale_id for page in projects] == [article.locale_id]
        pictures = [block.value["image"] for block in article.body if block.block_type == "image"]
        alternatives = [picture.contextual_alt_text for picture in pictures]
        assert alternatives == [getattr(picture, f"alt_{language}") for picture in pictures]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_home_and_sections_are_written(demo, homes, language):
    home = HomePage.objects.get(pk=homes[language].pk)
    assert home.summary
    assert home.featured.is_demo
    assert len(home.figures) == 4
    assert home.figures[0].value["value"] == 84
    sections = Page.objects.child_of(home).live().in_menu().specific()
    assert all(section.summary for section in sections)
    about = SectionPage.objects.child_of(home).get()
    assert StandardPage.objects.child_of(about).live().count() == 7
    assert StandardPage.objects.child_of(home).live().count() == 2


def test_the_site_says_whose_it_is_and_that_it_is_a_demonstration(demo):
    identity = SiteIdentity.for_site(Site.objects.get(is_default_site=True))
    assert identity.name_vi
    assert identity.name_en
    assert identity.is_demo
    assert identity.iati_reference == "VN-DEMO-0001"


def report(key, language="vi") -> ReportPage:
    return ReportPage.objects.get(
        translation_key=demo_uuid("reports", key), locale__language_code=language
    )


@pytest.mark.parametrize("key", ["nua-dau-2026", "nhiem-ky-2021-2026"])
def test_every_number_of_a_report_opens_the_rows_that_make_it(demo, key):
    assert prove_report(report(key)) > 20


def test_one_report_says_what_was_corrected_since(demo, client):
    for language in ("vi", "en"):
        changed = client.get(report("nua-dau-2026", language).url).content.decode()
        notice = changed.partition("notice-drift")[2].partition("</aside>")[0]
        assert re.search(r"52[.,]500", notice)
        assert re.search(r"54[.,]300", notice)
        unchanged = client.get(report("nhiem-ky-2021-2026", language).url).content.decode()
        assert "notice-drift" not in unchanged


def test_quoted_figures_are_real_and_name_their_source(demo):
    figures = StatedFigure.objects.all()
    assert figures.count() == 15
    for figure in figures:
        figure.full_clean()
        assert not figure.is_demo
        assert figure.territory
        assert figure.source_title_vi
        assert figure.source_title_en
    unstated = figures.get(value=12_900_000)
    assert (unstated.measure, unstated.unit, unstated.kind) == ("unstated", "USD", "ten-years")


def test_pictures_are_credited_and_described(demo):
    pictures = PortalImage.objects.filter(is_demo=True)
    assert pictures.count() == 14
    for picture in pictures:
        assert picture.credit
        assert picture.licence == PortalImage.Licence.PUBLIC_DOMAIN
        assert picture.alt_vi
        assert picture.alt_en


# --- The command ------------------------------------------------------------------------------


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.name)
def test_everybody_can_enter_with_the_printed_password(demo, account):
    assert f"{account.name:14} {account.password}" in demo
    client = Client()
    assert client.login(username=account.name, password=account.password)
    assert client.get("/admin/").status_code == 200


def test_the_command_prints_the_addresses(demo):
    for path in ("/", "/en/", "/admin/"):
        assert f"http://testserver{path}\n" in demo


def state_of_the_site() -> list:
    return [
        list(Page.objects.order_by("pk").values_list("pk", "title", "slug", "latest_revision")),
        list(PortalImage.objects.order_by("pk").values_list("pk", "file")),
        Organisation.objects.count(),
        Translation.objects.count(),
        list(ReportVersion.objects.order_by("pk").values_list("pk", "number")),
        list(Transaction.objects.order_by("pk").values_list("pk", "amount")),
        get_user_model().objects.count(),
    ]


def test_a_second_run_changes_nothing(demo):
    before = state_of_the_site()
    assert "Made nothing" in run()
    assert state_of_the_site() == before


def test_reset_builds_again_and_keeps_what_people_wrote(demo, homes, administrator):
    by_people = NewsPageFactory(home=homes["vi"], is_demo=True)
    about = SectionPage.objects.get(locale=homes["vi"].locale)
    about.summary = "Do người viết."
    about.save_revision(user=administrator).publish()
    demo_keys = {page.translation_key for page in live_pages()}
    first = version(ITEMS[0], "vi").pk

    run("--reset")

    assert NewsPage.objects.filter(pk=by_people.pk).exists()
    assert SectionPage.objects.get(pk=about.pk).summary == "Do người viết."
    assert {page.translation_key for page in live_pages()} == demo_keys
    assert version(ITEMS[0], "vi").pk != first
    assert HomePage.objects.get(pk=homes["vi"].pk).featured.is_demo
    assert PortalImage.objects.filter(is_demo=True).count() == 14
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_site_that_is_not_for_demonstrations_is_refused(demo, settings):
    before = state_of_the_site()
    settings.DEMO_ALLOWED = False
    with pytest.raises(CommandError, match="known passwords"):
        run("--reset", "--scale", "3")
    assert state_of_the_site() == before


def test_production_is_not_for_demonstrations():
    assert base.DEMO_ALLOWED is False


def test_an_account_of_somebody_else_keeps_its_password(demo):
    user = get_user_model().objects.get(username="editor")
    user.set_password("their own")
    user.save()
    assert f"{'editor':14} (its own)" in run()


def test_a_negative_scale_is_refused(db):
    with pytest.raises(CommandError, match="0 or more"):
        run("--scale", "-1")


# --- Very many articles -----------------------------------------------------------------------


@pytest.fixture
def enlarged(demo) -> list[NewsPage]:
    known = set(NewsPage.objects.values_list("pk", flat=True))
    assert "more articles for measuring" in run("--scale", "12")
    return list(NewsPage.objects.exclude(pk__in=known).select_related("locale"))


def test_short_articles_stand_in_the_tree_like_others(enlarged, client):
    assert Page.find_problems() == ([], [], [], [], [])
    languages = [article.locale.language_code for article in enlarged]
    assert languages.count("vi") == 12
    assert 0 < languages.count("en") < 12
    for article in enlarged:
        assert article.is_demo
        parent = article.get_parent()
        assert article.url_path == f"{parent.url_path}{article.slug}/"
        response = client.get(article.url)
        assert response.status_code == 200
        assert article.title in response.content.decode()


def test_a_page_can_be_added_behind_short_articles(enlarged, homes):
    added = NewsPageFactory(home=homes["vi"])
    listing = NewsIndexPage.objects.get(pk=added.get_parent().pk)
    assert listing.numchild == listing.get_children().count()
    assert listing.get_children().last().pk == added.pk


def test_short_articles_are_listed_searched_and_have_topics(enlarged, client):
    for article in enlarged:
        year = article.published_at.year
        listing = article.get_parent()
        found = NewsPage.objects.below(listing.specific).filter(published_at__year=year)
        assert article in found
        assert article.topics.exists()
        assert article in NewsPage.objects.filter(pk=article.pk).search(article.title)


def test_short_articles_are_told_apart_from_their_translation(enlarged):
    english = [article for article in enlarged if article.locale.language_code == "en"]
    for article in english:
        original = NewsPage.objects.get(
            translation_key=article.translation_key, locale=Locale.objects.get(language_code="vi")
        )
        assert original.title != article.title
        assert original.published_at == article.published_at
        assert not VIETNAMESE_LETTERS.intersection(article.title.lower())


def test_short_articles_are_made_once_and_more_can_follow(enlarged):
    vietnamese = NewsPage.objects.filter(locale__language_code="vi")
    before = vietnamese.count()
    assert "Made 0 more" in run("--scale", "12")
    run("--scale", "14")
    assert vietnamese.count() == before + 2

"""The public pages: every type, bare and full, in both languages."""

import json
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.test import Client, RequestFactory
from django.utils import translation
from wagtail.models import Page, PageViewRestriction, Site

from home.models import HomePage, SectionPage
from news.models import NewsIndexPage, NewsPage, NewsPagePartner, NewsPageProject
from partners.models import Locality, Partnership, Sector
from portal.core.models import PortalDocument, SiteIdentity
from portal.core.pages import page_types
from portal.core.templatetags.written import column_of_numbers, small_initial, within_a_list
from portal.core.views import server_error
from projects.models import AidProgramme, NeedsPage
from tests.factories import (
    LocalityFactory,
    NewsPageFactory,
    OrganisationFactory,
    PartnerPageFactory,
    PortalImageFactory,
    ProjectPageFactory,
    SectorFactory,
    StandardPageFactory,
    TopicFactory,
)
from tests.factories_partners import (
    ActivityFactory,
    AgreementFactory,
    CongressFactory,
    DelegationFactory,
    PartnershipFactory,
)
from tests.factories_projects import (
    AidProgrammeFactory,
    ProgrammeDonorFactory,
    ProposalFactory,
    TransactionFactory,
)
from tests.factories_reports import published_report

LANGUAGES = ("vi", "en")
VIETNAMESE_ONLY = "Chỉ có tiếng Việt"
HTML_CEILING = 20_000
CSS_CEILING = 40_000


def visit(page_or_url: Page | str, status: int = 200) -> BeautifulSoup:
    url = page_or_url if isinstance(page_or_url, str) else page_or_url.url
    response = Client().get(url)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def words(soup: BeautifulSoup) -> str:
    return " ".join(soup.get_text(" ").split())


TEXTS = {
    "vi": {
        "part": "Một phần", "sentence": "Đoạn văn.", "caption": "Hai đoàn",
        "missing": "Ảnh còn thiếu", "quote": "Tình bạn bền lâu.", "year": "Năm",
        "visits": "Số đoàn", "film": "Phim ngắn", "source": "Báo Tuyên Quang",
    },
    "en": {
        "part": "A part", "sentence": "A paragraph.", "caption": "Two delegations",
        "missing": "No picture yet", "quote": "Friendship lasts.", "year": "Year",
        "visits": "Visits", "film": "A short film", "source": "Tuyen Quang Newspaper",
    },
}  # fmt: skip


def story(language: str) -> list:
    """One block of every kind, and a figure whose picture has not come yet."""
    text = TEXTS[language]
    document = PortalDocument.objects.create(
        title="Nghị định 58", title_en="Decree 58", file=ContentFile(b"%PDF", "nd58.pdf")
    )
    picture = {"image": PortalImageFactory(), "caption": text["caption"], "credit": "Lý Thịnh"}
    return [
        ("text", f"<h2>{text['part']}</h2><p>{text['sentence']}</p>"),
        ("image", picture),
        ("image", {"image": None, "caption": text["missing"], "credit": ""}),
        ("before_after", {"before": picture, "after": picture}),
        ("quote", {"quote": text["quote"], "attribution": "Lâm Gia Bình"}),
        ("documents", [document]),
        ("table", {"data": [[text["year"], text["visits"]], ["2023", None]],
                   "table_caption": text["visits"],
                   "first_row_is_table_header": True, "first_col_is_header": True,
                   "cell": [], "mergeCells": []}),
        ("video", {"url": "https://www.youtube.com/watch?v=abc123", "title": text["film"]}),
    ]  # fmt: skip


def bare_pages(home: HomePage) -> dict[str, Page]:
    section = SectionPage.objects.child_of(home).get()
    StandardPageFactory(home=home, summary="")
    return {
        "home": home,
        "section": section,
        "text": StandardPageFactory(home=home, summary=""),
        "article": NewsPageFactory(home=home, summary=""),
        "partner": PartnerPageFactory(home=home, summary=""),
        "project": ProjectPageFactory(home=home, summary=""),
        "report": published_report(home),
        "needs": NeedsPage.objects.descendant_of(home).get(),
        **{child.slug: child.specific for child in home.get_children().exclude(pk=section.pk)},
    }


def fill_profile(locality: Locality, sectors: list, nameless: dict[str, str]) -> None:
    """Every kind of record about a partner, with and without an English name."""
    PartnershipFactory(locality=locality, since=1976, sectors=sectors)
    CongressFactory(association__country=locality.country, association__is_demo=True)
    for names in ({}, nameless):
        AgreementFactory(localities=[locality], **names)
        DelegationFactory(localities=[locality], is_demo=True, **names)
        ActivityFactory(localities=[locality], people_reached=300, **names)
    PartnershipFactory(
        locality=LocalityFactory(label_vi="Xã Cao Bồ", label_en="Cao Bo commune"),
        tier=Partnership.Tier.SEEKING, population=5200, contact="office@example.org",
        seeks_vi="Một vùng chè", seeks_en="A tea region", is_demo=True,
    )  # fmt: skip


def full_programme(sector: Sector, nameless: dict[str, str]) -> AidProgramme:
    """A programme with everything a showcase shows, and the needs beside it."""
    programme = AidProgrammeFactory(
        starts_on=date(2024, 1, 1), ends_on=date(2026, 1, 1), sectors=[sector],
        localities=[LocalityFactory(), LocalityFactory(**nameless)],
        beneficiaries_vi=VIETNAMESE_ONLY,
    )  # fmt: skip
    for measure, amount in (("commitment", 20_700_000_000), ("disbursement", 10_350_000_000)):
        TransactionFactory(
            programme=programme, measure=measure, amount=Decimal(amount), currency="VND"
        )
    for organisation in (OrganisationFactory(), OrganisationFactory(**nameless)):
        ProgrammeDonorFactory(programme=programme, organisation=organisation)
    for names in ({}, nameless):
        ProposalFactory(is_demo=True, summary_vi=VIETNAMESE_ONLY, sector=sector, **names)
        ProposalFactory(status="funded", funded_on=date(2024, 1, 1), programme=programme, **names)
    return programme


def full_pages(home: HomePage) -> dict[str, Page]:
    cover, topic, sector = PortalImageFactory(), TopicFactory(), SectorFactory()
    nameless = {"label_vi": VIETNAMESE_ONLY, "label_en": ""}
    language = home.locale.language_code
    partner = PartnerPageFactory(
        home=home, cover=cover, body=story(language), website="https://www.example.org/",
        is_demo=True, locality=LocalityFactory(native_name="ແຂວງຊຽງຂວາງ"),
    )  # fmt: skip
    fill_profile(partner.locality, [sector, SectorFactory(**nameless)], nameless)
    project = ProjectPageFactory(
        home=home, cover=cover, body=story(language), partner=partner, is_demo=True,
        programme=full_programme(sector, nameless),
        results=[("result", {"value": Decimal(12), "label": TEXTS[language]["visits"]})],
    )  # fmt: skip
    articles = []
    for _ in range(13):
        article = NewsPageFactory(
            home=home, cover=cover, body=story(language), author="Lâm Gia Bình",
            photo_credit="Lý Thịnh",
            source_name=TEXTS[language]["source"], source_url="https://example.org/", is_demo=True,
        )  # fmt: skip
        article.topics.set([topic, TopicFactory(**nameless)])
        article.partner_links.add(NewsPagePartner(partner=partner))
        article.project_links.add(NewsPageProject(project=project))
        article.save()
        articles.append(article)
    standing = StandardPageFactory(home=home, cover=cover, body=story(language), show_in_menus=True)
    home.figures = [
        ("figure", {"value": Decimal(207_000_000_000), "qualifier": "over", "currency": "VND",
                    "label": "A", "period": "2023", "source": "B"}),
        ("figure", {"value": Decimal(45), "qualifier": "exact", "currency": "", "label": "C",
                    "period": "", "source": "D"}),
    ]  # fmt: skip
    home.save()
    return {
        "home": home,
        "text": standing,
        "article": articles[0],
        "partner": partner,
        "project": project,
        "needs": NeedsPage.objects.descendant_of(home).get(),
        "report": published_report(home),
        **{child.slug: child.specific for child in home.get_children()},
    }


def identity(**values: object) -> SiteIdentity:
    site = Site.objects.get(is_default_site=True)
    found, _created = SiteIdentity.objects.update_or_create(
        site=site,
        defaults={
            "name_vi": "Liên hiệp hữu nghị",
            "name_en": "Union of Friendship",
            "responsible_editor_vi": "Đỗ Thị Ngọc Ánh",
            "responsible_editor_en": "Do Thi Ngoc Anh",
            **values,
        },
    )
    return found


def assert_well_made(soup: BeautifulSoup, language: str) -> None:
    """What holds for every page."""
    assert soup.html["lang"] == language
    assert len(soup.find_all("h1")) == 1
    assert soup.title.string.strip(" –")
    assert soup.find_all(style=True) == []
    assert soup.find_all("style") == []
    inline = [script for script in soup.find_all("script") if not script.get("src")]
    assert {script["type"] for script in inline} <= {"application/ld+json"}
    handlers = [
        tag for tag in soup.find_all(True) if any(name.startswith("on") for name in tag.attrs)
    ]
    assert handlers == []
    assert [image for image in soup.find_all("img") if image.get("alt") is None] == []
    identifiers = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(identifiers) == len(set(identifiers))
    assert "None" not in words(soup)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [bare_pages, full_pages])
def test_every_page_type_is_shown(homes, language: str, make) -> None:
    pages = make(homes[language])
    for page in pages.values():
        assert_well_made(visit(page), language)
    assert {type(page.specific) for page in pages.values()} == set(page_types())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_site_without_any_content_stands(homes, language: str) -> None:
    for page in (homes[language], *homes[language].get_children()):
        assert_well_made(visit(page), language)


def test_english_pages_show_no_vietnamese_labels(homes) -> None:
    identity()
    for page in full_pages(homes["en"]).values():
        assert VIETNAMESE_ONLY not in words(visit(page))


def test_vietnamese_names_are_read_in_vietnamese_on_english_pages(homes) -> None:
    identity()
    soup = visit(full_pages(homes["en"])["article"])
    for name in ("Lâm Gia Bình", "Lý Thịnh"):
        assert soup.find("span", lang="vi", string=name)


def test_pages_keep_their_weight(homes) -> None:
    identity()
    pages = full_pages(homes["vi"])
    for page in pages.values():
        soup = visit(page)
        for text in soup.select(".text"):
            text.decompose()
        assert len(str(soup).encode()) <= HTML_CEILING, page
    folder = Path(settings.BASE_DIR) / "static" / "css"
    # The sheet of the admin's forms is never sent to visitors.
    sheets = [sheet for sheet in folder.glob("*.css") if not sheet.name.startswith("admin_")]
    assert sum(sheet.stat().st_size for sheet in sheets) <= CSS_CEILING


def links(soup: BeautifulSoup, rel: str) -> list:
    return soup.find_all("link", rel=rel)


def alternates(soup: BeautifulSoup) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in links(soup, "alternate")}


def test_translations_name_each_other(homes) -> None:
    source = NewsPageFactory(home=homes["vi"])
    target = NewsPageFactory(home=homes["en"], translation_key=source.translation_key)
    expected = {"vi": source.full_url, "en": target.full_url, "x-default": source.full_url}
    assert alternates(visit(source)) == expected
    assert alternates(visit(target)) == expected


def test_a_page_without_translation_names_none(homes) -> None:
    page = NewsPageFactory(home=homes["vi"])
    soup = visit(page)
    assert alternates(soup) == {}
    switch = soup.select_one('.languages a[hreflang="en"]')
    listing = NewsIndexPage.objects.child_of(homes["en"]).get()
    assert switch["href"] == f"{listing.url}?untranslated={page.pk}"
    assert page.title in words(visit(switch["href"]).select_one(".notice"))


def canonical(soup: BeautifulSoup) -> str:
    (link,) = links(soup, "canonical")
    return link["href"]


def test_result_pages_are_canonical_but_filters_are_not(homes) -> None:
    full_pages(homes["vi"])
    listing = NewsIndexPage.objects.child_of(homes["vi"]).get()
    assert canonical(visit(listing)) == listing.full_url
    second = visit(f"{listing.url}?page=2")
    assert canonical(second) == f"{listing.full_url}?page=2"
    assert alternates(second) == {}
    filtered = visit(f"{listing.url}?year=2026&page=2&utm_source=x")
    assert canonical(filtered) == listing.full_url
    assert "noindex" in filtered.find("meta", attrs={"name": "robots"})["content"]
    assert filtered.select_one(".pages a[rel=prev]")["href"] == "?year=2026"


def test_filters_can_be_taken_away_one_by_one(homes) -> None:
    full_pages(homes["vi"])
    listing = NewsIndexPage.objects.child_of(homes["vi"]).get()
    topic = visit(listing).select_one("select[name=topic] option[value^=chu-de]")["value"]
    soup = visit(f"{listing.url}?year=2026&topic={topic}")
    removals = {link["href"] for link in soup.select(".chips a")}
    assert removals == {f"?topic={topic}", "?year=2026"}
    assert soup.select_one(f'option[value="{topic}"]').has_attr("selected")


def test_an_alias_is_canonical_at_its_source(homes) -> None:
    source = NewsPageFactory(home=homes["vi"])
    NewsPageFactory(home=homes["en"], translation_key=source.translation_key)
    soup = visit(source.create_alias(update_slug="copy"))
    assert canonical(soup) == source.full_url
    assert alternates(soup) == {}


def test_articles_describe_themselves_to_machines(homes) -> None:
    identity()
    page = NewsPageFactory(
        home=homes["vi"], title='Giao lưu </script> & "bạn"', cover=PortalImageFactory(),
        author="Lâm Gia Bình", published_at=datetime(2023, 5, 30, 1, 8, tzinfo=UTC),
    )  # fmt: skip
    soup = visit(page)
    (script,) = soup.find_all("script", type="application/ld+json")
    data = json.loads(script.string)
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == page.title
    assert data["datePublished"] == "2023-05-30T08:08+07:00"
    assert data["inLanguage"] == "vi"
    assert data["publisher"]["name"] == "Liên hiệp hữu nghị"
    assert data["image"][0].startswith("http")
    assert soup.find("meta", property="og:image")["content"] == data["image"][0]
    assert soup.find("meta", property="og:title")["content"] == page.title


def test_the_home_page_describes_the_union(homes) -> None:
    identity(email="a@example.org")
    (script,) = visit(homes["en"]).find_all("script", type="application/ld+json")
    data = json.loads(script.string)
    assert (data["@type"], data["name"]) == ("GovernmentOrganization", "Union of Friendship")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_masthead_carries_both_names(homes, language: str) -> None:
    identity()
    names = visit(homes[language]).select_one(".names")
    first, second = ("Liên hiệp hữu nghị", "Union of Friendship")
    if language == "en":
        first, second = second, first
    assert names.strong.string == first
    assert names.span.string == second
    assert names.span["lang"] != language


@pytest.mark.parametrize("is_demo", [True, False])
def test_a_demonstration_says_so(homes, is_demo: bool) -> None:
    identity(is_demo=is_demo)
    assert ("demonstration site" in words(visit(homes["en"]).footer)) is is_demo


def test_visitors_do_not_see_that_a_picture_is_missing(homes) -> None:
    page = NewsPageFactory(home=homes["vi"], body=story("vi"))
    assert "Ảnh còn thiếu" not in words(visit(page))
    request = page.make_preview_request()
    assert "Ảnh còn thiếu" in request.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", page_types())
def test_a_page_that_was_never_saved_can_be_previewed(homes, language: str, model) -> None:
    page = model(title="", locale=homes[language].locale)
    response = page.make_preview_request()
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.html["lang"] == language
    assert links(soup, "canonical") == []


def test_films_load_only_when_asked_for(homes) -> None:
    soup = visit(NewsPageFactory(home=homes["vi"], body=story("vi")))
    assert soup.find_all("iframe") == []
    film = soup.select_one("[data-player]")
    assert film["data-player"] == "https://www.youtube-nocookie.com/embed/abc123"
    assert film["href"] == "https://www.youtube.com/watch?v=abc123"


def test_progress_is_written_for_machines_and_people(homes) -> None:
    soup = visit(full_pages(homes["vi"])["project"])
    assert float(soup.progress["value"]) == 0.5
    assert "20,7 tỷ đồng" in words(soup)
    assert "50%" in words(soup)


def test_what_is_not_known_of_a_project_is_not_shown(homes) -> None:
    soup = visit(ProjectPageFactory(home=homes["en"]))
    assert soup.progress is None
    assert "Committed" not in words(soup)


def test_not_found_offers_the_other_language(homes) -> None:
    page = NewsPageFactory(home=homes["vi"], slug="chi-o-day")
    english = NewsIndexPage.objects.child_of(homes["en"]).get()
    english.slug = NewsIndexPage.objects.child_of(homes["vi"]).get().slug
    english.save()
    soup = visit(f"{english.url}chi-o-day/", status=404)
    assert_well_made(soup, "en")
    offer = soup.main.find("a", lang="vi")
    assert (offer["href"], offer.string) == (page.url, page.title)
    assert soup.main.select('a[href="/en/"]')


@pytest.mark.parametrize(
    ("path", "home", "offer"),
    [("/x/", "/en/", "English home page"), ("/en/x/", "/", "Trang chủ tiếng Việt")],
)
def test_not_found_speaks_to_readers_of_the_other_language(homes, path, home, offer) -> None:
    soup = visit(path, status=404)
    link = soup.main.find("a", string=offer)
    assert link["href"] == home
    assert link["lang"] == link["hreflang"]
    assert {switch["href"] for switch in soup.select(".languages a")} == {"/", "/en/"}


@pytest.mark.parametrize("is_demo", [True, False])
def test_only_photographs_are_called_so(homes, is_demo: bool) -> None:
    cover = PortalImageFactory(credit="Lý Thịnh", is_demo=is_demo)
    caption = words(visit(NewsPageFactory(home=homes["en"], cover=cover)).select_one(".credit"))
    expected = "Illustration: computer-generated" if is_demo else "Photo: Lý Thịnh"
    assert caption == expected


def test_figures_name_each_source_once(homes) -> None:
    figure = {"value": Decimal(45), "qualifier": "exact", "currency": "", "label": "C"}
    homes["en"].figures = [
        ("figure", {**figure, "period": "2014 – 2019", "source": "Press"}),
        ("figure", {**figure, "period": "2023", "source": "Press"}),
        ("figure", {**figure, "period": "", "source": "Decree"}),
    ]
    homes["en"].save()
    soup = visit(homes["en"])
    assert words(soup.select_one(".sources")) == "Source: Press; Decree"
    assert [words(period) for period in soup.select(".figure .meta")] == ["2014 – 2019", "2023"]


def test_a_standing_page_lists_its_section(homes) -> None:
    section = SectionPage.objects.child_of(homes["vi"]).get()
    section.show_in_menus = True
    section.save()
    page = StandardPageFactory(home=homes["vi"], show_in_menus=True)
    other = StandardPageFactory(home=homes["vi"], show_in_menus=True)
    rail = visit(page).select_one("nav.rail")
    assert {link["href"] for link in rail.find_all("a")} == {page.url, other.url}
    assert rail.find("a", attrs={"aria-current": "page"})["href"] == page.url
    assert visit(homes["vi"]).select_one("nav.rail") is None


@pytest.mark.parametrize(
    ("cells", "are_numbers"),
    [
        (["12", "1.234,5"], True),
        (["1,234.5", "−3", None, ""], True),
        (["45%", "36,5 %", "20 700"], True),
        (["12", "15,2 triệu USD"], False),
        (["1-2", "Số 3"], False),
        ([None, ""], False),
    ],
)
def test_columns_of_numbers_are_known_in_both_notations(cells, are_numbers: bool) -> None:
    assert column_of_numbers([["x", cell] for cell in cells] + [["short"]], 1) is are_numbers


def test_levels_go_on_in_small_letters_after_a_comma(homes) -> None:
    with translation.override("vi"):
        commune = LocalityFactory(label_vi="Xã Lâm Bình", level="commune")
        assert within_a_list(commune) == "xã Lâm Bình"
        assert within_a_list(LocalityFactory(label_vi="Aomori", level="province")) == "Aomori"
        assert within_a_list(OrganisationFactory(label_vi="Xã hội mở")) == "Xã hội mở"
    assert small_initial("Giáo dục") == "giáo dục"
    assert small_initial("ODA") == "ODA"


@pytest.mark.parametrize(("path", "language"), [("/x/", "vi"), ("/en/x/", "en")])
def test_a_failure_is_told_without_the_database(
    path: str, language: str, django_assert_num_queries, db
) -> None:
    with django_assert_num_queries(0):
        response = server_error(RequestFactory().get(path))
    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 500
    assert_well_made(soup, language)


def test_a_page_with_a_password_asks_for_it(homes) -> None:
    page = NewsPageFactory(home=homes["vi"], title="Bí mật")
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="word"
    )
    soup = visit(page)
    assert_well_made(soup, "vi")
    assert soup.select_one("form input[type=password]")
    assert "noindex" in soup.find("meta", attrs={"name": "robots"})["content"]


def test_robots_may_read_all_but_the_admin(homes) -> None:
    text = Client().get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert re.search(r"^Sitemap: http://testserver/sitemap\.xml$", text, re.MULTILINE)


def test_a_hostile_title_stays_text(homes) -> None:
    page = NewsPageFactory(home=homes["en"], title="<img src=x onerror=alert(1)>", summary="<b>x")
    assert_well_made(visit(page), "en")
    assert_well_made(visit(homes["en"]), "en")


def test_templates_of_blocks_need_no_page(homes) -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    page = NewsPage(title="x", locale=homes["vi"].locale, body=story("vi"))
    with translation.override("vi"):
        html = page.body.render_as_block({"request": request})
    assert "Nghị định 58" in html
    assert "<table" in html

"""A report's numbers: live in a draft, kept when it is published, opened row by row."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.log_actions import LogContext

from portal.core.periods import Period
from portal.core.publishing import PublicationRefused
from portal.core.rules import Rule, RuleBroken
from portal.reports.beginning import begin_report
from portal.reports.blocks.counted import MapBlock
from portal.reports.freezing.stamps import records_changed
from portal.reports.models import ExchangeRate, ReportIndexPage, ReportVersion, StatedFigure
from portal.reports.publishing import issue_version
from portal.reports.skeletons import skeleton_body
from tests.factories import LocalityFactory
from tests.factories_projects import TransactionFactory
from tests.factories_reports import (
    ExchangeRateFactory,
    ReportPageFactory,
    StatedFigureFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def transaction():
    return TransactionFactory(amount=Decimal("15200000"), date=date(2023, 3, 1))


def blocks():
    rate, quoted = ExchangeRateFactory(), StatedFigureFactory()
    return [
        ("text", "<h2>Kết quả</h2><p>Một đoạn.</p>"),
        ("key_figures", {"heading": "", "figures": ["programmes", "committed"], "rate": rate.pk}),
        ("table", {"heading": "", "figures": ["committed"], "dimension": "year"}),
        ("comparison", {"heading": "", "figures": ["programmes", "committed"]}),
        ("chart", {"figures": ["programmes"], "dimension": "status", "kind": "bar"}),
        ("records", {"heading": "", "figure": "programmes"}),
        ("stated", {"figure": quoted.pk, "rate": rate.pk}),
    ]


@pytest.fixture
def report(homes, transaction):
    return ReportPageFactory(home=homes["vi"], blocks=blocks())


def publish(page):
    page.save_revision().publish()
    page.refresh_from_db()
    return type(page).objects.get(pk=page.pk)


def test_publishing_keeps_the_numbers(report, transaction):
    published = publish(report)
    before = Client().get(published.url).content.decode()
    assert "15,2" in before
    transaction.amount = Decimal("99000000")
    transaction.save()
    after = Client().get(published.url).content.decode()
    article = after.split('<div class="text">')[1]
    assert "99" not in re.sub(r"<[^>]+>", "", article)
    assert "99" in after
    assert before.split('<div class="text">')[1] == article


def test_correcting_words_keeps_the_version(report, transaction):
    published = publish(report)
    transaction.amount = Decimal(1)
    transaction.save()
    published.title = "Tên đã sửa"
    publish(published)
    version = ReportVersion.objects.get()
    assert version.editions.get().content["title"] == "Tên đã sửa"
    assert (
        version.answers.get(ask="committed")
        .lines["totals"][0]["quantity"]["value"]
        .startswith("15200000")
    )


def test_new_questions_make_a_new_version(report):
    published = publish(report)
    published.body.append(("key_figures", {"figures": ["disbursed"], "heading": "", "note": ""}))
    published = publish(published)
    assert [version.number for version in ReportVersion.objects.all()] == [2, 1]
    old = Client().get(f"{published.url}versions/1/")
    assert old.status_code == 200
    assert 'content="noindex' in old.content.decode()
    assert f'<link rel="canonical" href="{published.full_url}">' in old.content.decode()
    assert Client().get(f"{published.url}versions/3/").status_code == 404


def test_an_old_version_keeps_numbers_and_words(report, transaction):
    published = publish(report)
    transaction.amount = Decimal("99000000")
    transaction.save()
    published.title = "Tên mới"
    issue_version(publish(published), None)
    old = Client().get(f"{published.url}versions/1/").content.decode()
    assert "15,2" in old
    now = Client().get(published.url).content.decode()
    assert "99" in now
    assert "15,2" not in now.split('<div class="text">')[1]


def test_nothing_goes_live_without_its_numbers(report, monkeypatch):
    monkeypatch.setattr("portal.reports.freezing.keeping.prove", _refuse)
    with pytest.raises(PublicationRefused):
        report.save_revision().publish()
    assert not type(report).objects.get(pk=report.pk).live
    assert not ReportVersion.objects.exists()


def _refuse(*args):
    raise RuleBroken(Rule.ROWS_MAKE_THE_FIGURE)


@pytest.fixture
def scheduled(report):
    report.go_live_at = timezone.now() + timedelta(hours=1)
    revision = report.save_revision()
    revision.publish()
    assert not ReportVersion.objects.exists()
    type(revision).objects.filter(pk=revision.pk).update(
        approved_go_live_at=timezone.now() - timedelta(minutes=1)
    )
    revision.refresh_from_db()
    revision.content["go_live_at"] = (timezone.now() - timedelta(minutes=1)).isoformat()
    revision.save()
    return report


def test_the_scheduler_keeps_the_numbers(scheduled):
    call_command("publish_scheduled")
    assert type(scheduled).objects.get(pk=scheduled.pk).live
    assert ReportVersion.objects.get().number == 1


def test_a_wrong_number_does_not_stop_the_scheduler(scheduled, monkeypatch):
    monkeypatch.setattr("portal.reports.freezing.keeping.prove", _refuse)
    call_command("publish_scheduled")
    assert not type(scheduled).objects.get(pk=scheduled.pk).live
    assert not ReportVersion.objects.exists()


def test_whoever_publishes_is_kept(report, editor, officer):
    revision = report.save_revision(user=officer)
    with LogContext(user=editor):
        revision.publish(user=editor)
    assert ReportVersion.objects.get().frozen_by == editor


def test_a_map_shows_each_place_with_its_number(homes, transaction):
    place = LocalityFactory(
        label_vi="Sơn Dương", label_en="Son Duong", latitude="21.70", longitude="105.39"
    )
    transaction.programme.localities.add(place)
    transaction.programme.localities.add(LocalityFactory(label_vi="Nơi chưa rõ"))
    transaction.programme.save()
    page = publish(
        ReportPageFactory(
            home=homes["vi"], blocks=[("map", {"figure": "programmes", "heading": "", "note": ""})]
        )
    )
    html = Client().get(page.url).content.decode()
    pins = html.split('<ol class="places">')[1].split("</ol>")[0]
    assert "Sơn Dương" in pins
    assert f"figures/programmes/locality/this/{place.pk}/" in pins
    assert "Nơi chưa rõ" not in pins
    assert "Nơi chưa rõ" in html


def test_only_figures_that_know_their_places_are_put_on_a_map():
    block = MapBlock()
    with pytest.raises(StructBlockValidationError):
        block.clean(block.to_python({"figure": "associations", "heading": "", "note": ""}))


def test_a_published_report_keeps_its_address(report):
    published = publish(report)
    published.slug = "dia-chi-khac"
    with pytest.raises(ValidationError) as refused:
        published.full_clean()
    assert "slug" in refused.value.message_dict


def test_prompts_that_nobody_answered_do_not_go_public(report):
    prompt = re.search(r"\[Nêu[^]]+\]", str(skeleton_body())).group()
    report.body.append(("text", f"<p>{prompt}</p>"))
    with pytest.raises(PublicationRefused) as refused:
        report.save_revision().publish()
    assert prompt in str(refused.value)


def test_a_begun_report_makes_a_document_of_its_own(homes, officer):
    index = ReportIndexPage.objects.child_of(homes["vi"]).get()
    page = begin_report(index, Period.half_year(2023, 1), "union", officer).page
    page.body = [(one.block_type, one.value) for one in page.body if one.block_type != "text"]
    published = publish(page)
    response = Client().get(f"{published.url}files/pdf/")
    assert response.status_code == 200
    assert response.content.startswith(b"%PDF")


def test_what_a_report_keeps_is_not_deleted(report, administrator, client_of):
    publish(report)
    for name, model in (("exchangerate", ExchangeRate), ("statedfigure", StatedFigure)):
        record = model.objects.first()
        address = reverse(f"wagtailsnippets_reports_{name}:delete", args=[record.pk])
        assert client_of(administrator).post(address).status_code == 302
        assert model.objects.filter(pk=record.pk).exists()


def test_a_rate_with_another_source_is_confessed(report):
    published = publish(report)
    ExchangeRate.objects.update(source_vi="Nguồn khác", source_en="Another source")
    records_changed("reports")
    html = Client().get(published.url).content.decode()
    assert "1 USD" in html.split("notice-drift")[1].split("</aside>")[0]

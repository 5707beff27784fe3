"""A report's numbers: live in a draft, kept when it is published, opened row by row."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.log_actions import LogContext

from portal.core.publishing import PublicationRefused
from portal.core.rules import Rule, RuleBroken
from portal.reports.models import ReportVersion
from portal.reports.publishing import issue_version
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

"""Reports for tests, with the least that makes them valid."""

import re
from datetime import date
from decimal import Decimal

import factory
from django.contrib.auth.models import AbstractBaseUser
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from home.models import HomePage
from portal.reports.models import (
    ExchangeRate,
    ReportIndexPage,
    ReportingPeriod,
    ReportPage,
    StatedFigure,
)
from tests.factories import _index, _PageFactory


class ReportingPeriodFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ReportingPeriod

    kind = "half-year"
    starts_on = date(2023, 1, 1)
    ends_on = date(2023, 6, 30)
    label_vi = "6 tháng đầu năm 2023"
    label_en = "First half of 2023"


class StatedFigureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = StatedFigure

    label_vi = "Viện trợ đã giải ngân"
    label_en = "Aid disbursed"
    value = Decimal(9_020_000)
    unit = "USD"
    measure = "disbursement"
    source_title_vi = "Báo cáo tổng kết"
    source_title_en = "Closing report"


class ExchangeRateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ExchangeRate

    rate = Decimal(23_000)
    on = date(2023, 6, 1)
    source_vi = "Ngân hàng Nhà nước"
    source_en = "State Bank"


class ReportPageFactory(_PageFactory):
    """A draft unless told otherwise; `blocks` are pairs of a block's name and its value."""

    class Meta:
        model = ReportPage

    class Params:
        blocks = ()

    parent = factory.LazyAttribute(lambda page: _index(ReportIndexPage, page.home))
    period = factory.SubFactory(ReportingPeriodFactory)
    live = False
    body = factory.LazyAttribute(
        lambda page: StreamValue(
            ReportPage._meta.get_field("body").stream_block,
            [{"type": name, "value": value} for name, value in page.blocks],
            is_lazy=True,
        )
    )


def published_report(home: HomePage) -> ReportPage:
    """A report with its numbers; below the English home page, the translation of one."""
    source = ReportPageFactory(
        home=HomePage.objects.get(locale__language_code="vi", depth=2),
        blocks=[("key_figures", {"figures": ["programmes", "committed"]})],
    )
    source.save_revision().publish()
    if home.locale.language_code == "vi":
        return ReportPage.objects.get(pk=source.pk)
    copy = source.copy_for_translation(home.locale)
    copy.title, copy.summary = "Report in short", "One sentence in short."
    copy.save_revision().publish()
    return ReportPage.objects.get(pk=copy.pk)


def answer_prompts(page: ReportPage, user: AbstractBaseUser | None = None) -> None:
    """Write something of one's own where the skeleton of a report asks for it."""
    page.body = [
        (
            block.block_type,
            RichText(re.sub(r"\[[^\]]+\]", "Đã thực hiện theo kế hoạch.", block.value.source))
            if block.block_type == "text"
            else block.value,
        )
        for block in page.body
    ]
    page.save_revision(user=user)

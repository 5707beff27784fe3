"""Periods, quoted figures, exchange rates; reports and the versions that were issued of them."""

from portal.reports.models.pages import ReportIndexPage, ReportPage
from portal.reports.models.periods import ReportingPeriod
from portal.reports.models.rates import ExchangeRate
from portal.reports.models.stated import StatedFigure
from portal.reports.models.versions import (
    DataStamp,
    FrozenAnswer,
    FrozenQuote,
    FrozenRate,
    ReportEdition,
    ReportVersion,
)

__all__ = [
    "DataStamp",
    "ExchangeRate",
    "FrozenAnswer",
    "FrozenQuote",
    "FrozenRate",
    "ReportEdition",
    "ReportIndexPage",
    "ReportPage",
    "ReportVersion",
    "ReportingPeriod",
    "StatedFigure",
]

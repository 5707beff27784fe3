"""Periods, quoted figures and exchange rates."""

from portal.reports.models.periods import ReportingPeriod
from portal.reports.models.rates import ExchangeRate
from portal.reports.models.stated import StatedFigure

__all__ = ["ExchangeRate", "ReportingPeriod", "StatedFigure"]

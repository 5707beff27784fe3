"""The building blocks of a report."""

from portal.reports.blocks.base import ReportBlock, unanswerable
from portal.reports.blocks.body import ReportBody, asks_of, quoted_in, rates_in

__all__ = ["ReportBlock", "ReportBody", "asks_of", "quoted_in", "rates_in", "unanswerable"]

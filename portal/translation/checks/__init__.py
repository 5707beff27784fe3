"""What is wrong with a translation, found by rules: numbers, names, tags, left-over words.

Pure: no model, no database. Vietnamese to English and English to Vietnamese.
"""

from portal.translation.checks.engine import CHECKS, check
from portal.translation.checks.findings import Finding, Pair, Severity, TermRule
from portal.translation.checks.markup import plain_text

__all__ = ["CHECKS", "Finding", "Pair", "Severity", "TermRule", "check", "plain_text"]

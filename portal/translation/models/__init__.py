"""What the desk remembers itself; the rest stands in wagtail-localize's tables."""

from portal.translation.models.glossary import Term
from portal.translation.models.memory import MemoryUnit
from portal.translation.models.source_changes import SourceChange

__all__ = ["MemoryUnit", "SourceChange", "Term"]

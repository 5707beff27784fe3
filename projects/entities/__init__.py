"""The directory pages of aid programmes, and aid on the pages of others."""

from projects.entities import kinds, ties

__all__ = ["kinds", "ties"]

"""The directory pages of organisations, places, associations and texts, and their ties."""

from partners.entities import documents, kinds, organisations, places, rows

__all__ = ["documents", "kinds", "organisations", "places", "rows"]

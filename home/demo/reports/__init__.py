"""The demonstration's reports: one on a half-year, one on a term, both with their numbers kept."""

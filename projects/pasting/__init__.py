"""Pasting an old report: a person accepts what the rules propose, and records come of it."""

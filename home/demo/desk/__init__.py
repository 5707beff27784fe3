"""The translators' desk of the demonstration."""

"""The editor's addresses."""

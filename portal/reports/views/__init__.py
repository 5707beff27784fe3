"""The reports room in the admin."""

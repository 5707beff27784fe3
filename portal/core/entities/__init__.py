"""The directory: one public page for every organisation, place, text … and all that is tied to it.

Each room says in its `entities.py`, which `CoreConfig.ready` discovers, which of its records have
such a page (`kinds`) and what belongs on anybody's page (`ties`).
"""

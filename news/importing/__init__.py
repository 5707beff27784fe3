"""From an imported article to a page: what `news.importer` has read becomes a draft."""

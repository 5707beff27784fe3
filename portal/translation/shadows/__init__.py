"""Our own guard before each of wagtail-localize's addresses."""

"""What aid amounts to. Importing the modules registers their figures."""

from projects.figures import amounts, programmes, proposals, registrations

__all__ = ["amounts", "programmes", "proposals", "registrations"]

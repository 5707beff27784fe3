"""Real press articles lie beside the repository where it is developed, never in it."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(os.environ.get("PORTAL_SHARED") or ROOT.parent / "shared") / "articles"


def real_articles() -> list[Path]:
    """The article files that are there, in order; none in a clone of its own."""
    return sorted(FOLDER.glob("*.txt"))

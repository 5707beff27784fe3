"""Every string for people is collected, and every collected string has its Vietnamese."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from portal.core.catalogues import problems

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUE = ROOT / "locale" / "vi" / "LC_MESSAGES" / "django.po"
SOURCES = ("portal", "home", "news", "partners", "projects")
RENAMED_GETTEXT = re.compile(r"\b(\w*gettext\w* as (?!_\b)\w+)")
VIETNAMESE_LETTERS = frozenset("ăâđêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵ")


def _msgids(path: Path) -> set[tuple[str, str]]:
    return {(entry.msgctxt or "", entry.msgid) for entry in polib.pofile(str(path))
            if not entry.obsolete}  # fmt: skip


def test_every_string_has_its_vietnamese() -> None:
    assert problems(CATALOGUE) == []


def test_english_strings_are_english() -> None:
    foreign = [msgid for _context, msgid in _msgids(CATALOGUE)
               if VIETNAMESE_LETTERS & set(msgid.lower())]  # fmt: skip
    assert foreign == []


def test_the_collector_understands_how_strings_are_written() -> None:
    """It knows gettext by its own name and as _, and reads no escaped letters."""
    escaped = [
        msgid for _context, msgid in _msgids(CATALOGUE) if re.search(r"\\u[0-9a-f]{4}", msgid)
    ]
    renamed = [f"{path.relative_to(ROOT)}: {name}" for top in SOURCES
               for path in (ROOT / top).rglob("*.py")
               for name in RENAMED_GETTEXT.findall(path.read_text(encoding="utf-8"))]  # fmt: skip
    assert (escaped, renamed) == ([], [])


def test_the_catalogue_has_every_string_of_the_sources(tmp_path: Path) -> None:
    if shutil.which("xgettext") is None:
        reason = "no GNU gettext found: install it (Debian: apt install gettext)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    for name in (*SOURCES, "templates", "locale"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "manage.py", tmp_path)
    (tmp_path / "static").mkdir()
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--locale", "vi", "--no-wrap"],
        cwd=tmp_path, check=True, capture_output=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test"},
    )  # fmt: skip
    collected = _msgids(tmp_path / CATALOGUE.relative_to(ROOT))
    committed = _msgids(CATALOGUE)
    assert collected - committed == set(), "run `make messages` and translate"
    assert committed - collected == set(), "run `make messages`: these are gone from the sources"

"""Production refuses to start with an insecure value, and says which."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAFE = {
    "SECRET_KEY": "v3ry-l0ng-and-random-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "portal.example.org",
    "BASE_URL": "https://portal.example.org",
}


def _start(**changes: str | None) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items()
                   if name not in {*SAFE, "DEBUG", "DATABASE_URL"}}  # fmt: skip
    chosen = {**SAFE, **changes}
    environment |= {name: value for name, value in chosen.items() if value is not None}
    environment["DJANGO_SETTINGS_MODULE"] = "portal.settings.production"
    return subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_safe_values_start() -> None:
    assert _start().returncode == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", None),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("SECRET_KEY", f"django-insecure-{SAFE['SECRET_KEY']}"),
        ("ALLOWED_HOSTS", None),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", ".example.org"),
        ("BASE_URL", None),
        ("BASE_URL", "http://portal.example.org"),
        ("DEBUG", "true"),
    ],
)
def test_an_unsafe_value_is_named(name: str, value: str | None) -> None:
    started = _start(**{name: value})
    assert started.returncode != 0
    assert "Unsafe production settings" in started.stderr
    assert f"- {name}:" in started.stderr


def test_a_cache_that_is_away_takes_nothing_with_it() -> None:
    code = (
        "import django; django.setup(); from django.core.cache import cache;"
        "cache.set('a', 1); print('answer:', cache.get('a'))"
    )
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.demo",
        "CACHE_URL": "redis://127.0.0.1:1/0",
    }
    started = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert started.returncode == 0, started.stderr
    assert "answer: None" in started.stdout

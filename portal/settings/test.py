"""The settings of the test suite: fast passwords, files in a temporary place."""

import tempfile
from pathlib import Path

from portal.settings.base import *  # noqa: F403
from portal.settings.base import CACHES, DATABASES, env

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

DATABASES["default"] = env.db_url_config(
    env("TEST_DATABASE_URL", default="") or "sqlite:///:memory:"
)
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # What a test commits need not outlive a power cut, and compiling costs small queries more
    # than it saves.
    DATABASES["default"]["OPTIONS"] = {
        "options": "-c synchronous_commit=off -c jit=off",
        **DATABASES["default"].get("OPTIONS", {}),
    }
CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="portal-media-"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WAGTAILADMIN_BASE_URL = "http://testserver"
SERVE_MEDIA = True
DEMO_ALLOWED = True

"""A site on one's own machine: SQLite, a throw-away key, mail as files to look at."""

from portal.settings.base import *  # noqa: F403
from portal.settings.base import STATIC_ROOT, STORAGES, VAR_DIR, env

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="for-demonstration-on-this-machine-only")
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
# Style sheets and scripts straight from their folders: nothing to collect, nothing to go stale.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
SERVE_MEDIA = True
DEMO_ALLOWED = True
if "EMAIL_URL" not in env:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"

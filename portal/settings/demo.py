"""A site on one's own machine: SQLite, a throw-away key, mail on the console."""

from portal.settings.base import *  # noqa: F403
from portal.settings.base import STATIC_ROOT, STORAGES, env

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="for-demonstration-on-this-machine-only")
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
# Style sheets and scripts straight from their folders: nothing to collect, nothing to go stale.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
SERVE_MEDIA = True
DEMO_ALLOWED = True

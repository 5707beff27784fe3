"""A site on one's own machine: SQLite, a throw-away key, mail on the console."""

from portal.settings.base import *  # noqa: F403
from portal.settings.base import VAR_DIR, env

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="for-demonstration-on-this-machine-only")
VAR_DIR.mkdir(parents=True, exist_ok=True)
SERVE_MEDIA = True
DEMO_ALLOWED = True

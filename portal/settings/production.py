"""Production only tightens: it refuses to start with a value that is missing or unsafe."""

from django.core.exceptions import ImproperlyConfigured

from portal.settings.base import *  # noqa: F403
from portal.settings.base import ALLOWED_HOSTS, WAGTAILADMIN_BASE_URL, env

DEBUG = False
SECRET_KEY = env("SECRET_KEY", default="")


def _unsafe_values() -> list[str]:
    """Every setting that must not go into production, each with what to do about it."""
    problems = []
    is_generated = SECRET_KEY.startswith("django-insecure-")
    if is_generated or len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10:
        problems.append("SECRET_KEY: set at least 50 random characters")
    if env.bool("DEBUG", default=False):
        problems.append("DEBUG: must not be set in production")
    if "ALLOWED_HOSTS" not in env.ENVIRON or not ALLOWED_HOSTS:
        problems.append("ALLOWED_HOSTS: name the site's exact host names")
    if any(host.startswith(("*", ".")) for host in ALLOWED_HOSTS):
        problems.append("ALLOWED_HOSTS: wildcards are not exact host names")
    if not WAGTAILADMIN_BASE_URL.startswith("https://"):
        problems.append("BASE_URL: set the public address, beginning with https://")
    return problems


if _problems := _unsafe_values():
    raise ImproperlyConfigured("Unsafe production settings:\n- " + "\n- ".join(_problems))

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
if env.bool("BEHIND_PROXY", default=False):
    # Only with a proxy that overwrites the header: otherwise a visitor could claim https.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

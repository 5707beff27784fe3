from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    """The translators' desk; the only room that knows wagtail-localize from inside."""

    name = "portal.translation"
    label = "translation"
    verbose_name = _("Translation")

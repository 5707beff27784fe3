"""Submitting a page for translation, and giving translators its newest text."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from portal.core.people import person_behind
from portal.translation.access import reasons_against_submitting, reasons_against_updating
from portal.translation.sources import target_locale, target_page
from portal.translation.staleness import take_over_changes


def refuse(request: HttpRequest, reasons: list[str]) -> HttpResponse:
    """Say why, and lead back to where everybody may be."""
    for reason in reasons:
        messages.error(request, reason)
    return redirect("wagtailadmin_home")


class SubmitPage(SubmitPageTranslationView):
    """wagtail-localize's form for one page into English, behind the rights on both sides."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        reasons = reasons_against_submitting(
            person_behind(request), self.get_object(), target_locale()
        )
        return refuse(request, reasons) if reasons else super().dispatch(request, *args, **kwargs)

    def get_form(self) -> forms.Form:
        """Without the choice of whole sections, whose pages nobody would be asked about."""
        form = super().get_form()
        form.fields["include_subtree"].disabled = True
        form.fields["include_subtree"].widget = forms.HiddenInput()
        form.fields["select_all"].widget = forms.HiddenInput()
        locales = form.fields["locales"]
        locales.queryset = locales.queryset.filter(pk=target_locale().pk)
        locales.initial = [target_locale()]
        return form

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Make the empty English draft, from the text as it is now."""
        try:
            with transaction.atomic():
                source = TranslationSource.objects.get_for_instance_or_none(self.object)
                if source is not None:
                    take_over_changes(source)
                return super().form_valid(form)
        except ObjectDoesNotExist:
            return refuse(self.request, [_("The English draft could not be made from this page.")])

    def get_default_success_url(self, translated_page: Page | None = None) -> str:
        """To the English draft, for whoever may work on it."""
        user = person_behind(self.request)
        if translated_page and translated_page.permissions_for_user(user).can_edit():
            return reverse("wagtailadmin_pages:edit", args=[translated_page.pk])
        return reverse("wagtailadmin_explore", args=[self.object.get_parent().pk])


class UpdateTranslations(UpdateTranslationsView):
    """Hand translators the newest text. English pages change only by review."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        reasons = reasons_against_updating(person_behind(request), self.get_object())
        if not reasons and request.POST.get("publish_translations"):
            reasons = [_("Translations are published by review only.")]
        return refuse(request, reasons) if reasons else super().dispatch(request, *args, **kwargs)

    def get_form(self) -> forms.Form:
        form = super().get_form()
        del form.fields["publish_translations"]
        form.fields.pop("use_machine_translation", None)
        return form

    @transaction.atomic
    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Take over the source; of the English pages only who may see them follows at once."""
        take_over_changes(self.object)
        translations = list(self.object.translations.filter(enabled=True))
        for locale in Locale.objects.filter(translations__in=translations):
            self.object.update_target_view_restrictions(locale)
        self.components.save(self.object, sources_and_translations={self.object: translations})
        messages.success(self.request, self.get_success_message())
        return redirect(self.get_success_url() or self.get_default_success_url())

    def get_default_success_url(self) -> str:
        """To the English page, for whoever may work on it."""
        for translation in self.object.translations.filter(enabled=True):
            page = target_page(translation)
            if page and page.permissions_for_user(person_behind(self.request)).can_edit():
                return reverse("wagtailadmin_pages:edit", args=[page.pk])
        return super().get_default_success_url()

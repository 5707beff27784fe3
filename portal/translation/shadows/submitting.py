"""Beginning the translation of a page."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.views.submit_translations import SubmitPageTranslationView

from portal.core.people import person_behind
from portal.translation.access import reasons_against_submitting
from portal.translation.beginning import begin_translation
from portal.translation.sources import other_locale, target_page, text_to_translate


def refuse(request: HttpRequest, reasons: list[str]) -> HttpResponse:
    """Say why, and lead back to where everybody may be."""
    for reason in reasons:
        messages.error(request, reason)
    return redirect("wagtailadmin_home")


class SubmitPage(SubmitPageTranslationView):
    """wagtail-localize's form for one page, behind the rights on both sides."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        page = self.get_object()
        self.target = other_locale(page)
        reasons = reasons_against_submitting(person_behind(request), page, self.target)
        return refuse(request, reasons) if reasons else super().dispatch(request, *args, **kwargs)

    def get_form(self) -> forms.Form:
        """Without the choice of whole sections, whose pages nobody would be asked about."""
        form = super().get_form()
        form.fields["include_subtree"].disabled = True
        form.fields["include_subtree"].widget = forms.HiddenInput()
        form.fields["select_all"].widget = forms.HiddenInput()
        locales = form.fields["locales"]
        locales.queryset = locales.queryset.filter(pk=self.target.pk)
        locales.initial = [self.target]
        return form

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Make the empty draft, from the text that is live or will be."""
        page = text_to_translate(self.object)
        translation = begin_translation(page, self.target, person_behind(self.request))
        messages.success(self.request, _("You can begin: the empty draft is ready."))
        return redirect(self.get_default_success_url(target_page(translation)))

    def get_default_success_url(self, translated_page: Page | None = None) -> str:
        """To the English draft, for whoever may work on it."""
        user = person_behind(self.request)
        if translated_page and translated_page.permissions_for_user(user).can_edit():
            return reverse("wagtailadmin_pages:edit", args=[translated_page.pk])
        return reverse("wagtailadmin_explore", args=[self.object.get_parent().pk])

"""Deleting records that something else keeps: refused with a reason, never with an error."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from wagtail.snippets.views.snippets import DeleteView


class CarefulDeleteView(DeleteView):
    """Wagtail knows the uses it has indexed; what a published report keeps is not among them."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Delete, unless the database refuses; then say so."""
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except ProtectedError:
            messages.error(
                self.request,
                gettext("“%(record)s” stays: a published report or another record stands on it.")
                % {"record": self.object},
            )
            return redirect(self.get_success_url())

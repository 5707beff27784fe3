"""wagtail-localize's list of translations, whose place the queue has taken."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


def to_queue(request: HttpRequest) -> HttpResponse:
    """The list showed every title to everybody, and its download was empty."""
    return redirect("translation_queue")

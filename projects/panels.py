"""What is said about aid on the admin's first screen."""

from typing import Any, Final

from django.urls import reverse
from wagtail.admin.ui.components import Component

from projects.models import Registration

# Days before the end: time to prepare, time to apply, last call.
REMIND: Final = (180, 90, 30)


class RegistrationsPanel(Component):
    """Registrations that run out within half a year, the most urgent on top."""

    name = "registrations"
    template_name = "projects/admin/registrations_panel.html"
    order = 120

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """One query. Each registration stands with the narrowest term that holds it."""
        address = Registration.snippet_viewset.get_url_name("edit")
        return {
            "expiring": [
                {
                    "registration": registration,
                    "days": days,
                    "within": min(term for term in REMIND if days <= term),
                    "edit_url": reverse(address, args=[registration.pk]),
                }
                for registration in Registration.objects.expiring(within=max(REMIND))
                if (days := registration.days_left) is not None
            ],
            "list_url": reverse(Registration.snippet_viewset.get_url_name("list")),
        }

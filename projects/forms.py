"""How programmes are entered."""

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm


class ProgrammeForm(WagtailAdminModelForm):
    """A programme with its donors and amounts, checked together."""

    def is_valid(self) -> bool:
        """Money comes from the programme's donors; who else is named was forgotten above."""
        if not super().is_valid():
            return False
        donors = {
            row.get("organisation")
            for row in self.formsets["donors"].cleaned_data
            if row and not row.get("DELETE")
        }
        for form in self.formsets["transactions"].forms:
            row = form.cleaned_data
            if row and not row.get("DELETE") and row.get("donor") and row["donor"] not in donors:
                form.add_error("donor", _("This is none of the donors above: add it there first."))
        return self.formsets["transactions"].is_valid()

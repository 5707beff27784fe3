"""Figures quoted from documents, as open data."""

from django.utils.translation import gettext_lazy as _

from portal.reports.models import StatedFigure
from portal.reports.open_data.fields import IDENTITY, INVENTED
from portal.reports.open_data.registry import Dataset, Field, register_dataset

register_dataset(
    Dataset(
        "stated-figures",
        _("Stated figures"),
        _("Numbers quoted from documents. They have no rows, unlike the figures of reports."),
        [
            *IDENTITY,
            Field("value", "value", _("The number, with a full stop for decimals.")),
            Field("unit", "unit", _("ISO 4217 code for money; empty when the name says it.")),
            Field("measure", "measure", _("Commitment, disbursement and total cost differ.")),
            Field("qualifier", "qualifier", _("Whether the document says exactly, over, nearly.")),
            Field("starts_on", "starts_on", _("First day, ISO 8601.")),
            Field("ends_on", "ends_on", _("Last day, ISO 8601.")),
            Field("reach", "reach", _("Whose work: the union's own or the whole province's.")),
            Field("territory_id", "territory_id", _("The locality it speaks of, if only one.")),
            Field("source_vi", "source_title_vi", _("The document it is quoted from.")),
            Field("source_en", "source_title_en", _("The document's title in English.")),
            INVENTED,
        ],
        StatedFigure.objects.published,
    )
)

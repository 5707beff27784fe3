"""Data sets as files for programs. Both languages stand in the same file."""

import csv
import json
from collections.abc import Iterator
from io import StringIO
from typing import Any, Final

from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from portal.core.languages import TARGET_LANGUAGE
from portal.core.settings import SiteIdentity
from portal.core.text import disarmed
from portal.reports.open_data.registry import Dataset, Value, datasets, machine_readable

LICENCE: Final = "CC-BY-4.0"
LICENCE_URL: Final = "https://creativecommons.org/licenses/by/4.0/"


def _asked(key: str) -> Dataset:
    try:
        return datasets()[key]
    except KeyError:
        raise Http404(key) from None


def _download(parts: Iterator[str], content_type: str, name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(parts, content_type=f"{content_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    # Open data may be read by programs of any origin.
    response["Access-Control-Allow-Origin"] = "*"
    return response


class _Line(StringIO):
    """A buffer that hands each written line on."""

    def take(self) -> str:
        line = self.getvalue()
        self.seek(0)
        self.truncate()
        return line


def _cell(value: Value) -> str | int | bool | None:
    """Text is disarmed; a negative number is a number."""
    return disarmed(value) if isinstance(value, str) else machine_readable(value)


def _csv_lines(dataset: Dataset) -> Iterator[str]:
    buffer = _Line()
    writer = csv.writer(buffer)
    writer.writerow([field.key for field in dataset.fields])
    yield "\ufeff" + buffer.take()
    for row in dataset.values():
        writer.writerow([_cell(value) for value in row])
        yield buffer.take()


@require_safe
def dataset_csv(request: HttpRequest, key: str) -> StreamingHttpResponse:
    """A data set by RFC 4180, in UTF-8; cells that a spreadsheet would execute are disarmed."""
    return _download(_csv_lines(_asked(key)), "text/csv", f"{key}.csv")


def _description(request: HttpRequest, dataset: Dataset) -> dict[str, Any]:
    identity = SiteIdentity.for_request(request)
    with translation.override(TARGET_LANGUAGE):
        return {
            "dataset": dataset.key,
            "title": str(dataset.label),
            "publisher": {"vi": identity.name_vi, "en": identity.name_en},
            "licence": {"id": LICENCE, "url": LICENCE_URL},
            "fields": [
                {"key": field.key, "meaning": str(field.explanation)} for field in dataset.fields
            ],
        }


def _json_parts(description: dict[str, Any], dataset: Dataset) -> Iterator[str]:
    head = json.dumps(description, ensure_ascii=False, cls=DjangoJSONEncoder, indent=1)
    yield head.removesuffix("\n}") + ',\n "rows": ['
    separator = "\n  "
    for record in dataset.records():
        yield separator + json.dumps(record, ensure_ascii=False)
        separator = ",\n  "
    yield "\n ]\n}\n"


@require_safe
def dataset_json(request: HttpRequest, key: str) -> StreamingHttpResponse:
    """A data set with its licence and the meaning of its columns."""
    dataset = _asked(key)
    return _download(
        _json_parts(_description(request, dataset), dataset), "application/json", f"{key}.json"
    )

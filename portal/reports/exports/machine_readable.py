"""Reports for programs: JSON.

The object has `schema` ("report/1"), `language`, `title`, `lead`, `publisher`, `address`,
`version`, `meta` (pairs of label and value) and `parts` in the order of the report. Each part
names its `type`, in lower case, and has the fields of the dataclass of that name in `data.py`.
Numbers are strings of decimal digits, dates are ISO 8601, what is not known is null. Money is an
object with `amount` and `currency`; a link is an object with `text` and `url`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from portal.reports.exports.data import ReportDocument

SCHEMA: Final = "report/1"


def _plain(value: Any) -> Any:
    """The value in JSON's own types, fields in the order in which they are declared."""
    match value:
        case None | bool():
            return value
        case str():
            return str(value)
        case Decimal():
            return format(value, "f")
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case Mapping():
            return {key: _plain(each) for key, each in value.items()}
        case Sequence():
            return [_plain(each) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"A report has no place for {type(value).__name__}.")


def to_json(document: ReportDocument) -> bytes:
    """The document's parts in their order; decimals are strings, so nothing is rounded."""
    written = {"schema": SCHEMA, **_plain(document)}
    written["parts"] = [
        {"type": type(part).__name__.lower(), **_plain(part)} for part in document.parts
    ]
    return json.dumps(written, ensure_ascii=False, indent=2).encode()

"""Measures how fast sheets of records come in, from the uploaded file to the last log entry.

`tests/bench.py` calls `bench_import()` when Django and the demonstration's records are there.
"""

import csv
import io
import time
from datetime import date

from django.contrib.auth import get_user_model
from django.db import transaction

from partners.models import Organisation
from portal.core.records import Record
from portal.core.sheets.checking import check
from portal.core.sheets.files import read_book
from portal.core.sheets.rows import Rights
from portal.core.sheets.writing import write
from projects.models import AidProgramme

ROWS = 5000
PROGRAMMES = 500


def _csv(headings: list[str], rows: list[list]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([headings, *rows])
    return text.getvalue().encode()


def _measure(label: str, model: type[Record], content: bytes, sheet: str = "") -> None:
    user = get_user_model().objects.first()
    started = time.perf_counter()
    book = read_book(content)
    with transaction.atomic():
        plan = check(book, model, Rights(), sheet)
        if plan.problems or "error" in plan.counts:
            raise SystemExit(f"{label}: {plan.problems} {plan.counts}")
        checked = time.perf_counter()
        write(plan, model, user, publish=True)
    ended = time.perf_counter()
    rows = len(plan.rows)
    print(
        f"{label:26} {rows / (ended - started):8.0f} rows/s (at least 500);"
        f" check {rows / (checked - started):.0f}, write {rows / (ended - checked):.0f}"
    )


def _organisations(mark: str) -> bytes:
    return _csv(
        ["label_vi", "label_en", "kind", "website", "aliases"],
        [
            [f"Quỹ đo tốc độ {number}", f"Fund {number}{mark}", "foreign-ngo",
             f"https://example.org/{number}", f"QDTD{number}"]
            for number in range(ROWS)
        ],
    )  # fmt: skip


def bench_import() -> None:
    """New and changed organisations, programmes with a donor, their transactions."""
    print()
    _measure("sheet: new organisations", Organisation, _organisations(""))
    _measure("sheet: changed", Organisation, _organisations("b"))
    programmes = [
        [f"BENCH-{number:04}", f"Dự án đo tốc độ {number}", "active", date(2024, 1, 1),
         f"Quỹ đo tốc độ {number}"]
        for number in range(PROGRAMMES)
    ]  # fmt: skip
    headings = ["code", "label_vi", "status", "starts_on", "donors"]
    _measure("sheet: programmes", AidProgramme, _csv(headings, programmes))
    amounts = [
        [
            f"BENCH-{number % PROGRAMMES:04}",
            "commitment",
            "05/06/2024",
            f"{number + 1000},50",
            "USD",
        ]
        for number in range(ROWS)
    ]
    headings = ["programme", "measure", "date", "amount", "currency"]
    _measure("sheet: transactions", AidProgramme, _csv(headings, amounts), "transactions")

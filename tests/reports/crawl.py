"""Opens every number of a report and adds up its rows, as a suspicious reader would."""

import csv
import io
import re
from decimal import Decimal
from html import unescape

from django.test import Client

from portal.reports.answers import Ask
from portal.reports.models import ReportPage
from portal.reports.printing import number_at

_OPENS = re.compile(r'<a class="opens" href="([^"]+)" data-figure="([^"]+)">')
_PART = re.compile(r'href="([^"]+)csv/"')


def opened_numbers(page: ReportPage, client: Client | None = None) -> dict[str, str]:
    """The address behind each number on the page, by ask and line."""
    html = (client or Client()).get(page.url).content.decode()
    return {unescape(anchor): unescape(url) for url, anchor in _OPENS.findall(html)}


def rows_at(url: str, client: Client) -> list[list[str]]:
    """The rows of a figure as its file has them, without headings; the total is the last."""
    response = client.get(f"{url}csv/")
    assert response.status_code == 200, url
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))[1:]


def prove_report(page: ReportPage) -> int:
    """Open every number of a live report; answers with how many there were.

    The rows in the file make the total, and the total is what the report keeps.
    """
    client = Client()
    numbers = opened_numbers(page, client)
    answers = page.shown.printing.numbers
    for anchor, url in numbers.items():
        key, _hash, line_name = anchor.partition("#")
        line = answers.answer(Ask.from_key(key)).line(line_name)
        opened = client.get(url)
        assert opened.status_code == 200, url
        assert number_at(url.partition("/figures/")[2]) == (Ask.from_key(key), line.key)
        if line.parts:
            parts = _PART.findall(opened.content.decode())
            assert len(parts) <= len(line.parts)
            continue
        *rows, total = rows_at(url, client)
        assert len(rows) == line.rows, url
        known = [Decimal(row[2]) for row in rows if row[2]]
        assert sum(known, Decimal(0)) == line.quantity.value, url
        assert Decimal(total[2]) == line.quantity.value, url
    return len(numbers)

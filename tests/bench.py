"""Measures what the site promises to visitors and officers: `make bench`.

    python -m tests.bench               everything
    python -m tests.bench desk          only this part

It fills a database of its own and prints figures; it judges nothing. What must hold
is held by tests (query ceilings); speed depends on the machine and is only printed.
"""

import os
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = Path(tempfile.mkdtemp(prefix="portal-bench-"))

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")
os.environ.setdefault("DATABASE_URL", f"sqlite:///{WORK / 'bench.sqlite3'}")
os.environ.setdefault("MEDIA_ROOT", str(WORK / "media"))
os.environ.setdefault("LOG_LEVEL", "ERROR")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from home.models import HomePage  # noqa: E402
from news.models import NewsIndexPage, NewsPage  # noqa: E402
from partners.models import PartnerIndexPage, PartnerPage  # noqa: E402
from projects.models import ProjectIndexPage, ProjectPage  # noqa: E402
from tests.bench_desk import bench_desk  # noqa: E402
from tests.bench_import import bench_import as bench_sheets  # noqa: E402
from tests.bench_reports import bench_asking, bench_report_page, fill_aid  # noqa: E402

ARTICLES = int(os.environ.get("BENCH_ARTICLES", "5000"))
IMPORTED_FILES = 200
VISITS = 15
PAGE_TYPES = (
    HomePage,
    NewsIndexPage,
    NewsPage,
    PartnerIndexPage,
    PartnerPage,
    ProjectIndexPage,
    ProjectPage,
)


def visit(client: Client, url: str) -> tuple[int, float, bytes]:
    """One uncached visit: queries, milliseconds, HTML."""
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        started = time.perf_counter()
        response = client.get(url, headers={"host": "127.0.0.1"})
        took = (time.perf_counter() - started) * 1000
    if response.status_code != 200:
        raise SystemExit(f"{url} answered {response.status_code}")
    return len(queries), took, response.content


def bench_pages() -> None:
    """Queries and milliseconds of each page type in both languages."""
    client = Client()
    print(
        f"\n{'page type':20} {'lang':5} {'queries':>8} {'ceiling':>8} {'median ms':>10} {'KB':>7}"
    )
    for model in PAGE_TYPES:
        for code in ("vi", "en"):
            page = model.objects.live().filter(locale__language_code=code).last()
            if page is None:
                print(f"{model.__name__:20} {code:5} none live")
                continue
            visit(client, page.url)
            visits = [visit(client, page.url) for _ in range(VISITS)]
            queries = max(count for count, _ms, _html in visits)
            median = statistics.median(ms for _count, ms, _html in visits)
            size = len(visits[0][2]) / 1024
            print(
                f"{model.__name__:20} {code:5} {queries:8} {model.QUERY_CEILING:8} "
                f"{median:10.1f} {size:7.1f}"
            )


def bench_weight() -> None:
    """Bytes of an article without its text, of the style sheets, and of the scripts."""
    article = NewsPage.objects.live().filter(is_demo=True, locale__language_code="vi").first()
    html = visit(Client(), article.url)[2].decode()
    without_text = re.sub(r"<(p|h2|h3|li|blockquote|td|th)\b.*?</\1>", "", html, flags=re.S)
    sheets = (ROOT / "static" / "css").rglob("*.css")
    css = sum(path.stat().st_size for path in sheets if not path.name.startswith("admin_"))
    scripts = sum(path.stat().st_size for path in (ROOT / "static" / "js").rglob("*.js"))
    print(f"\narticle without its text   {len(without_text.encode()) / 1024:8.1f} KB (at most 20)")
    print(f"all public style sheets    {css / 1024:8.1f} KB (at most 40)")
    print(f"all scripts (all optional) {scripts / 1024:8.1f} KB")


def bench_import() -> None:
    """Articles a second through `import_articles`, from text files of a newspaper's length."""
    folder = WORK / "articles"
    folder.mkdir()
    for number in range(IMPORTED_FILES):
        lines = [f"Bài viết số {number} về hoạt động hữu nghị", "30/05/2023 | 08:08 GMT+7"]
        lines += [f"Đoạn {part} của bài {number}. " + "Một câu văn để đo tốc độ. " * 20
                  for part in range(12)]  # fmt: skip
        (folder / f"{number:04}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    started = time.perf_counter()
    with open(os.devnull, "w") as quiet:
        call_command("import_articles", str(folder), stdout=quiet)
    rate = IMPORTED_FILES / (time.perf_counter() - started)
    print(f"\nimport                     {rate:8.1f} articles/s (at least 20)")


def bench_reports() -> None:
    """Figures and report pages over many rows of aid."""
    fill_aid()
    bench_asking()
    bench_report_page()


PARTS = {
    "pages": bench_pages,
    "weight": bench_weight,
    "import": bench_import,
    "sheets": bench_sheets,
    "reports": bench_reports,
    "desk": bench_desk,
}


def main(parts: list[str]) -> None:
    """Fill, then measure these parts, or all."""
    print(f"{connection.vendor}, {os.cpu_count()} cores, {ARTICLES} more articles")
    call_command("migrate", verbosity=0)
    started = time.perf_counter()
    with open(os.devnull, "w") as quiet:
        call_command("demo", stdout=quiet)
    print(f"demo                       {time.perf_counter() - started:8.1f} s (at most 120)")
    started = time.perf_counter()
    with open(os.devnull, "w") as quiet:
        call_command("demo", scale=ARTICLES, stdout=quiet)
    rate = ARTICLES / (time.perf_counter() - started)
    print(f"demo --scale               {rate:8.1f} articles/s (at least 100)")
    for part in parts or PARTS:
        PARTS[part]()
    print(f"\nmedia and database of this run: {WORK}; settings {settings.SETTINGS_MODULE}")


if __name__ == "__main__":
    main(sys.argv[1:])

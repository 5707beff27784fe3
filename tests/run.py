"""Runs everything that can be checked and says at the end what ran, where, and what did not.

    python -m tests.run                 everything
    python -m tests.run lint types      only these steps

A step that cannot run on this machine is skipped with its reason; with CI set, that is a failure.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2
from defusedxml import ElementTree

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
LOCAL_POSTGRESQL = "postgres://postgres@127.0.0.1:5432/portal"
# Each process takes a run of neighbours, which share what their module builds; whoever is done
# first takes over from the others.
SPREAD = ("-n", "auto", "--maxprocesses", "4", "--dist", "worksteal")
TEST_SETTINGS = {"DJANGO_SETTINGS_MODULE": "portal.settings.test"}


@dataclass
class Step:
    """Commands that together check one thing.

    `missing` says why they cannot run here, or ""; `report` is where pytest writes its results.
    """

    name: str
    commands: list[list[str]]
    environment: dict[str, str] = field(default_factory=dict)
    missing: Callable[[], str] = lambda: ""
    report: Path | None = None


def tool(name: str, *arguments: str) -> list[str]:
    """A command of this virtual environment."""
    return [str(BIN / name), *arguments]


def tracked(*patterns: str) -> list[str]:
    """The files of the checkout that match; the walk is for an exported tree without git."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],  # noqa: S607
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode == 0:
        return [name for name in listed.stdout.splitlines() if (ROOT / name).exists()]
    return [str(path) for pattern in patterns for path in ROOT.glob(f"**/{pattern}")]


def postgresql_url() -> str:
    """TEST_DATABASE_URL, or the server on the standard port where one answers, or ""."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        return url
    try:
        psycopg2.connect(
            host="127.0.0.1", port=5432, user="postgres", dbname="postgres", connect_timeout=2
        ).close()
    except psycopg2.OperationalError:
        return ""
    return LOCAL_POSTGRESQL


def no_postgresql() -> str:
    """Why the tests do not run on PostgreSQL here, or ""."""
    if postgresql_url():
        return ""
    return "no TEST_DATABASE_URL is set and no server answers on 127.0.0.1:5432"


def pytest_on(database_url: str) -> Step:
    """The whole suite on one database, one process per core."""
    is_sqlite = database_url.startswith("sqlite")
    report = Path(tempfile.mkdtemp(prefix="portal-tests-")) / "results.xml"
    return Step(
        "tests on SQLite" if is_sqlite else "tests on PostgreSQL",
        [tool("pytest", "-q", *SPREAD, f"--junit-xml={report}")],
        {"TEST_DATABASE_URL": database_url},
        (lambda: "") if is_sqlite else no_postgresql,
        report,
    )


def skip_reasons(report: Path | None) -> list[str]:
    """Why tests were skipped, each reason once with how often it was given."""
    if report is None or not report.exists():
        return []
    skipped = ElementTree.parse(report).iter("skipped")
    counts = Counter(entry.get("message", "no reason given") for entry in skipped)
    return [f"{number} skipped: {reason}" for reason, number in counts.items()]


def steps() -> dict[str, Step]:
    """Every step by its short name, cheapest first."""
    templates = tracked("templates/*.html", "portal/*.html")
    return {
        "lint": Step("lint", [tool("ruff", "check", "."), tool("ruff", "format", "--check", ".")]),
        "templates": Step(
            "templates",
            [
                tool("curlylint", "--quiet", *templates),
                tool("djade", "--check", "--target-version", "5.2", *templates),
            ],
        ),
        "types": Step("types", [tool("mypy", "portal", "home", "news", "partners", "projects")]),
        "checks": Step(
            "system checks and migrations",
            [
                tool("python", "manage.py", "check", "--fail-level", "WARNING"),
                tool("python", "manage.py", "makemigrations", "--check", "--dry-run"),
            ],
            TEST_SETTINGS,
        ),
        "sqlite": pytest_on("sqlite:///:memory:"),
        "postgresql": pytest_on(postgresql_url() or LOCAL_POSTGRESQL),
    }


def run(step: Step) -> str:
    """Run one step; answers with what to print about it.

    Tests report as they go. The other steps run side by side, so what each says is kept together.
    """
    heading = f"\n── {step.name}"
    if step.report:
        print(heading, flush=True)
    if reason := step.missing():
        return f"{'FAILED' if os.environ.get('CI') else 'skipped'}: {reason}"
    started = time.monotonic()
    environment = {**os.environ, **step.environment}
    done = [
        subprocess.run(
            command, cwd=ROOT, env=environment, check=False, text=True,
            capture_output=not step.report,
        )
        for command in step.commands
    ]  # fmt: skip
    if not step.report:
        said = "".join(result.stdout + result.stderr for result in done)
        print(heading, said, sep="\n", end="", flush=True)
    took = f"{time.monotonic() - started:.0f} s"
    if failed := [result.args for result in done if result.returncode]:
        return f"FAILED in {took}: {' '.join(failed[0][:3])} …"
    return f"passed in {took}"


def run_all(chosen: list[Step]) -> dict[str, str]:
    """Run the steps, those that leave cores idle side by side; answers by the step's name."""
    quick = [step for step in chosen if not step.report]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        outcomes = dict(zip((step.name for step in quick), pool.map(run, quick), strict=True))
    return outcomes | {step.name: run(step) for step in chosen if step.report}


def main(names: list[str]) -> int:
    """Run the named steps, or all; 0 when none failed."""
    available = steps()
    if unknown := set(names) - set(available):
        print(f"no such step: {', '.join(sorted(unknown))}; there are: {', '.join(available)}")
        return 2
    chosen = [step for key, step in available.items() if not names or key in names]
    results = run_all(chosen)
    print("\n── what ran")
    for name, result in results.items():
        print(f"{name:32} {result}")
    for step in chosen:
        for reason in skip_reasons(step.report):
            print(f"{step.name:32} {reason}")
    return int(any(result.startswith("FAILED") for result in results.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Who may import whom, read from the sources: imports only go down."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# From the roof to the ground. A room may import itself and the rooms after it.
ROOMS = ["home", "news", "projects", "partners", "portal.reports", "portal.translation",
         "portal.core"]  # fmt: skip
# The roof: the only files that know every app.
ROOF = {"portal/urls.py", "portal/wsgi.py"}
# Modules that must be usable without any Django model.
PURE = [
    "portal/core/calendar.py",
    "portal/core/calendar_file.py",
    "portal/core/languages.py",
    "portal/core/lunar.py",
    "portal/core/collation.py",
    "portal/core/roles.py",
    "portal/core/text.py",
    "portal/core/arithmetic.py",
    "portal/core/figures.py",
    "portal/core/money.py",
    "portal/core/periods.py",
    "portal/core/rules.py",
    "portal/core/names.py",
    "portal/core/quantities.py",
    "portal/core/sheets/cells.py",
    "portal/core/sheets/files.py",
    "portal/core/vietnamese_text.py",
    "portal/core/map_frames.py",
    "portal/core/maps.py",
    "portal/core/timelines.py",
    "portal/translation/text",
    "portal/translation/editor/preview_marks.py",
    "portal/translation/glossary/files.py",
    "portal/translation/glossary/matching.py",
    "portal/translation/memory/normalising.py",
    "portal/translation/memory/pairs.py",
    "portal/translation/memory/sentences.py",
    "portal/reports/choices.py",
    "portal/translation/checks",
    "portal/reports/recognition",
    "portal/reports/charts",
    "portal/reports/exports",
    "portal/translation/exchange",
    "news/importer",
    "projects/progress.py",
]
# Only this room may know wagtail-localize from inside; its field and segment API is public.
LOCALIZE_PUBLIC = {"wagtail_localize.fields", "wagtail_localize.segments"}


def _sources() -> list[Path]:
    folders = ("portal", "home", "news", "partners", "projects")
    return [
        path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def _relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _room(module: str) -> str | None:
    return next((room for room in ROOMS if f"{module}.".startswith(f"{room}.")), None)


def _imports(tree: ast.AST) -> Iterator[tuple[str, ast.stmt]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", _sources(), ids=_relative)
def test_imports_go_down(path: Path) -> None:
    room = _room(_module(path))
    if _relative(path) in ROOF or room is None:
        return
    upward = [
        name
        for name, _node in _imports(_tree(path))
        if (target := _room(name)) and ROOMS.index(target) < ROOMS.index(room)
    ]
    assert upward == [], f"{room} imports from a room above it"


@pytest.mark.parametrize("path", _sources(), ids=_relative)
def test_no_import_hides_in_a_function(path: Path) -> None:
    hidden = [
        name
        for function in ast.walk(_tree(path))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for name, _node in _imports(function)
    ]
    assert hidden == []


@pytest.mark.parametrize("path", _sources(), ids=_relative)
def test_localize_internals_stay_in_the_translation_room(path: Path) -> None:
    if _room(_module(path)) == "portal.translation":
        return
    internals = [
        name
        for name, _node in _imports(_tree(path))
        if name.split(".")[0] == "wagtail_localize" and name not in LOCALIZE_PUBLIC
    ]
    assert internals == []


def _pure_files() -> list[Path]:
    files: list[Path] = []
    for entry in PURE:
        path = ROOT / entry
        assert path.exists(), f"{entry} is listed as pure but is gone"
        files.extend(sorted(path.rglob("*.py")) if path.is_dir() else [path])
    return files


@pytest.mark.parametrize("path", _pure_files(), ids=_relative)
def test_pure_modules_know_no_models(path: Path) -> None:
    forbidden = ("django.db", "django.contrib", "wagtail", "modelcluster")
    models = [
        name
        for name, _node in _imports(_tree(path))
        if name.startswith(forbidden) or name.endswith(".models") or ".models." in name
    ]
    assert models == []


def test_no_circles_between_modules() -> None:
    graph = {_module(path): {name for name, _ in _imports(_tree(path))} for path in _sources()}
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " -> ".join([*trail[trail.index(module) :], module])
        if module in done:
            return
        for target in graph[module] & graph.keys():
            if target != module:
                visit(target, (*trail, module))
        done.add(module)

    for module in graph:
        visit(module, ())


VIETNAMESE_LETTERS = frozenset(
    "ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
)
# The alphabet itself, and how Vietnamese writes dates, are data.
VIETNAMESE_DATA = {
    "portal/core/collation.py",
    "portal/core/slugs.py",
    "portal/formats/vi/formats.py",
}


@pytest.mark.parametrize("path", _sources(), ids=_relative)
def test_vietnamese_stands_only_in_data_and_locale_files(path: Path) -> None:
    if _relative(path) in VIETNAMESE_DATA:
        return
    found = VIETNAMESE_LETTERS.intersection(path.read_text(encoding="utf-8").lower())
    assert not found, f"{sorted(found)}"


def test_top_level_has_only_the_agreed_folders() -> None:
    rooms = {"portal", "home", "news", "partners", "projects"}
    python_folders = {
        path.name for path in ROOT.iterdir() if path.is_dir() and (path / "__init__.py").exists()
    }
    assert python_folders - {"tests"} == rooms

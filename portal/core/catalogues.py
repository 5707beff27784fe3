"""Checks translation catalogues (.po) and compiles them to the .mo files that gettext reads.

Django's ``compilemessages`` needs the ``msgfmt`` programme, which a fresh machine does not have;
polib does the same in Python. Nothing here needs Django, so the catalogues can be compiled before
the first ``manage.py``:

    python -m portal.core.catalogues locale
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import polib

PERCENT = re.compile(r"%%|%\(\w+\)[#0+-]*\d*(?:\.\d+)?[a-zA-Z]|%[sdifr]")
BRACES = re.compile(r"\{\{|\}\}|\{[^{}\s]*\}")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
ESCAPES = {"%%", "{{", "}}"}
PLURAL_FORMS = re.compile(r"nplurals\s*=\s*(\d+)")


class CatalogueError(Exception):
    """A catalogue that cannot be read, or whose translations would break at run time."""


def compile_catalogue(path: Path) -> bool:
    """Write the .mo beside the catalogue; false if there is a newer one already.

    Fuzzy and empty translations are left out, so the reader sees the original text instead.

    Raises:
        CatalogueError: the file is broken, or a translation has lost or gained a placeholder,
            which would end in an error page in that language only.
    """
    target = path.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime_ns > path.stat().st_mtime_ns:
        return False
    catalogue = _read(path)
    broken = [
        _named(path, entry, fault)
        for entry in catalogue.translated_entries()
        for original, translation in _pairs(catalogue, entry)
        for fault in _placeholder_faults(entry, original, translation)
    ]
    if broken:
        raise CatalogueError("\n".join(broken))
    # Under another name first: a server that starts meanwhile must not read half a file.
    unfinished = target.with_suffix(".mo.new")
    catalogue.save_as_mofile(str(unfinished))
    unfinished.replace(target)
    return True


def problems(path: Path) -> list[str]:
    """What a translator still has to do or mend, one line each, with file, line and msgid.

    Named are untranslated and fuzzy entries, and translations whose placeholders (``%(name)s``,
    ``%s``, ``{name}``), HTML tags or outer spaces differ from the original.

    Raises:
        CatalogueError: the file cannot be read at all.
    """
    catalogue = _read(path)
    return [
        _named(path, entry, fault)
        for entry in catalogue
        if not entry.obsolete
        for fault in _faults(catalogue, entry)
    ]


def catalogues_below(directories: Iterable[Path]) -> list[Path]:
    """Every .po file below the directories, each once even where the directories overlap."""
    return sorted({path for directory in directories for path in directory.rglob("*.po")})


def compile_below(directories: Iterable[Path]) -> Iterator[Path]:
    """Compile what has changed below the directories, yielding each catalogue compiled.

    Raises:
        CatalogueError: see :func:`compile_catalogue`.
    """
    for path in catalogues_below(directories):
        if compile_catalogue(path):
            yield path


def main(arguments: Sequence[str]) -> int:
    """Compile below the named directories; the exit status tells whether all went well."""
    if not arguments:
        sys.stderr.write("usage: python -m portal.core.catalogues DIRECTORY...\n")
        return 2
    directories = [Path(argument) for argument in arguments]
    missing = [directory for directory in directories if not directory.is_dir()]
    if missing:
        sys.stderr.write(f"no such directory: {', '.join(map(str, missing))}\n")
        return 2
    try:
        for path in compile_below(directories):
            sys.stdout.write(f"compiled {path}\n")
    except CatalogueError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _read(path: Path) -> polib.POFile:
    # polib takes a name that is no file for the text of a catalogue.
    if not path.is_file():
        raise CatalogueError(f"{path}: no such file")
    try:
        return polib.pofile(str(path), encoding="utf-8", check_for_duplicates=True)
    except (OSError, ValueError) as error:
        raise CatalogueError(f"{path}: {error}") from error


def _named(path: Path, entry: polib.POEntry, fault: str) -> str:
    return f"{path}:{entry.linenum}: “{entry.msgid}”: {fault}"


def _pairs(catalogue: polib.POFile, entry: polib.POEntry) -> Iterator[tuple[str, str]]:
    """Each translated text of the entry with the original that it stands for.

    The only form of a language without plurals stands for the plural: “1 page” would be wrong
    for two of them.
    """
    if not entry.msgid_plural:
        yield entry.msgid, entry.msgstr
        return
    header = PLURAL_FORMS.search(catalogue.metadata.get("Plural-Forms", ""))
    has_singular = header is not None and int(header[1]) > 1
    for number, translation in entry.msgstr_plural.items():
        singular = has_singular and int(number) == 0
        yield (entry.msgid if singular else entry.msgid_plural), translation


def _faults(catalogue: polib.POFile, entry: polib.POEntry) -> Iterator[str]:
    if entry.fuzzy:
        yield "fuzzy"
        return
    if not entry.translated():
        yield "untranslated"
        return
    for original, translation in _pairs(catalogue, entry):
        yield from _placeholder_faults(entry, original, translation)
        yield from _difference("HTML tags", _tags(original), _tags(translation))
        if _outer_spaces(original) != _outer_spaces(translation):
            yield "spaces at the beginning or end differ"


def _placeholder_faults(entry: polib.POEntry, original: str, translation: str) -> Iterator[str]:
    # gettext's own flag for a text in which the percent sign is, for once, no rule to keep.
    if "no-python-format" not in entry.flags:
        yield from _difference(
            "placeholders", _placeholders(PERCENT, original), _placeholders(PERCENT, translation)
        )
    yield from _difference(
        "placeholders", _placeholders(BRACES, original), _placeholders(BRACES, translation)
    )


def _placeholders(pattern: re.Pattern[str], text: str) -> Counter[str]:
    """Named placeholders once, as a translation may say a name twice; the others in their order."""
    tokens = [token for token in pattern.findall(text) if token not in ESCAPES]
    named = {token for token in tokens if len(token) > len("%s")}
    in_order = [token for token in tokens if token not in named]
    return Counter([*named, *(f"{token} (no. {n})" for n, token in enumerate(in_order, start=1))])


def _tags(text: str) -> Counter[str]:
    return Counter(TAG.findall(text))


def _outer_spaces(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _difference(kind: str, original: Counter[str], translation: Counter[str]) -> Iterator[str]:
    lost, gained = original - translation, translation - original
    if lost:
        yield f"{kind} lost: {' '.join(sorted(lost))}"
    if gained:
        yield f"{kind} not in the original: {' '.join(sorted(gained))}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

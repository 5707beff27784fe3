"""Reads the pairs that the checks are tried on."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from portal.translation.checks import Pair

FOLDER = Path(__file__).parent / "pairs"
LANGUAGES = {"vi_en": ("vi", "en"), "en_vi": ("en", "vi")}


@cache
def good_pairs() -> tuple[Pair, ...]:
    """Translations without a mistake: a source line and a target line, parted by blank lines."""
    return tuple(
        Pair(*block.splitlines(), *languages)
        for name, languages in LANGUAGES.items()
        for block in (FOLDER / f"good_{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    )


@cache
def planted_errors() -> tuple[tuple[str, Pair], ...]:
    """Good pairs with one mistake each, and the code of the finding that must stop it.

    A line says the code, a passage of one good translation, and what it is replaced with.
    """
    lines = (FOLDER / "planted.txt").read_text(encoding="utf-8").splitlines()
    return tuple(_planted(line) for line in lines)


def _planted(line: str) -> tuple[str, Pair]:
    code, _, change = line.partition(" | ")
    passage, _, mistake = change.partition(" ->")
    matching = [pair for pair in good_pairs() if passage in pair.target]
    assert len(matching) == 1, line
    target = matching[0].target.replace(passage, mistake.removeprefix(" "))
    return code, replace(matching[0], target=target)

"""Reads the pairs that the checks are tried on."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from portal.translation.checks import Pair

FOLDER = Path(__file__).parent / "pairs"


def _pairs(name: str, source_language: str, target_language: str) -> tuple[Pair, ...]:
    """A source line and a target line each, parted by blank lines."""
    blocks = (FOLDER / name).read_text(encoding="utf-8").strip().split("\n\n")
    return tuple(
        Pair(source, target, source_language, target_language)
        for source, target in (block.split("\n") for block in blocks)
    )


@cache
def good_pairs() -> tuple[Pair, ...]:
    """Translations without a mistake, in both directions."""
    return (
        *_pairs("good_vi_en.txt", "vi", "en"),
        *_pairs("good_en_vi.txt", "en", "vi"),
    )


@cache
def mistakes() -> tuple[Pair, ...]:
    """Short translations with one mistake each."""
    return _pairs("mistakes_vi_en.txt", "vi", "en")


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

"""How a report begins: sections, figures and prose to be filled in, from a data file."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from wagtail.blocks import StreamValue

from portal.reports.registry import FigureDefinition, figures


@cache
def _skeleton() -> dict[str, Any]:
    path = Path(__file__).with_name("report.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _asked(block: dict[str, Any]) -> dict[str, Any] | None:
    """The block with the figures that there are; None when there are none."""
    found = [name for name in block["figures"] if _has(figures().get(name), block)]
    return {**block, "figures": found} if found else None


def _has(definition: FigureDefinition | None, block: dict[str, Any]) -> bool:
    dimension = block.get("dimension")
    return definition is not None and (not dimension or dimension in definition.dimensions)


@cache
def _prompts() -> tuple[str, ...]:
    """What stands in square brackets for the officer to fill in."""
    texts = (entry.get("html", "") for entry in _skeleton()["blocks"])
    return tuple(prompt for text in texts for prompt in re.findall(r"\[[^\]]+\]", text))


def unanswered_prompts(body: StreamValue) -> list[str]:
    """The prompts that nobody has replaced by words of their own."""
    written = " ".join(str(block.value) for block in body if block.block_type == "text")
    return [prompt for prompt in _prompts() if prompt in written]


def skeleton_texts(period_name: str) -> dict[str, str]:
    """Title and lead."""
    return {name: _skeleton()[name].format(period=period_name) for name in ("title", "summary")}


def skeleton_body() -> list[dict[str, Any]]:
    """The blocks, as a StreamField stores them."""
    body = []
    for entry in _skeleton()["blocks"]:
        kind = entry["type"]
        if kind == "text":
            body.append({"type": kind, "value": entry["html"].strip().replace("\n", "")})
        elif block := _asked(entry):
            value = {name: content for name, content in block.items() if name != "type"}
            body.append({"type": kind, "value": value})
    return body

"""Reads the demonstration's texts, which are TOML files beside each room's builder. Pure."""

import tomllib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import nh3

Block = dict[str, Any]

_NAMESPACE: Final = uuid.UUID("6f1c7f0e-5d0f-5c43-9b0e-3f6d4a0c52d1")
_TAGS: Final = {"p", "h2", "h3", "b", "i", "ul", "ol", "li", "a"}
PUBLISHED, OUTDATED, IN_PROGRESS, MISSING = "published", "outdated", "in_progress", "missing"
IN_REVIEW = "in_review"


def demo_uuid(*names: str | int) -> uuid.UUID:
    """The same identifier for the same names, always.

    Wagtail draws translation keys at random (version 4); one of version 5 that this function
    makes marks a page as the demonstration's own.
    """
    return uuid.uuid5(_NAMESPACE, "/".join(map(str, names)))


def is_demo_uuid(key: uuid.UUID) -> bool:
    """Whether an identifier was made from a name rather than drawn at random."""
    return key.version == 5


def read_table(path: Path) -> dict[str, Any]:
    """One TOML file."""
    with path.open("rb") as stream:
        return tomllib.load(stream)


@dataclass(frozen=True)
class Item:
    """One page of the demonstration, in both languages."""

    kind: str
    key: str
    state: str
    facts: Mapping[str, Any]
    vietnamese: Mapping[str, Any]
    english: Mapping[str, Any] | None
    update: Mapping[str, Any] | None

    @property
    def translation_key(self) -> uuid.UUID:
        """Identifies the page and its translation on every site with this demonstration."""
        return demo_uuid(self.kind, self.key)

    def amount(self, name: str) -> Decimal | None:
        """A number among the facts; None when it is not known."""
        return Decimal(str(self.facts[name])) if name in self.facts else None


def read_items(folder: Path, kind: str) -> list[Item]:
    """Every page in a folder, in the order of the file names."""
    items = []
    for path in sorted(folder.glob("*.toml")):
        table = read_table(path)
        facts = {
            name: value for name, value in table.items() if name not in ("vi", "en", "vi_update")
        }
        items.append(
            Item(
                kind=kind,
                key=table["key"],
                state=table["state"],
                facts=facts,
                vietnamese=table["vi"],
                english=table.get("en"),
                update=table.get("vi_update"),
            )
        )
    return items


def updated(texts: Mapping[str, Any], update: Mapping[str, Any]) -> dict[str, Any]:
    """The texts after an edit: `html` replaces the first block, everything else its namesake."""
    changed = {**texts, **{name: value for name, value in update.items() if name != "html"}}
    if "html" in update:
        first, *rest = texts["body"]
        changed["body"] = [{**first, "html": update["html"]}, *rest]
    return changed


def stream_data(
    item: Item,
    blocks: Sequence[Mapping[str, Any]],
    picture: Mapping[str, tuple[int, str]],
) -> list[Block]:
    """The stored form of a `StoryBlock`.

    Args:
        item: the page, whose key decides the identifiers of its blocks: the same in both
            languages, as wagtail-localize needs it.
        blocks: the blocks as written in the file; one with a "value" is stored as it is.
        picture: primary key and alternative text of each picture by its key.
    """
    return [
        {
            "id": str(demo_uuid(item.kind, item.key, number)),
            "type": block["type"],
            "value": block["value"] if "value" in block else _value(block, picture),
        }
        for number, block in enumerate(blocks)
    ]


def _value(block: Mapping[str, Any], picture: Mapping[str, tuple[int, str]]) -> Any:
    match block["type"]:
        case "text":
            html = nh3.clean(block["html"], tags=_TAGS, attributes={"a": {"href"}}, link_rel=None)
            return html.strip()
        case "quote":
            return {"quote": block["quote"], "attribution": block.get("attribution", "")}
        case "table":
            return {
                "data": [list(block["columns"]), *map(list, block["rows"])],
                "table_caption": block.get("caption", ""),
                "table_header_choice": "row",
                "first_row_is_table_header": True,
                "first_col_is_header": False,
            }
        case "image":
            key, alternative = picture[block["image"]]
            image = {"image": key, "decorative": False, "alt_text": alternative}
            return {"image": image, "caption": block.get("caption", ""), "credit": ""}
    raise ValueError(f"unknown block type {block['type']!r}")

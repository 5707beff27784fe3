"""Every event that the desk writes down has a name for people."""

import ast
from collections.abc import Iterator
from pathlib import Path

import portal.translation
from portal.translation.choices import JobState
from portal.translation.queue.events import details_of, name_of

WRITERS = {"move", "move_through", "note", "JobEvent"}


def written(tree: ast.AST) -> Iterator[str]:
    """The literal actions of the calls that write an event."""
    for call in ast.walk(tree):
        name = getattr(getattr(call, "func", None), "id", "")
        if not isinstance(call, ast.Call) or name not in WRITERS:
            continue
        said = [word.value for word in call.keywords if word.arg == "action"]
        said += call.args[2:3] if name == "note" else []
        yield from (one.value for one in said if isinstance(one, ast.Constant))


def test_every_action_has_a_name() -> None:
    folder = Path(portal.translation.__file__).parent
    actions = {
        action
        for path in folder.rglob("*.py")
        for action in written(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert {"taken", "commented"} <= actions
    nameless = {one for one in actions - set(JobState.values) if str(name_of(one)) == one}
    assert nameless == set()


def test_numbers_of_pages_are_told_to_nobody() -> None:
    assert details_of({"from": 12, "to": 19, "page": 3}) == []
    assert details_of({"from": "cosmetic", "note": "Now"})[0].startswith("Note: Now")


def test_an_accepted_error_is_told_with_its_sentence() -> None:
    told = details_of({"code": "scale", "segment": 7, "target": "VND <b>207</b> million came."})
    assert told == ["Check: Thousands, millions, billions", "Translation: VND 207 million came."]

"""What is written comes back as it was, in every format."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from portal.translation.exchange.formats import FORMATS, read_any
from portal.translation.exchange.matching import matched
from portal.translation.exchange.tbx import read_tbx, write_tbx
from portal.translation.exchange.tmx import read_tmx, write_tmx
from portal.translation.exchange.units import TermEntry, UnitState
from tests.translation.exchange.files import JOB, PAIRS, job, memory, pairs_as_job, unit

every_format = pytest.mark.parametrize("chosen", FORMATS.values(), ids=FORMATS)


@every_format
def test_segments(chosen):
    read = read_any("tên.bin", chosen.write(pairs_as_job()))
    assert (read.job, read.source_language, read.target_language) == (JOB, "vi", "en")
    assert [(each.source, each.target, each.problem) for each in read.units] == [
        (source, target, "") for source, target in PAIRS
    ]
    assert [each.finished for each in read.units] == [bool(target) for _, target in PAIRS]
    assert [each.line for each in read.units] == sorted({each.line for each in read.units})


@every_format
@pytest.mark.parametrize(
    ("state", "target", "finished"),
    [
        (UnitState.UNTRANSLATED, "", False),
        (UnitState.UNTRANSLATED, "Begun", False),
        (UnitState.TO_BE_CHECKED, "Guess", False),
        (UnitState.TRANSLATED, "Done", True),
        (UnitState.APPROVED, "Done", True),
        (UnitState.APPROVED, "", False),
    ],
)
def test_states(chosen, state, target, finished):
    [read] = chosen.read(chosen.write(job(unit(target=target, state=state.value)))).units
    assert (read.target, read.finished) == (target, finished)


NOT_IN_FILES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
PIECES = st.sampled_from(
    ["<b>", "</b>", "<i>", "</i>", '<a id="a1">', "</a>", "<br/>", "&amp;", "&lt;", "&nbsp;",
     "&#7;", "&", "<", ">", "<b", "đ", "Ẵ", "\u0301", " ", "\n", "\t", "\r", "\\", '"', "#~"]
)  # fmt: skip


@every_format
@given(pieces=st.lists(PIECES | st.characters(exclude_categories=["Cs"]), max_size=12))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_any_original(chosen, pieces):
    """It comes back untouched, well-made or not, but for characters that no file can hold."""
    file = job(unit(source="x" + "".join(pieces)))
    read = chosen.read(chosen.write(file))
    assert read.units[0].source == NOT_IN_FILES.sub("", file.units[0].source)
    assert matched(read, file).taken == read.units


def test_memory():
    entries = [memory(source, target) for source, target in PAIRS if target]
    entries.append(memory("Friendship", "Hữu nghị", source_language="en", target_language="vi"))
    entries.append(memory(changed_on=None, by=""))
    read = read_tmx(b"".join(write_tmx([*entries, memory(target="")])))
    assert list(read.entries) == entries
    assert read.skipped == 1


def test_terms():
    entries = [
        TermEntry("Đồng Nai", "Dong Nai", "place", "Viết <liền>\n& không dấu", False, None, None),
        TermEntry("Báo Yên Bái", "", "press", "", True, date(1991, 10, 1), date(2025, 6, 30)),
        TermEntry("tỉnh", "province", "", "", False, None, date(2025, 6, 30)),
        TermEntry("hữu nghị", "friendship", "", "", False, None, None, ("amity", "comity")),
    ]
    read = read_tbx(write_tbx(entries, "Bảng thuật ngữ"))
    assert read.entries == tuple(entries)
    assert (read.skipped, read.problems) == (0, ())


def test_codes_are_protected_and_numbered_alike_on_both_sides():
    source, target = PAIRS[3]
    root = etree.fromstring(FORMATS["xliff"].write(job(unit(source=source, target=target))))
    numbers = {
        side: {code.text: code.get("id") for code in root.iterfind(f".//{{*}}{side}/{{*}}bpt")}
        for side in ("source", "target")
    }
    assert numbers["source"] == numbers["target"] == {'<a id="a1">': "1", '<a id="a2">': "2"}
    assert {code.get("ctype") for code in root.iter("{*}bpt")} == {"link"}


def test_an_untranslated_segment_states_nothing_that_a_tool_could_leave_standing():
    root = etree.fromstring(FORMATS["xliff"].write(job(unit(target="", state="untranslated"))))
    assert root.find(".//{*}target") is None


def test_the_memory_is_written_piece_by_piece():
    endless = (memory(f"Đoạn {number}") for number in iter(int, 1))
    pieces = write_tmx(endless)
    assert [next(pieces).count(b"<tu ") for _ in range(4)] == [0, 1, 1, 1]

"""Files that are not what they should be: each refusal says what is wrong and where."""

import random
import re

import pytest
from django.core.exceptions import ValidationError

from portal.translation.exchange import gathering, tbx, tmx
from portal.translation.exchange.errors import ExchangeError
from portal.translation.exchange.formats import FORMATS, read_any
from portal.translation.exchange.matching import matched
from portal.translation.exchange.po import write_po
from portal.translation.exchange.tbx import read_tbx, write_tbx
from portal.translation.exchange.tmx import read_tmx, write_tmx
from portal.translation.exchange.units import TermEntry
from portal.translation.exchange.xliff import write_xliff
from tests.translation.exchange.files import JOB, job, memory, pairs_as_job, unit

XLIFF = write_xliff(job(unit("1"), unit("2"))).decode()
PO = write_po(job(unit("1"), unit("2"))).decode()
OTHER = JOB.replace("3e0b", "4f1c")
LAUGHS = (
    '<!DOCTYPE xliff [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
THIEF = '<!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def with_doctype(doctype, inside="&a;"):
    return XLIFF.replace("\n<xliff", f"\n{doctype}<xliff").replace("Friendship", inside)


def refusal(read, *arguments):
    with pytest.raises(ExchangeError) as refused:
        read(*arguments)
    return " ".join(refused.value.messages)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The file is empty."),
        (b"PK\x03\x04rest", "packed file"),
        ("Xin chào", "Line 1: the file is damaged, or it is not a PO file."),
        (b"\xff\xfe\x00", "Line 1: the file is damaged, or not in UTF-16."),
        ("đoàn".encode("cp1258"), "Line 1: the file is damaged, or not in UTF-8."),
        (PO.encode() + b'msgid "\xe9"', "or not in UTF-8."),
        (PO + '\nmsgid "a\x00"', "NUL character"),
        (PO + "\nmsgid broken", "Line 20: the file is damaged, or it is not a PO file."),
        (PO[:-4], "Line 18: the file is damaged, or it is not a PO file."),
        (PO + "msgid_plural \"a\"", "Line 19: the file is damaged, or it is not a PO file."),
        (PO.replace("portal-job-", ""), "does not say which text it belongs to"),
        (PO.replace('ctxt "2"', 'ctxt "1"').replace("Friendship", "Other", 1), "Lines 12 and 16"),
        (re.sub(r"\nmsgctxt[\s\S]*", "", PO), "no segments"),
        ("<html><body/></html>", "it begins with <html>. Expected is <xliff>."),
        (b"".join(write_tmx([])), "it begins with <tmx>"),
        (XLIFF[:-20], "Line 5: the file is damaged, or it is not XML."),
        (XLIFF.replace("Friendship", "a & b", 1), "Line 3: the file is damaged"),
        (XLIFF.replace("Friendship", "\x01", 1), "Line 3: the file is damaged"),
        (XLIFF.replace("Friendship", "&#0;", 1), "Line 3: the file is damaged"),
        (XLIFF.replace('version="1.2"', 'version="2.2"'), "XLIFF 2.2; this reads 1.2, 2.0, 2.1"),
        (XLIFF.replace('version="1.2"', ""), "XLIFF ?"),
        (XLIFF.replace("portal-job-", ""), "does not say which text it belongs to"),
        (XLIFF.replace("</file>", f'</file><file original="portal-job-{OTHER}"/>'),
         "several texts"),
        (XLIFF.replace('id="2"', 'id="1"').replace("Friendship", "Other", 1), "Lines 3 and 4"),
        (with_doctype(LAUGHS, "&i;"), "the file is damaged, or it is not XML."),
        (with_doctype(LAUGHS, "none"), "DOCTYPE"),
        (with_doctype(THIEF), "DOCTYPE"),
        (with_doctype('<!DOCTYPE xliff SYSTEM "http://localhost:1/x.dtd">', "&nbsp;"),
         "Line 3: the entity &nbsp; is not known in XML."),
        ("<xliff>" * 100_000, "Line 1: the file is damaged"),
    ],
)  # fmt: skip
def test_jobs(content, message):
    data = content if isinstance(content, bytes) else content.encode()
    said = refusal(read_any, "bài.xlf", data)
    assert said.startswith("bài.xlf: ")
    assert message in said


def test_no_entity_is_expanded_in_an_attribute():
    """Where the parser does expand them, it stops at its own limit."""
    file = with_doctype(LAUGHS, "x").replace('source-language="vi"', 'source-language="&i;"')
    refusal(read_any, "x", file.encode())


@pytest.mark.parametrize(
    ("read", "data", "message"),
    [
        (read_tmx, b"", "empty"),
        (read_tmx, XLIFF.encode(), "begins with <xliff>. Expected is <tmx>."),
        (read_tmx, b"<tmx version='9'><header/><body/></tmx>", "TMX 9; this reads 1.1"),
        (read_tmx, b"".join(write_tmx([memory()]))[:-9], "Line 6: the file is damaged"),
        (read_tmx, b"<!DOCTYPE tmx [<!ENTITY a 'b'>]><tmx version='1.4'/>", "DOCTYPE"),
        (read_tmx, b"<!DOCTYPE tmx SYSTEM 't.dtd'><tmx version='1.4'><tu>\n&nbsp;</tu></tmx>",
         "Line 2: the entity &nbsp;"),
        (read_tbx, b"<martif>", "Line 1: the file is damaged"),
        (read_tbx, b"<tmx/>", "begins with <tmx>. Expected is <martif>, <tbx>."),
    ],
)  # fmt: skip
def test_memories_and_terms(read, data, message):
    assert message in refusal(read, data)


@pytest.mark.parametrize(
    ("module", "limit", "read"),
    [
        (gathering, "MOST_JOB_BYTES", FORMATS["po"].read),
        (gathering, "MOST_JOB_BYTES", FORMATS["xliff"].read),
        (tmx, "MOST_MEMORY_BYTES", read_tmx),
        (tbx, "MOST_TERM_BYTES", read_tbx),
    ],
)
def test_sizes(module, limit, read):
    assert "is larger than" in refusal(read, b" " * (getattr(module, limit) + 1))


def test_a_refusal_is_a_validation_error():
    assert issubclass(ExchangeError, ValidationError)


@pytest.mark.parametrize(
    ("expected", "message"),
    [
        (job(job=OTHER), "This file belongs to another text."),
        (job(target_language="fr"), "in the language en where fr is expected"),
        (job(source_language="en"), "in the language vi where en is expected"),
    ],
)
@pytest.mark.parametrize("chosen", FORMATS.values(), ids=FORMATS)
def test_files_of_other_jobs(chosen, expected, message):
    read = chosen.read(chosen.write(job()))
    assert message in refusal(matched, read, expected)


@pytest.mark.parametrize("chosen", FORMATS.values(), ids=FORMATS)
def test_what_is_usable_is_taken(chosen):
    file = job(
        unit("1"),
        unit("2", source="Cũ"),
        unit("3", target="<b>Friend"),
        unit("4", source='<a id="a1">x</a>', target='<a id="a9">y</a>'),
        unit("5", target="<u>Friend</u>"),
        unit("6", target="", state="untranslated"),
        unit("7", target='<b onclick="x">Friend</b>'),
        *(unit(str(number)) for number in range(100, 112)),
    )
    now = job(*(unit("2", source="Mới") if each.key == "2" else each for each in file.units[:7]))
    result = matched(chosen.read(chosen.write(file)), now)
    heaps = {name: [each.key for each in units] for name, units in vars(result).items()}
    assert heaps == {
        "taken": ["1"],
        "changed": ["2"],
        "broken": ["3", "4", "5", "7"],
        "unknown": [str(number) for number in range(100, 112)],
        "empty": ["6"],
    }
    assert result.changed[0].source == "Cũ"
    assert not any(each.finished for each in result.broken)
    warnings = [re.sub(r"^Line \d+: ", "", warning) for warning in result.warnings()]
    assert warnings[:6] == [
        "The Vietnamese of 1 segment has changed since the file was made.",
        "The tag <b> has no partner.",
        "The link a9 is not in the original.",
        "The tag <u> is not allowed.",
        'The tag <b onclick="x"> is not allowed.',
        "there is no segment 100 in this text.",
    ]
    assert warnings[-1] == "… and 2 more."


@pytest.mark.parametrize(
    ("target", "problem", "stored"),
    [
        ("R&D 5 < 6 > 4", "", "R&amp;D 5 &lt; 6 &gt; 4"),
        ("<script>alert(1)</script>", "The tag <script> is not allowed.", None),
        ("<b><i>x</b></i>", "The tag <b> has no partner.", None),
        ("<img src=x onerror=alert(1)//", "There is an unfinished tag in it.", None),
        ("<!--", "There is an unfinished tag in it.", None),
        ("<br/>" * 251, "There are more than 500 tags and special characters in it.", None),
        ("Bell \\a", "", "Bell \\a"),
        ("a\x07", "There is a control character in it.", None),
        ("\u00a0 ", "", ""),
    ],
)
def test_what_translators_type(target, problem, stored):
    escaped = target.replace("\\", "\\\\")
    file = PO.replace('msgstr "Friendship"', f'msgstr "{escaped}"', 1).encode()
    read = read_any("x.po", file).units[0]
    assert read.problem == problem
    assert read.target == (target if stored is None else stored)


def test_a_date_that_is_none_is_named():
    file = write_tbx([TermEntry("tỉnh", "province", "", "", False, None, None)]).decode()
    file = file.replace("<langSet", '<admin type="x-portal-validFrom">July</admin><langSet', 1)
    read = read_tbx(file.encode())
    assert read.entries[0].valid_from is None
    assert read.problems == ("Line 15: July is not a date (expected: 2025-07-01).",)


def damaged(data, chance):
    """One of the ways in which files go bad, on their way or on purpose."""
    data = bytearray(data)
    kind = chance.randrange(4)
    if kind == 0:
        del data[chance.randrange(len(data)) :]
    elif kind == 1:
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif kind == 2:
        start = chance.randrange(len(data))
        del data[start : start + chance.randint(1, 40)]
    else:
        start, end = sorted(chance.randrange(len(data)) for _ in range(2))
        data[start:start] = data[start : min(end, start + 300)]
    return bytes(data)


def random_xml(chance, root):
    """Well-formed, with the names that the readers look for in places where they do not belong."""
    names = ["file", "body", "trans-unit", "unit", "segment", "source", "target", "g", "bpt", "ph",
             "pc", "cp", "mrk", "tu", "tuv", "seg", "header", "termEntry", "langSet", "term",
             "note", "notes", "originalData", "data", "admin", "descrip", "tig"]  # fmt: skip
    values = ["1.2", "2.0", "1.4", "vi", "en", f"portal-job-{JOB}", "", "1", "110000", "x-\u0111"]
    keys = ["version", "id", "original", "xml:lang", "state", "hex", "type", "dataRef", "rid", "i"]

    def element(depth):
        name = chance.choice(names) if depth else root
        attributes = "".join(
            f' {key}="{chance.choice(values)}"' for key in chance.sample(keys, chance.randint(0, 5))
        )
        inside = "".join(
            element(depth + 1) if depth < 5 and chance.random() < 0.7 else "&lt;b&gt;t\u1ea1"
            for _ in range(chance.randint(0, 4))
        )
        return f"<{name}{attributes}>{inside}</{name}>"

    return element(0)


WRITTEN = {
    "xliff": (FORMATS["xliff"].read, write_xliff(pairs_as_job())),
    "po": (FORMATS["po"].read, write_po(pairs_as_job())),
    "any": (
        lambda data: read_any("x", data),
        write_xliff(pairs_as_job()).decode().encode("utf-16"),
    ),
    "tmx": (read_tmx, b"".join(write_tmx([memory(), memory("<b>a</b>&amp;", "<b>c</b>")]))),
    "tbx": (read_tbx, write_tbx([TermEntry("tỉnh", "province", "a", "b", True, None, None)])),
}


@pytest.mark.parametrize(("read", "data"), WRITTEN.values(), ids=WRITTEN)
def test_whatever_the_bytes_only_our_error_comes_out(read, data):
    chance = random.Random(20250701)
    accepted = 0
    reasons = []
    for _ in range(150):
        root = chance.choice(["xliff", "tmx", "martif", "tbx"])
        for content in (damaged(data, chance), random_xml(chance, root).encode()):
            try:
                read(content)
                accepted += 1
            except ExchangeError as error:
                reasons.extend(error.messages)
    assert accepted
    assert reasons
    assert all(reasons)

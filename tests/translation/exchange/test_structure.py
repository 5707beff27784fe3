"""Written files have the structure that their standards ask for, as far as we use it."""

import shutil
import subprocess
from datetime import date
from io import StringIO

import pytest
from lxml import etree

from portal.translation.exchange.formats import FORMATS, MEMORY, TERMS
from portal.translation.exchange.po import write_po
from portal.translation.exchange.tbx import write_tbx
from portal.translation.exchange.tmx import write_tmx
from portal.translation.exchange.units import TermEntry
from portal.translation.exchange.xliff import write_xliff
from tests.translation.exchange.files import PAIRS, memory, pairs_as_job

# The parts of the standards' schemas that stand behind what we write.
XLIFF = """
<!ELEMENT xliff (file+)> <!ATTLIST xliff xmlns CDATA #REQUIRED version (1.2) #REQUIRED>
<!ELEMENT file (header, body)> <!ATTLIST file original CDATA #REQUIRED
  source-language CDATA #REQUIRED target-language CDATA #IMPLIED datatype (html) #REQUIRED>
<!ELEMENT header (note*)> <!ELEMENT body (trans-unit*)>
<!ELEMENT trans-unit (source, target?, note*)> <!ATTLIST trans-unit id CDATA #REQUIRED
  resname CDATA #IMPLIED approved (yes|no) #IMPLIED xml:space (default|preserve) #IMPLIED>
<!ELEMENT source (#PCDATA|bpt|ept|ph)*> <!ELEMENT target (#PCDATA|bpt|ept|ph)*>
<!ATTLIST target state (needs-translation|needs-review-translation|translated|final) #IMPLIED>
<!ELEMENT bpt (#PCDATA)>
<!ATTLIST bpt id CDATA #REQUIRED rid NMTOKEN #IMPLIED ctype NMTOKEN #IMPLIED>
<!ELEMENT ept (#PCDATA)> <!ATTLIST ept id CDATA #REQUIRED rid NMTOKEN #IMPLIED>
<!ELEMENT ph (#PCDATA)> <!ATTLIST ph id CDATA #REQUIRED ctype NMTOKEN #IMPLIED>
<!ELEMENT note (#PCDATA)> <!ATTLIST note from CDATA #IMPLIED>
"""
TMX = """
<!ELEMENT tmx (header, body)> <!ATTLIST tmx version CDATA #REQUIRED>
<!ELEMENT header EMPTY> <!ATTLIST header creationtool CDATA #REQUIRED
  creationtoolversion CDATA #REQUIRED segtype (block|paragraph|sentence|phrase) #REQUIRED
  o-tmf CDATA #REQUIRED adminlang CDATA #REQUIRED srclang CDATA #REQUIRED
  datatype CDATA #REQUIRED>
<!ELEMENT body (tu*)> <!ELEMENT tu (tuv+)> <!ATTLIST tu srclang CDATA #IMPLIED
  changedate CDATA #IMPLIED changeid CDATA #IMPLIED>
<!ELEMENT tuv (seg)> <!ATTLIST tuv xml:lang CDATA #REQUIRED>
<!ELEMENT seg (#PCDATA|bpt|ept|ph)*> <!ELEMENT bpt (#PCDATA)> <!ELEMENT ept (#PCDATA)>
<!ATTLIST bpt i CDATA #REQUIRED x CDATA #IMPLIED type CDATA #IMPLIED>
<!ATTLIST ept i CDATA #REQUIRED>
<!ELEMENT ph (#PCDATA)> <!ATTLIST ph x CDATA #IMPLIED type CDATA #IMPLIED>
"""
TBX = """
<!ELEMENT martif (martifHeader, text)>
<!ATTLIST martif type CDATA #REQUIRED xml:lang CDATA #REQUIRED>
<!ELEMENT martifHeader (fileDesc, encodingDesc?)> <!ELEMENT fileDesc (titleStmt?, sourceDesc+)>
<!ELEMENT titleStmt (title)> <!ELEMENT title (#PCDATA)> <!ELEMENT sourceDesc (p+)>
<!ELEMENT encodingDesc (p+)> <!ELEMENT p (#PCDATA)> <!ATTLIST p type CDATA #IMPLIED>
<!ELEMENT text (body)> <!ELEMENT body (termEntry+)>
<!ELEMENT termEntry ((descrip|admin|note)*, langSet+)> <!ATTLIST termEntry id ID #IMPLIED>
<!ELEMENT descrip (#PCDATA)> <!ATTLIST descrip type CDATA #REQUIRED>
<!ELEMENT admin (#PCDATA)> <!ATTLIST admin type CDATA #REQUIRED> <!ELEMENT note (#PCDATA)>
<!ELEMENT langSet (tig+)> <!ATTLIST langSet xml:lang CDATA #REQUIRED>
<!ELEMENT tig (term)> <!ELEMENT term (#PCDATA)>
"""
TERM = TermEntry("tỉnh", "province", "place", "Note", True, date(2025, 7, 1), date(2026, 7, 1))


@pytest.mark.parametrize(
    ("structure", "content"),
    [
        (XLIFF, write_xliff(pairs_as_job())),
        (TMX, b"".join(write_tmx(memory(*pair) for pair in PAIRS))),
        (TBX, write_tbx([TERM], "Title")),
    ],
    ids=["xliff", "tmx", "tbx"],
)
def test_structure(structure, content):
    checker = etree.DTD(StringIO(structure))
    assert checker.validate(etree.fromstring(content)), checker.error_log


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_gettext_itself_takes_the_file(tmp_path):
    path = tmp_path / "job.po"
    path.write_bytes(write_po(pairs_as_job()))
    command = [shutil.which("msgfmt"), "--check-format", "--output-file=-", str(path)]
    run = subprocess.run(command, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr


def test_kinds_of_files_can_be_told_apart():
    kinds = [*FORMATS.values(), MEMORY, TERMS]
    assert list(FORMATS) == [kind.key for kind in FORMATS.values()]
    for attribute in ("key", "extension", "content_type"):
        assert len({getattr(kind, attribute) for kind in kinds}) == len(kinds)

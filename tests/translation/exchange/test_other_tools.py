"""Files as other tools write them, by hand in their manner."""

from datetime import UTC, date, datetime

import pytest

from portal.translation.exchange.formats import read_any
from portal.translation.exchange.tbx import read_tbx
from portal.translation.exchange.tmx import read_tmx
from portal.translation.exchange.units import MemoryEntry, TermEntry
from tests.translation.exchange.files import JOB

ORIGINAL = f"portal-job-{JOB}"

WEBLATE_XLIFF = f"""<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="{ORIGINAL}" source-language="vi" target-language="en_GB" datatype="html">
    <body>
      <trans-unit id="1" xml:space="preserve" approved="yes">
        <source>Đoàn <bpt id="1" rid="1" ctype="bold">&lt;b&gt;</bpt>đại biểu<ept id="1" rid="1"/>
</source>
        <target state="final"><bpt id="1" rid="1" ctype="bold">&lt;b&gt;</bpt>Delegation<ept id="1"
          rid="1">&lt;/b&gt;</ept></target>
      </trans-unit>
      <trans-unit id="2" xml:space="preserve">
        <source>Tỉnh</source><target state="needs-translation">Province?</target>
        <alt-trans><source>Huyện</source><target>District</target></alt-trans>
      </trans-unit>
      <trans-unit id="3" xml:space="preserve" approved="no">
        <source>Tỉnh</source><target>Province</target>
      </trans-unit>
      <trans-unit id="4" xml:space="preserve"><source>Tỉnh</source><target/></trans-unit>
    </body>
  </file>
</xliff>"""

TRADOS_XLIFF = f"""<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" version="1.2"
  xmlns="urn:oasis:names:tc:xliff:document:1.2" sdl:version="1.0">
<file original="C:\\Jobs\\{ORIGINAL}" datatype="x-sdlfilterframework2"
  source-language="vi-VN" target-language="en-GB"><header><sdl:ref-files/></header>
<body><group><trans-unit id="1">
<source>Một. Hai &amp; ba.</source>
<seg-source><mrk mtype="seg" mid="1">Một.</mrk> <mrk
  mtype="seg" mid="2">Hai &amp; ba.</mrk></seg-source>
<target><mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two &amp; three.</mrk></target>
<sdl:seg-defs><sdl:seg id="1" conf="Translated"/>
  <sdl:seg id="2" conf="ApprovedSignOff"/></sdl:seg-defs>
</trans-unit></group><trans-unit id="2"><source>Bốn</source>
<target><mrk mtype="seg" mid="3">Four</mrk></target>
<sdl:seg-defs><sdl:seg id="3" conf="Draft"/></sdl:seg-defs>
</trans-unit><trans-unit id="3"><source>Năm <g id="pt9">sáu</g><x id="7"/></source>
<target><mrk mtype="seg" mid="4">Five <g id="pt9">six</g></mrk></target>
</trans-unit><trans-unit id="4"><source>Bảy <g id="1" ctype="bold">tám</g></source>
<target>Seven <g id="1" ctype="bold">eight</g><x id="2" ctype="lb"/></target>
</trans-unit></body></file></xliff>"""

OKAPI_XLIFF_2 = f"""<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="vi" trgLang="en">
 <file id="f1" original="{ORIGINAL}">
  <unit id="1">
   <originalData>
    <data id="d1">&lt;a id="a1"&gt;</data><data id="d2">&lt;/a&gt;</data>
    <data id="d3">&lt;br/&gt;</data>
   </originalData>
   <segment id="s1" state="translated">
    <source>Xem <pc id="1" dataRefStart="d1" dataRefEnd="d2">quyết định</pc>.</source>
    <target>See the <pc id="1" dataRefStart="d1" dataRefEnd="d2">decision</pc>.</target>
   </segment>
   <ignorable><source><ph id="2" dataRef="d3"/></source></ignorable>
   <segment id="s2" state="final">
    <source><sc id="3" dataRef="d1"/>Hết<ec startRef="3" dataRef="d2"/></source>
    <target><sc id="3" dataRef="d1"/>End<ec startRef="3" dataRef="d2"/></target>
   </segment>
  </unit>
  <group id="g1"><unit id="2"><segment state="initial">
    <source><pc id="1" type="fmt" subType="xlf:b">Tỉnh</pc></source>
    <target><mrk id="m1"><pc id="1" type="fmt" subType="xlf:b">Province</pc></mrk></target>
  </segment></unit></group>
  <unit id="3"><segment><source>Bẩy<cp hex="0007"/></source><target>Seven<cp hex="0007"/></target>
  </segment></unit>
  <unit id="4"><segment><source>Một.</source><target>One.</target></segment>
   <ignorable><source> </source></ignorable>
   <segment><source>Hai.</source></segment></unit>
 </file>
</xliff>"""

WEBLATE_PO = f"""# Vietnamese
# Someone <someone@example.org>, 2025.
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: x\\n"
"PO-Revision-Date: 2025-07-01 08:30+0000\\n"
"Last-Translator: Someone <someone@example.org>\\n"
"Language: en_GB\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=n != 1;\\n"
"X-Portal-Job: {ORIGINAL}\\n"
"X-Generator: Weblate 5.12\\n"

#. note
#: body.1
msgctxt "1"
msgid ""
"Đoàn <b>đại biểu</b>\\n"
"Đà Nẵng"
msgstr ""
"The <b>delegation</b>\\n"
"of Da Nang"

#: body.2
#, fuzzy, c-format
#| msgctxt "2"
#| msgid "Huyện"
msgctxt "2"
msgid "Tỉnh"
msgstr "District"

#~ msgctxt "3"
#~ msgid "Xã"
#~ msgstr "Commune"
"""

EXPECTED = {
    "weblate": (
        WEBLATE_XLIFF,
        [
            ("1", "Đoàn <b>đại biểu</b>", "<b>Delegation</b>", True, ""),
            ("2", "Tỉnh", "Province?", False, ""),
            ("3", "Tỉnh", "Province", False, ""),
            ("4", "Tỉnh", "", False, ""),
        ],
    ),
    "trados": (
        TRADOS_XLIFF,
        [
            ("1", "Một. Hai &amp; ba.", "One. Two &amp; three.", True, ""),
            ("2", "Bốn", "Four", False, ""),
            ("3", "Năm sáu", "Five six", False, "The inline code <g pt9>, <x 7> is not known."),
            ("4", "Bảy <b>tám</b>", "Seven <b>eight</b><br/>", True, ""),
        ],
    ),
    "okapi": (
        OKAPI_XLIFF_2,
        [
            (
                "1",
                'Xem <a id="a1">quyết định</a>.<br/><a id="a1">Hết</a>',
                'See the <a id="a1">decision</a>.<br/><a id="a1">End</a>',
                True,
                "",
            ),
            ("2", "<b>Tỉnh</b>", "<b>Province</b>", False, ""),
            ("3", "Bẩy\x07", "Seven\x07", False, "There is a control character in it."),
            ("4", "Một. Hai.", "One. ", False, ""),
        ],
    ),
    "po": (
        WEBLATE_PO,
        [
            (
                "1",
                "Đoàn <b>đại biểu</b>\nĐà Nẵng",
                "The <b>delegation</b>\nof Da Nang",
                True,
                "",
            ),
            ("2", "Tỉnh", "District", False, ""),
        ],
    ),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(("content", "units"), EXPECTED.values(), ids=EXPECTED)
def test_segments(content, units, encoding):
    read = read_any("x", content.replace("\n", "\r\n").encode(encoding))
    assert read.job == JOB
    assert [
        (unit.key, unit.source.strip(), unit.target, unit.finished, unit.problem)
        for unit in read.units
    ] == units


OMEGAT_TMX = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext"
          creationtoolversion="6.0.1" segtype="sentence" srclang="VI-VN"/>
  <body>
    <tu>
      <tuv lang="VI-VN"><seg>Đoàn &lt;f0&gt;đại biểu&lt;/f0&gt; R&amp;D</seg></tuv>
      <tuv lang="EN-GB" changeid="Binh" changedate="20250701T083000Z" creationid="x"
        creationdate="20240101T000000Z"><seg>&lt;f0&gt;Delegation&lt;/f0&gt; R&amp;D</seg></tuv>
    </tu>
    <tu><tuv lang="VI"><seg>Tỉnh</seg></tuv><tuv lang="FR"><seg>Province</seg></tuv></tu>
    <tu><tuv lang="VI"><seg>Tỉnh</seg></tuv><tuv lang="EN"><seg> </seg></tuv></tu>
  </body>
</tmx>"""

TRADOS_TMX = """<?xml version="1.0" encoding="utf-16"?>
<tmx version="1.4"><header creationtool="SDL Language Platform" srclang="en-US" o-tmf="SDL TM8"
  segtype="sentence" adminlang="en-US" datatype="xml" creationtoolversion="8"/><body>
<tu creationdate="20240101T000000Z" creationid="LAP\\Lan" changedate="never">
  <prop type="x-Origin">TM</prop>
  <tuv xml:lang="en-US"><seg>The <bpt i="1" x="1">{\\b </bpt>Union<ept i="1">}</ept></seg></tuv>
  <tuv xml:lang="vi-VN"><seg>Liên <bpt i="1" x="1">{\\b </bpt>hiệp<ept i="1">}</ept></seg></tuv>
</tu>
<tu><tuv xml:lang="vi"><seg><hi type="x">Tỉnh</hi></seg></tuv>
    <tuv xml:lang="en"><seg><ph x="1">&lt;br/&gt;</ph>Province</seg></tuv></tu>
</body></tmx>"""


def test_memories():
    read = read_tmx(OMEGAT_TMX.encode())
    assert read.entries == (
        MemoryEntry(
            "Đoàn đại biểu R&amp;D",
            "Delegation R&amp;D",
            "vi",
            "en",
            datetime(2025, 7, 1, 8, 30, tzinfo=UTC),
            "Binh",
        ),
    )
    assert read.skipped == 2
    read = read_tmx(TRADOS_TMX.encode("utf-16"))
    assert read.entries == (
        MemoryEntry("The Union", "Liên hiệp", "en", "vi", None, "LAP\\Lan"),
        MemoryEntry("<br/>Province", "Tỉnh", "en", "vi", None),
    )
    assert read.skipped == 0


TBX_2008 = """<?xml version='1.0'?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader>
<fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc>
</martifHeader><text><body>
<termEntry id="c1"><descripGrp><descrip type="subjectField">place</descrip></descripGrp>
 <langSet xml:lang="en-US"><ntig><termGrp><term>Tonkin</term>
   <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig>
   <ntig><termGrp><term>North Viet Nam</term></termGrp></ntig></langSet>
 <langSet xml:lang="vi"><tig><term>
   Bắc Kỳ</term></tig></langSet></termEntry>
<termEntry id="c2"><langSet xml:lang="fr"><tig><term>province</term></tig></langSet></termEntry>
</body></text></martif>"""

TBX_2019_DCT = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dct" xml:lang="vi" xmlns="urn:iso:std:iso:30042:ed-2"
  xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="c1"><min:subjectField>org</min:subjectField><note>Always with z</note>
 <langSec xml:lang="vi"><termSec><term>hữu nghị</term></termSec></langSec>
 <langSec xml:lang="en"><termSec><term>amity</term>
   <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
  <termSec><term>friendship</term>
   <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec>
</conceptEntry></body></text></tbx>"""

TBX_2019_DCA = """<tbx type="TBX-Basic" style="dca" xml:lang="vi"
  xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="c1"><descrip type="Translation needed">no</descrip>
 <admin type="x-portal-validUntil">2025-06-30</admin>
 <langSec xml:lang="vi"><termSec><term>đổi mới</term></termSec></langSec>
</conceptEntry></body></text></tbx>"""


@pytest.mark.parametrize(
    ("content", "entries", "skipped"),
    [
        (
            TBX_2008,
            [("Bắc Kỳ", "North Viet Nam", "place", "", False, None, None, ("Tonkin",))],
            1,
        ),
        (
            TBX_2019_DCT,
            [("hữu nghị", "friendship", "org", "Always with z", False, None, None, ("amity",))],
            0,
        ),
        (TBX_2019_DCA, [("đổi mới", "", "", "", True, None, date(2025, 6, 30))], 0),
    ],
)
def test_terms(content, entries, skipped):
    read = read_tbx(content.encode())
    assert read.entries == tuple(TermEntry(*entry) for entry in entries)
    assert (read.skipped, read.problems) == (skipped, ())

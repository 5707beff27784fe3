"""Jobs, memories and texts for the tests of exchange files."""

from datetime import UTC, datetime

from portal.translation.exchange.units import ExchangeFile, ExchangeUnit, MemoryEntry

JOB = "3e0b7f7e-6f5c-4f0e-9f2b-1d1d6a1a0001"

# Pairs of Vietnamese and English: inline tags, letters, entities, nothing, line ends.
PAIRS = [
    ("Hữu nghị Việt – Lào", "Viet Nam – Laos friendship"),
    ("Đoàn <b>đại biểu</b> Đà Nẵng", "The <b>delegation</b> of Da Nang"),
    ("<i>Ảnh</i>: <b>Lý <i>Thịnh</i></b><br/>(2023)", "<b>Ly <i>Thinh</i></b>,<br/> <i>photo</i>"),
    (
        'Xem <a id="a1">quyết định</a> và <a id="a2">phụ lục</a>',
        '<a id="a2">Annex</a> and <a id="a1">decision</a>',
    ),
    ("R&amp;D &lt; 5&nbsp;% &gt; 0", "R&amp;D &lt; 5&nbsp;% &gt; 0"),
    ("Chưa dịch", ""),
    ("Dòng một\nDòng hai\tcột", "Line one\nline two\tcolumn"),
    ("  blanks\u00a0around  ", "  blanks\u00a0around  "),
    ('“Nhịp cầu” \'x\' "y" \\n %s \u2028 \u0085 z', 'Said: "a\\tb" \\\\ \u2028 \u0085 end'),
    ("To\u0302\u0301 <strong>tốt</strong> <em>a</em>", "<em>Good</em> <code>x</code>"),
    ("<b></b>x<br/><br/>", "x<br/><br/>"),
    ("&amp;lt;b&amp;gt; &#39; &quot;", "&amp;amp; &#39;"),
]  # fmt: skip


def unit(key="1", source="Hữu nghị", target="Friendship", state="translated", **more):
    return ExchangeUnit(key, source, target, state, **more)


def job(*units, **more):
    defaults = {
        "job": JOB,
        "source_language": "vi",
        "target_language": "en",
        "title": "Đoàn & bạn",
        "units": units or (unit(),),
    }
    return ExchangeFile(**(defaults | more))


def pairs_as_job():
    return job(
        *(
            unit(
                str(number),
                source,
                target,
                "translated" if target else "untranslated",
                note="Hai dòng\r\nghi chú -- <b>",
                path="body.3e0b7f7e.text",
            )
            for number, (source, target) in enumerate(PAIRS, start=1)
        )
    )


def memory(source="Hữu nghị", target="Friendship", **more):
    defaults = {
        "source_language": "vi",
        "target_language": "en",
        "changed_on": datetime(2025, 7, 1, 8, 30, tzinfo=UTC),
        "by": "Lâm Gia Bình",
    }
    return MemoryEntry(source, target, **(defaults | more))

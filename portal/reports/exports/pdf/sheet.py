"""The paper: page size, typefaces, colours, and the foot of every page."""

import unicodedata
from pathlib import Path
from typing import Final

from django.utils.translation import gettext
from fpdf import FPDF

from portal.reports.exports.data import ReportDocument

SERIF: Final = "Source Serif 4"
SANS: Final = "Be Vietnam Pro"
INK: Final = (23, 32, 31)
MUTED: Final = (85, 96, 93)
RULE: Final = (216, 211, 196)
SHADE: Final = (243, 240, 230)
RED: Final = (163, 33, 31)
JADE: Final = (15, 92, 85)

_MARGIN: Final = 20
_FOOT: Final = 24
_FONTS: Final = Path(__file__).parent.parent / "fonts"
_FACES: Final = (
    (SERIF, "", "SourceSerif4-Regular"),
    (SERIF, "B", "SourceSerif4-SemiBold"),
    (SERIF, "I", "SourceSerif4-Italic"),
    (SERIF, "BI", "SourceSerif4-SemiBoldItalic"),
    (SANS, "", "BeVietnamPro-Regular"),
    (SANS, "B", "BeVietnamPro-SemiBold"),
)


def composed(text: str) -> str:
    """Text as the typefaces have it: letter and marks in one."""
    return unicodedata.normalize("NFC", text)


class Sheet(FPDF):
    """A4 pages whose foot says where the report stands and which version it is."""

    def __init__(self, document: ReportDocument) -> None:
        super().__init__(format="A4", unit="mm")
        self.document = document
        self.set_margins(_MARGIN, _MARGIN)
        self.set_auto_page_break(auto=True, margin=_FOOT)
        for family, style, file in _FACES:
            self.add_font(family, style, _FONTS / f"{file}.ttf")
        self.set_title(composed(document.title))
        self.set_lang(document.language)
        self.set_author(composed(document.publisher))
        self.set_subject(composed(document.lead))
        self.outline_level = 0
        self.alias_nb_pages("{pages}")
        self.add_page()

    def begin_section(self, title: str, level: int) -> None:
        """Put a heading into the outline, and remember how deep it stands there."""
        self.outline_level = level
        self.start_section(title, level=level)

    def face(
        self,
        family: str,
        size: float,
        style: str = "",
        colour: tuple[int, int, int] = INK,
    ) -> None:
        """Write in this face from here on."""
        self.set_font(family, style, size)
        self.set_text_color(*colour)

    def room(self) -> float:
        """The height that is left on the page."""
        return float(self.page_break_trigger - self.y)

    def keep_together(self, height: float) -> None:
        """Go on to the next page unless that much fits on this one."""
        if height > self.room() and self.y > _MARGIN:
            self.add_page()

    def footer(self) -> None:
        """The address and version to the left, the number of the page to the right."""
        self.set_y(-16)
        self.set_draw_color(*RULE)
        self.line(self.l_margin, self.y, self.w - self.r_margin, self.y)
        self.set_y(-14)
        self.face(SANS, 7.5, colour=MUTED)
        where = " · ".join(filter(None, [self.document.address, self.document.version]))
        self.cell(self.epw - 30, 4, composed(where), align="L")
        number = gettext("Page %(number)s of %(total)s") % {
            "number": self.page_no(),
            "total": "{pages}",
        }
        self.cell(30, 4, number, align="R")

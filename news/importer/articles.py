"""The result of an import: an article as data, before it becomes a page."""

from dataclasses import dataclass, field
from datetime import datetime

from news.importer.notices import Notice

Lines = tuple[int, int]
"""First and last line in the source file, counted from 1."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`html` is safe inline markup: b, i, sub, sup and links to http, https and mailto."""

    text: str
    html: str
    lines: Lines
    kind = "p"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the article; `level` is 2 or 3."""

    text: str
    level: int
    lines: Lines

    @property
    def kind(self) -> str:
        """`h2` or `h3`."""
        return f"h{self.level}"


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption whose picture did not come with the text.

    `certain` is False where an ordinary sentence may have been taken for a caption.
    """

    text: str
    lines: Lines
    certain: bool = True
    credit: str = ""
    kind = "caption"


@dataclass(frozen=True, slots=True)
class Quote:
    text: str
    attribution: str
    lines: Lines
    kind = "quote"


@dataclass(frozen=True, slots=True)
class ListItem:
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class ListBlock:
    ordered: bool
    items: tuple[ListItem, ...]
    lines: Lines
    kind = "list"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal length; `has_header` says that the first row holds headings."""

    rows: tuple[tuple[str, ...], ...]
    has_header: bool
    caption: str
    lines: Lines
    kind = "table"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture the source shows. `src` is absolute, or as relative as the source left it."""

    src: str
    alt: str
    caption: str
    credit: str
    lines: Lines
    kind = "image"


@dataclass(frozen=True, slots=True)
class Embed:
    """A video of one of the providers whose players the site may show."""

    url: str
    provider: str
    lines: Lines
    kind = "embed"


BodyItem = Paragraph | Heading | Caption | Quote | ListBlock | Table | Image | Embed


@dataclass(frozen=True, slots=True)
class DateHint:
    """A phrase inside the text which bounds when it was written; never a date of publication."""

    text: str
    line: int
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RemovedChrome:
    """A line that belonged to the web page and not to the article."""

    text: str
    kind: str
    line: int


@dataclass(frozen=True, slots=True)
class Credits:
    """Who wrote, who photographed, where it was taken from: what lines of the text say."""

    byline: str = ""
    byline_raw: str = ""
    byline_line: int | None = None
    photo_credit: str = ""
    source_name: str = ""
    source_raw: str = ""
    source_line: int | None = None
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """`at` is aware (Asia/Ho_Chi_Minh); midnight stands for an unknown time if not `has_time`."""

    at: datetime
    has_time: bool
    raw: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class ImportedArticle:
    """Everything found in one file. What was not found is None or empty and has a notice."""

    title: str | None
    lead: str
    body: tuple[BodyItem, ...]
    credits: Credits = Credits()
    published: PublicationDate | None = None
    date_hints: tuple[DateHint, ...] = ()
    place_hints: tuple[str, ...] = ()
    title_line: int | None = None
    lead_html: str = ""
    lead_line: int | None = None
    end_mark: str | None = None
    language: str = ""
    encoding: str = "utf-8"
    source_format: str = "text"
    removed_chrome: tuple[RemovedChrome, ...] = ()
    warnings: tuple[Notice, ...] = field(default_factory=tuple)

    @property
    def byline(self) -> str:
        """The author's name, or empty."""
        return self.credits.byline

    @property
    def photo_credit(self) -> str:
        """The photographer's name, or empty."""
        return self.credits.photo_credit

    @property
    def source_name(self) -> str:
        """The paper or office the article was taken from, or empty."""
        return self.credits.source_name

    @property
    def source_url(self) -> str:
        """The address the article was taken from, or empty."""
        return self.credits.source_url

    @property
    def published_at(self) -> datetime | None:
        """The aware moment of publication, or None."""
        return self.published.at if self.published else None

    @property
    def captions(self) -> tuple[Caption, ...]:
        """The captions without a picture, in order."""
        return tuple(item for item in self.body if isinstance(item, Caption))

    @property
    def images(self) -> tuple[Image, ...]:
        """The pictures of an HTML source, in order."""
        return tuple(item for item in self.body if isinstance(item, Image))

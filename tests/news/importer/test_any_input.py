"""Whatever comes in, an article comes out, or the one documented refusal."""

from html import escape

from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st

from news.importer import ImportedArticle, UnreadableArticle, import_article
from tests.news.importer import samples

_PIECES = st.sampled_from(
    [
        *samples.PORTAL_PAGE.split("\n"),
        *samples.LINKED_PAGE.split("\n"),
        *samples.PARAGRAPHS,
        *samples.OTHER_CAPTIONS,
        "31/02/2021",
        "Bài, ảnh:",
        "./.",
        "- a",
        "(Ảnh: )",
        "Theo ",
    ]
)
_TAGS = st.sampled_from(
    [
        "<p>", "</p>", "<div class='related'>", "</div>", "<b>", "</i>", "<a href='x'>", "</a>",
        "<ul>", "<li>", "<table>", "<tr>", "<td>", "</table>", "<img src=x>", "<figure>",
        "<figcaption>", "<iframe src='//x'>", "<![x[", "<!--", "-->", "<?", "<br>", "<h2>",
        "<blockquote>", "<cite>", "<script>", "</script>", "<article>", "&#0;",
        "&#xD800;",
    ]
)  # fmt: skip
_EMPTY_PAGE = "<html><body>"


def _import(data, name=""):
    try:
        article = import_article(data, name)
    except UnreadableArticle:
        return None
    assert isinstance(article, ImportedArticle)
    assert article.body or article.lead
    return article


@settings(deadline=None)
@given(st.binary(), st.sampled_from(["", "a.txt", "a.html"]))
@example(b"\xff\xfe\x00", "")
@example(b"\x00a\x00b\x00", "")
def test_any_bytes(data, name):
    _import(data, name)


@settings(deadline=None)
@given(st.text())
def test_any_text(text):
    _import(text.encode("utf-8", "surrogatepass"))


@settings(deadline=None)
@given(st.lists(st.one_of(_PIECES, st.text(max_size=30)), max_size=25))
def test_any_order_of_lines_loses_no_markup(lines):
    article = _import("\n".join(lines).encode("utf-8", "replace"))
    for item in article.body if article else ():
        if item.kind == "p":
            assert item.html == escape(item.text)


@settings(deadline=None)
@given(st.lists(st.one_of(_TAGS, _PIECES, st.text(max_size=20)), max_size=30))
def test_any_soup_of_tags_gives_safe_markup(parts):
    article = _import((_EMPTY_PAGE + "".join(parts)).encode("utf-8", "replace"), "a.html")
    for item in article.body if article else ():
        if item.kind == "p":
            tags = BeautifulSoup(item.html, "html.parser").find_all(True)
            assert {tag.name for tag in tags} <= {"a", "b", "i", "sub", "sup"}
            assert all(set(tag.attrs) <= {"href"} for tag in tags)

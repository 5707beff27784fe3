"""Web pages: what is read, what is thrown away, what must never pass."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from news.importer import UnreadableArticle, import_article
from news.importer.articles import Embed, Image, ListBlock, Paragraph, Quote, Table
from tests.news.importer import samples

BODY = "<p>Câu mở đầu. Nó có hai câu.</p>{}<p>Câu kết. Nó cũng có hai câu.</p>"


def _page(inside):
    return f"<html><body><h1>Một tiêu đề ngắn</h1>{BODY.format(inside)}</body></html>".encode()


def _first(inside):
    return import_article(_page(inside)).body[0]


@pytest.fixture
def page():
    return import_article(samples.WEB_PAGE.encode(), "trang.html")


def test_what_a_page_says_about_itself(page):
    assert page.title == "Bàn giao cầu dân sinh ở Nậm Khao"
    assert page.lead.startswith("Cây cầu dài bốn mươi mét")
    assert page.byline == "Lường Thị Ín"
    assert page.source_name == "Báo Vùng Cao"
    assert page.source_url == "https://baovungcao.example/tin/cau-nam-khao"
    assert page.published_at == datetime(2022, 3, 5, 8, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def test_body_of_a_page(page):
    assert [item.kind for item in page.body] == [
        "image", "p", "h2", "p", "table", "list", "quote", "embed", "p",
    ]  # fmt: skip
    image, paragraph, _, _, table, entries, quote, embed, _ = page.body
    assert isinstance(image, Image)
    assert image.src == "https://baovungcao.example/anh/cau.jpg"
    assert (image.caption, image.credit) == ("Bà con đi thử cầu mới.", "Hà Vy")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.html == (
        'Công trình do <a href="https://quy.example/du-an">một quỹ bạn bè</a> tài trợ '
        "<b>toàn bộ</b>, xem chi tiết &amp; ảnh."
    )
    assert isinstance(table, Table)
    assert table.has_header
    assert table.rows[1] == ("Nậm Khao", "42")
    assert isinstance(entries, ListBlock)
    assert entries.items[0].html == "Dài <b>40 m</b>"
    assert quote == Quote(
        "Từ nay mẹ tôi đi chợ không phải chờ nước rút.", "Chị Mào, bản Nậm Mu", quote.lines
    )
    assert isinstance(embed, Embed)
    assert embed.url == "https://www.youtube.com/watch?v=abcDEF12345"


def test_what_was_left_out_is_told(page):
    assert {notice.code for notice in page.warnings} >= {"link_dropped", "embed_refused"}
    assert [line.kind for line in page.removed_chrome] == ["page furniture"]


def test_nothing_dangerous_survives(page):
    everything = repr(page.body) + page.lead_html
    for danger in ("steal", "javascript:", "onerror", "onclick", "<script", "evil.example"):
        assert danger not in everything


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x()",
        "JaVaScRiPt:x()",
        "java\tscript:x()",
        "&#106;avascript:x()",
        "\x01javascript:x()",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "/noi-bo",
        "http://[",
    ],
)
def test_links_lead_to_the_web_or_nowhere(address):
    paragraph = _first(f'<p>Xem <a href="{address}">ở đây</a> nhé. Câu hai.</p>')
    assert paragraph.html == "Xem ở đây nhé. Câu hai."


@pytest.mark.parametrize(
    "src", ["javascript:x()", "data:image/svg+xml;base64,AAAA", "ftp://a/b.jpg"]
)
def test_pictures_come_from_the_web(src):
    article = import_article(_page(f'<img src="{src}">'))
    assert not article.images
    assert "image_dropped" in {notice.code for notice in article.warnings}


def test_a_line_below_a_picture_is_its_caption():
    image = _first(
        '<p><img src="https://a.example/b.jpg"></p><p>Đại biểu dự hội nghị chụp ảnh chung</p>'
    )
    assert isinstance(image, Image)
    assert image.caption == "Đại biểu dự hội nghị chụp ảnh chung"


def test_tables_of_old_sites_which_hold_a_picture():
    image = _first(
        "<table><tr><td><img src='https://a.example/b.jpg'></td></tr>"
        "<tr><td>Lớp học bên suối</td></tr></table>"
    )
    assert (image.kind, image.caption) == ("image", "Lớp học bên suối")


def test_line_breaks_part_paragraphs():
    article = import_article(_page("Đoạn một. Hai câu.<br><br>Đoạn hai. Hai câu.<br/>"))
    assert [item.text for item in article.body[:2]] == ["Đoạn một. Hai câu.", "Đoạn hai. Hai câu."]


def test_unclosed_tags():
    article = import_article(_page("<p>Đoạn <b>một. Hai câu.<p>Đoạn hai. Hai câu.<li>Mục"))
    assert article.body[0].html == "Đoạn <b>một. Hai câu.</b>"


def test_nested_lists_are_one_list():
    entries = _first("<ol><li>Một<ul><li>Hai</li></ul></li><li>Ba</li></ol>")
    assert isinstance(entries, ListBlock)
    assert entries.ordered
    assert [item.text for item in entries.items] == ["Một", "Hai", "Ba"]


def test_deep_nesting_is_read_or_refused():
    assert (
        _first("<div>" * 500 + "<p>Đoạn sâu. Hai câu.</p>" + "</div>" * 500).text
        == "Đoạn sâu. Hai câu."
    )
    with pytest.raises(UnreadableArticle):
        import_article(_page("<div>" * 20000))


def test_declared_charset_of_an_old_page():
    html = "<html><head><meta charset=windows-1258></head><body><h1>Quê hương</h1>"
    html += "<p>Lê Lợi đến. Hai câu.</p>"
    html += "<p>Tôi yêu quê hương. Đêm trăng nên thơ.</p></body></html>"
    shown = html.replace("ợ", "ơ\u0323").replace("ế", "ê\u0301")
    article = import_article(shown.encode("cp1258"))
    assert article.encoding == "windows-1258"
    assert article.title == "Quê hương"


def test_a_long_or_linked_paragraph_below_a_picture_stays_a_paragraph():
    figure = "<figure><img src='/a.jpg'></figure>"
    long = "Đại biểu hai bên " + "cùng đi thăm các bản làng ven suối " * 5 + "trong ngày"
    linked = 'Đại biểu xem <a href="https://vidu.example/a">chương trình</a> của tuần phim'
    for text in (long, linked):
        body = import_article(_page(f"{figure}<p>{text}</p>")).body
        assert [item.kind for item in body[:2]] == ["image", "p"]
        assert body[1].html == text
    body = import_article(_page(f"{figure}<p>Đại biểu thăm bản làng</p>")).body
    assert body[0].caption == "Đại biểu thăm bản làng"

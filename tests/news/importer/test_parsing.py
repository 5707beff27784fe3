"""Invented articles that behave like real ones."""

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from news.importer import UnreadableArticle, import_article, parsing
from news.importer.articles import Caption, Heading, ListBlock, Paragraph
from news.importer.notices import MESSAGES
from tests.news.importer import samples

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def _codes(article):
    return {notice.code for notice in article.warnings}


def _kinds(article):
    return [item.kind for item in article.body]


@pytest.fixture
def twice():
    return import_article(samples.printed_twice().encode())


@pytest.fixture
def portal():
    return import_article(samples.PORTAL_PAGE.encode())


@pytest.fixture
def linked():
    return import_article(samples.LINKED_PAGE.encode())


def test_a_missing_title_is_not_invented(twice):
    assert twice.title is None
    assert "title_missing" in _codes(twice)
    assert twice.lead == samples.PARAGRAPHS[0]


def test_copies_are_merged_and_the_captions_of_each_are_kept(twice):
    texts = [item.text for item in twice.body]
    assert sorted(texts) == sorted(
        [*samples.PARAGRAPHS[1:], samples.SIGNED_CAPTION, *samples.OTHER_CAPTIONS]
    )
    assert [t for t in texts if t in samples.PARAGRAPHS] == list(samples.PARAGRAPHS[1:])
    assert {item.text for item in twice.captions} == {
        samples.SIGNED_CAPTION,
        *samples.OTHER_CAPTIONS,
    }
    assert texts.index(samples.OTHER_CAPTIONS[2]) == texts.index(samples.PARAGRAPHS[2]) + 1
    assert "copies_merged" in _codes(twice)


def test_the_name_at_the_end_of_the_first_copy_is_the_author(twice):
    assert twice.byline == samples.AUTHOR
    assert twice.credits.byline_line == 7
    assert twice.photo_credit == ""


def test_hints_are_no_date(twice):
    assert twice.published_at is None
    assert [(hint.line, hint.years) for hint in twice.date_hints] == [(1, (2022,))]
    assert "date_missing" in _codes(twice)
    assert twice.place_hints == ("Lâm Đồng",)


def test_head_of_a_portal_page(portal):
    assert portal.title == "Trao đổi kinh nghiệm làm du lịch cộng đồng với bạn Lào"
    assert portal.title_line == 4
    assert portal.lead.startswith("Trong ba ngày")
    assert portal.published_at == datetime(2022, 9, 14, tzinfo=VIETNAM)
    assert not portal.published.has_time
    assert [(line.line, line.kind) for line in portal.removed_chrome] == [
        (1, "template block"),
        (2, "template block"),
        (6, "font size buttons"),
    ]


def test_body_of_a_portal_page(portal):
    assert _kinds(portal) == ["caption", "p", "h2", "p", "caption", "p"]
    first, second = portal.captions
    assert first.lines == (10, 11)
    assert first.text.endswith("song ngữ cho thư viện bản Na Hỷ, huyện Mường Xay")
    assert first.certain
    assert not second.certain
    assert portal.body[-1].text.endswith("tiếng Việt.")
    assert portal.end_mark == "./."
    assert portal.byline == "Vân Khánh"


def test_related_links_go_and_the_text_after_them_stays(linked):
    removed = {line.text: line.kind for line in linked.removed_chrome}
    assert removed["Tin liên quan"] == "related-links heading"
    assert removed["Hội chợ sách cũ đón hai nghìn lượt khách"] == "related link"
    assert removed["Lớp tiếng Lào khai giảng khóa thứ năm"] == "related link"
    assert [item.text.split(",")[0].split(" cho biết")[0] for item in linked.body] == [
        "Đạo diễn phim mở màn",
        "Sau buổi chiếu",
    ]


def test_credits_of_text_and_photograph_differ(linked):
    assert (linked.byline, linked.photo_credit) == ("Thùy Dương", "Hoàng Minh Tâm")
    assert linked.source_url == "https://vidu.example/tuan-phim"
    assert linked.published_at == datetime(2021, 10, 2, 7, 45, tzinfo=VIETNAM)


def test_every_line_is_accounted_for(portal):
    lines = {line.line for line in portal.removed_chrome} | {portal.title_line, portal.lead_line}
    lines |= {portal.published.line, portal.credits.byline_line}
    lines |= {n for item in portal.body for n in range(item.lines[0], item.lines[1] + 1)}
    text = samples.PORTAL_PAGE.split("\n")
    assert lines == {number for number, line in enumerate(text, 1) if line.strip()}


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends_make_no_difference(ends, portal):
    other = import_article(samples.PORTAL_PAGE.replace("\n", ends).encode())
    assert other.body == portal.body


def test_nul_bytes_are_dropped(portal):
    other = import_article(samples.PORTAL_PAGE.replace("đoàn", "đ\0oàn").encode())
    assert other.body == portal.body


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Đường về bản", "h2"),
        ("Nhịp cầu nối những bờ vui", "h2"),
        ("Một buổi học chữ dưới tán cây đa đầu bản Mường Lý", "caption"),
        ("Bếp ăn bán trú ngày bàn giao cho nhà trường xã Nậm Khao", "caption"),
        ("Đại biểu trồng cây", "caption"),
    ],
)
def test_headings_and_captions_without_full_stop(line, kind):
    text = f"Một tiêu đề ngắn\n\nCâu mở đầu. Hai câu.\n\n{line}\n\nĐoạn kết. Hai câu."
    assert _kinds(import_article(text.encode())) == [kind, "p"]


SENTENCES = (
    "Câu mở đầu của bài viết này. Nó có hai câu.\n\nĐoạn kết của bài viết. Nó cũng có hai câu."
)
CAPITALS = "KHAI MẠC TUẦN PHIM HỮU NGHỊ TẠI TUYÊN QUANG"


@pytest.mark.parametrize(
    "head",
    [
        "Đăng nhập | Liên hệ | Sơ đồ trang\n30/05/2023\nTăng cỡ chữ   Giảm cỡ chữ",
        "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH TUYÊN QUANG\nTrang chủ > Tin tức > Đối ngoại\nĐăng nhập",
        "Trang chủ\nGiới thiệu\nLiên hệ",
        "Trang chủ / Giới thiệu / Liên hệ",
        "Giới thiệu » Tin tức » Văn bản · Thư viện",
        "BÁO TUYÊN QUANG ĐIỆN TỬ\nUBND TỈNH TUYÊN QUANG",
        "Trang thông tin điện tử Liên hiệp các tổ chức hữu nghị tỉnh Tuyên Quang",
        "Đối ngoại > Hoạt động của Liên hiệp",
    ],
)
@pytest.mark.parametrize("title", [CAPITALS, "Khai mạc tuần phim hữu nghị"])
def test_navigation_and_banners_are_no_titles(head, title):
    article = import_article(f"{head}\n\n{title}\n\n{SENTENCES}".encode())
    assert article.title == title
    assert _kinds(article) == ["p"]


@pytest.mark.parametrize(
    "title",
    [
        "Giới thiệu văn hóa Việt Nam / Lào tại hội chợ",
        "UBND TỈNH TUYÊN QUANG TIẾP ĐOÀN CÔNG TÁC TỈNH XIÊNG KHOẢNG",
        "Báo Tuyên Quang điện tử ra mắt giao diện mới",
        "Cổng thông tin điện tử tỉnh khai trương bản tiếng Anh",
    ],
)
def test_titles_which_begin_like_banners(title):
    assert import_article(f"{title}\n\n{SENTENCES}".encode()).title == title


@pytest.mark.parametrize("title", ["<b>Tiêu đề</b> &amp; đậm", "&lt;b&gt;Tiêu đề&lt;/b&gt; & đậm"])
def test_a_title_has_no_markup(title):
    assert import_article(f"{title}\n\n{SENTENCES}".encode()).title == "Tiêu đề & đậm"


@pytest.mark.parametrize(
    ("last", "byline", "source"),
    [
        ("Thu Hà./.", "Thu Hà", ""),
        ("Minh Hoa/.", "Minh Hoa", ""),
        ("Nguyễn Thu Hà (Báo Tuyên Quang)", "Nguyễn Thu Hà", "Báo Tuyên Quang"),
        ("Thu Hà (Theo Báo Tuyên Quang)./.", "Thu Hà", "Báo Tuyên Quang"),
    ],
)
def test_signatures(last, byline, source):
    article = import_article(f"Một tiêu đề ngắn\n\n{SENTENCES}\n\n{last}".encode())
    assert (article.byline, article.source_name) == (byline, source)
    assert _kinds(article) == ["p"]


def test_a_signed_copy_loses_both_signatures_and_keeps_its_captions():
    text = "\n".join(samples.PARAGRAPHS)
    copy = "\n".join([samples.PARAGRAPHS[0], "Ảnh lưu niệm", *samples.PARAGRAPHS[1:]])
    article = import_article(f"{text}\nThu Hà\n{copy}\nThu Hà".encode())
    assert article.byline == "Thu Hà"
    assert "Thu Hà" not in [item.text for item in article.body]
    assert [caption.text for caption in article.captions] == ["Ảnh lưu niệm"]


def test_the_address_of_a_source_in_brackets():
    source = "(Nguồn: https://vidu.example/abc-123.html)"
    article = import_article(f"Một tiêu đề ngắn\n\n{SENTENCES}\n\n{source}".encode())
    assert article.source_url == "https://vidu.example/abc-123.html"
    assert article.source_name == "vidu.example"


def test_every_message_is_used_and_known():
    sources = "".join(path.read_text() for path in Path(parsing.__file__).parent.glob("*.py"))
    for code in MESSAGES:
        assert len(re.findall(rf'"{code}"', sources)) > 1, code


def test_a_verb_is_no_organisation():
    text = (
        "Một tiêu đề ngắn\n\nCâu mở đầu của bài viết này. Nó có hai câu.\n\n"
        "Tổ chức gần 20 chuyến đi thăm các bản làng xa xôi trong tỉnh.\n\n"
        "Tổ chức Nắng Mai trao quà cho học sinh bản Pa.\n\n"
        "Đoạn kết của bài viết. Nó cũng có hai câu."
    )
    assert _kinds(import_article(text.encode())) == ["p", "caption", "p"]


def test_what_tells_or_quotes_is_no_caption():
    text = (
        "Một tiêu đề ngắn\n\nCâu mở đầu của bài viết này. Nó có hai câu.\n\n"
        "Ông Lò Văn Inh cho biết năm nay mùa màng bội thu.\n\n"
        "Hội đã trao ba trăm suất quà.\n\n"
        "Đoạn kết của bài viết. Nó cũng có hai câu."
    )
    assert _kinds(import_article(text.encode())) == ["p", "p", "p"]


def test_a_credit_makes_a_caption_certain():
    text = (
        "Một tiêu đề ngắn\n\nCâu mở đầu của bài viết này. Nó có hai câu.\n\n"
        "Cầu treo sang bản Mường mới. (Ảnh: Quế Chi)\n\n"
        "Đoạn kết của bài viết. Nó cũng có hai câu."
    )
    caption = import_article(text.encode()).body[0]
    assert caption == Caption("Cầu treo sang bản Mường mới.", (5, 5), True, "Quế Chi")


def test_bullets_become_a_list_and_markup_in_text_is_escaped():
    text = (
        "Một tiêu đề ngắn\n\nCâu mở đầu. Hai câu.\n\n"
        "Đoạn <b>một</b> & hai. Hết.\n- Quà\n- Bánh\n\nKết bài. Hết."
    )
    body = import_article(text.encode()).body
    assert isinstance(body[0], Paragraph)
    assert body[0].html == "Đoạn &lt;b&gt;một&lt;/b&gt; &amp; hai. Hết."
    assert isinstance(body[1], ListBlock)
    assert [item.text for item in body[1].items] == ["Quà", "Bánh"]


def test_wrapped_paragraphs_are_joined():
    text = (
        "Một tiêu đề ngắn\n\n"
        "Đây là một đoạn văn được ngắt dòng ở chiều rộng cố định như khi gửi\n"
        "qua thư điện tử, vì vậy mỗi dòng dài gần như nhau và không kết thúc\n"
        "bằng dấu chấm. Câu thứ hai cũng bị ngắt dòng đúng như câu thứ nhất và\n"
        "Liên hiệp phải đọc nó liền mạch.\n\n"
        "Đoạn sau đứng riêng. Nó có hai câu."
    )
    article = import_article(text.encode())
    assert article.lead.endswith("thứ nhất và Liên hiệp phải đọc nó liền mạch.")
    assert len(article.body) == 1


def test_a_single_sentence_is_a_body_without_title():
    article = import_article("Chỉ có một câu duy nhất.".encode())
    assert article.title is None
    assert _kinds(article) == ["p"]


def test_nothing_but_rubbish_is_refused():
    with pytest.raises(UnreadableArticle, match="No article text"):
        import_article("Tin liên quan\nXem thêm >>\n".encode())


def test_headings_stand_between_paragraphs(portal):
    assert [item.text for item in portal.body if isinstance(item, Heading)] == ["Cách làm của bạn"]


def test_warnings_can_be_read_and_translated(portal):
    for notice in portal.warnings:
        assert str(notice) == notice.msgid % notice.params


def test_suggestions_change_nothing():
    text = "Một tiêu đề ngắn\n\nCâu mở đầu. Hai câu.\n\nQuỹ có 5 tỉ đồng. Lập ngày 2-9-2020."
    article = import_article(text.encode())
    assert "5 tỉ đồng" in article.body[0].text
    assert {n.params["suggestion"] for n in article.warnings if n.code == "suggestion"} == {
        "5 tỷ đồng",
        "2/9/2020",
    }

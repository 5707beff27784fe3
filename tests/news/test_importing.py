"""From files to drafts: once, completely or not at all, and never over a person's work."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation
from PIL import Image

from news.importing.ledger import ACTION_LABELS, Action
from news.models import ImportedFile, NewsIndexPage, NewsPage
from portal.core.models import PortalImage

pytestmark = pytest.mark.django_db

COMPLETE = """Hội thi tiếng hát hữu nghị khai mạc tại thành phố

30/05/2026 | 08:08 GMT+7

Sáng nay, hội thi tiếng hát hữu nghị đã khai mạc với mười hai đội dự thi đến từ các trường.

Các đội dự thi chụp ảnh lưu niệm cùng ban tổ chức trước giờ khai mạc

Ban tổ chức cho biết mỗi đội trình bày hai bài, trong đó một bài bằng tiếng nước bạn.

Vòng chung kết diễn ra vào cuối tuần, mở cửa tự do cho người dân đến cổ vũ.

Bài, ảnh: Mai An
"""
UNDATED = COMPLETE.replace("30/05/2026 | 08:08 GMT+7\n\n", "")
UNTITLED = "\n\n".join(COMPLETE.split("\n\n")[2:])


@pytest.fixture
def folder(homes, tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    return tmp_path / "articles"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def run(*paths: Path, **options) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("import_articles", *map(str, paths), stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_a_file_becomes_a_draft_with_what_it_says(folder: Path) -> None:
    write(folder, "a.txt", COMPLETE)
    run(folder)
    page = NewsPage.objects.get()
    assert not page.live
    assert page.title == "Hội thi tiếng hát hữu nghị khai mạc tại thành phố"
    assert page.slug == "hoi-thi-tieng-hat-huu-nghi-khai-mac-tai-thanh-pho"
    assert page.summary.startswith("Sáng nay, hội thi")
    assert page.author == page.photo_credit == "Mai An"
    assert page.published_at.isoformat() == "2026-05-30T01:08:00+00:00"
    assert [block.block_type for block in page.body] == ["image", "text"]
    assert page.body[0].value["caption"].startswith("Các đội dự thi chụp ảnh")


def test_a_second_run_creates_nothing(folder: Path) -> None:
    write(folder, "a.txt", COMPLETE)
    run(folder)
    revisions = NewsPage.objects.get().revisions.count()
    run(folder)
    assert NewsPage.objects.get().revisions.count() == revisions
    assert ImportedFile.objects.count() == 1


def test_the_same_article_under_another_name_is_the_same_article(folder: Path) -> None:
    run(write(folder, "a.txt", COMPLETE))
    run(write(folder, "copy of a.txt", COMPLETE))
    assert NewsPage.objects.count() == 1


def test_a_changed_file_updates_its_page(folder: Path) -> None:
    path = write(folder, "a.txt", COMPLETE)
    run(path)
    write(folder, "a.txt", COMPLETE.replace("mười hai đội", "mười ba đội"))
    run(path)
    page = NewsPage.objects.get()
    assert "mười ba đội" in page.get_latest_revision_as_object().summary


def test_a_changed_file_leaves_the_live_page_alone_until_published(folder: Path) -> None:
    path = write(folder, "a.txt", COMPLETE)
    run(path, publish=True)
    write(folder, "a.txt", COMPLETE.replace("mười hai đội", "mười ba đội"))
    run(path)
    page = NewsPage.objects.get()
    assert page.live
    assert "mười hai đội" in page.summary
    assert page.has_unpublished_changes


def test_a_page_edited_by_hand_is_not_overwritten(folder: Path) -> None:
    path = write(folder, "a.txt", COMPLETE)
    run(path)
    page = NewsPage.objects.get().get_latest_revision_as_object()
    page.summary = "Do biên tập viên viết lại."
    page.save_revision()
    write(folder, "a.txt", COMPLETE.replace("mười hai đội", "mười ba đội"))
    output, _errors = run(path)
    assert NewsPage.objects.get().get_latest_revision_as_object().summary == page.summary
    assert "a.txt" in output


def test_a_deleted_page_is_not_brought_back(folder: Path) -> None:
    path = write(folder, "a.txt", COMPLETE)
    run(path)
    NewsPage.objects.get().delete()
    write(folder, "a.txt", COMPLETE + "\nThêm một dòng nữa ở cuối bài viết này.\n")
    run(path)
    assert not NewsPage.objects.exists()


def test_a_moved_and_changed_file_keeps_its_page(folder: Path) -> None:
    path = write(folder, "a.txt", COMPLETE)
    run(path)
    path.unlink()
    (folder / "moved").mkdir()
    run(write(folder / "moved", "a.txt", COMPLETE.replace("mười hai đội", "mười ba đội")))
    page = NewsPage.objects.get()
    assert "mười ba đội" in page.get_latest_revision_as_object().summary


def test_files_of_one_name_in_two_folders_are_two_articles(folder: Path) -> None:
    write(folder, "a.txt", COMPLETE)
    (folder / "other").mkdir()
    write(folder / "other", "a.txt", COMPLETE.replace("mười hai đội", "mười ba đội"))
    run(folder)
    assert NewsPage.objects.count() == 2
    run(folder)
    assert NewsPage.objects.count() == 2


def test_a_locked_page_is_kept(folder: Path, editor) -> None:
    path = write(folder, "a.txt", COMPLETE)
    run(path)
    NewsPage.objects.update(locked=True, locked_by=editor)
    write(folder, "a.txt", COMPLETE.replace("mười hai đội", "mười ba đội"))
    output, _errors = run(path)
    assert NewsPage.objects.get().revisions.count() == 1
    assert str(ACTION_LABELS[Action.KEPT]) in output


def test_a_page_in_review_is_kept(folder: Path, officer) -> None:
    path = write(folder, "a.txt", COMPLETE)
    run(path)
    page = NewsPage.objects.get()
    page.get_workflow().start(page, officer)
    write(folder, "a.txt", COMPLETE.replace("mười hai đội", "mười ba đội"))
    run(path)
    assert NewsPage.objects.get().revisions.count() == 1


@pytest.mark.parametrize(
    "missing",
    ["Bài, ảnh: Mai An\n", COMPLETE.split("\n\n")[1] + "\n\n"],
    ids=["author", "date"],
)
def test_publish_waits_for_what_no_command_may_decide(folder: Path, missing: str) -> None:
    write(folder, "a.txt", COMPLETE.replace(missing, ""))
    run(folder, publish=True)
    assert not NewsPage.objects.get().live


def test_publish_waits_for_a_lead(folder: Path) -> None:
    title, date, _lead, caption, *_rest, byline = COMPLETE.split("\n\n")
    write(folder, "a.txt", "\n\n".join([title, date, caption, byline]))
    run(folder, publish=True)
    page = NewsPage.objects.get()
    assert page.author
    assert not page.live


def test_a_folder_named_like_a_file_is_no_file(folder: Path) -> None:
    (folder / "dir.txt").mkdir()
    write(folder / "dir.txt", "a.txt", COMPLETE)
    _output, errors = run(folder)
    assert not errors
    assert NewsPage.objects.count() == 1


def test_a_bad_file_is_named_with_its_reason_and_stops_nothing(folder: Path) -> None:
    write(folder, "a.txt", "")
    (folder / "b.txt").write_bytes(b"%PDF-1.7 \x00\x01\x02 not a text")
    write(folder, "c.txt", COMPLETE)
    _output, errors = run(folder, folder / "missing.txt")
    assert NewsPage.objects.count() == 1
    for name in ("a.txt: ", "b.txt: ", "missing.txt: "):
        assert name in errors


def test_reasons_are_told_in_one_language(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"PK\x03\x04 not a text")
    (folder / "b.txt").write_bytes(bytes(range(1, 9)) * 40)
    with translation.override("vi"):
        _output, errors = run(folder, folder / "missing.txt")
    assert "ZIP file" not in errors
    assert "binary file" not in errors
    assert "No such file" not in errors


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    write(folder, "a.txt", COMPLETE)
    output, _errors = run(folder, dry_run=True)
    assert "a.txt" in output
    assert not NewsPage.objects.exists()
    assert not ImportedFile.objects.exists()


def test_publish_lets_out_only_what_is_complete(folder: Path) -> None:
    write(folder, "complete.txt", COMPLETE)
    write(folder, "undated.txt", UNDATED.replace("tiếng hát", "hùng biện"))
    run(folder, publish=True)
    assert NewsPage.objects.get(title__contains="tiếng hát").live
    undated = NewsPage.objects.get(title__contains="hùng biện")
    assert not undated.live
    assert undated.published_at is None


def test_an_article_without_title_waits_as_a_draft(folder: Path, client_of, officer) -> None:
    write(folder, "untitled.txt", UNTITLED)
    run(folder, publish=True)
    page = NewsPage.objects.get()
    assert page.title == ""
    assert not page.live
    client = client_of(officer)
    listing = client.get(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))
    assert listing.status_code == 200
    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


def test_a_picture_beside_a_web_page_comes_along_once(folder: Path) -> None:
    Image.new("RGB", (640, 400), "#0F5C55").save(folder / "anh.jpg")
    paragraphs = "".join(f"<p>{part}</p>" for part in COMPLETE.split("\n\n")[4:6])
    html = (
        "<html><head><meta charset='utf-8'><title>Hội thi</title></head><body><article>"
        "<h1>Hội thi tiếng hát hữu nghị khai mạc</h1>"
        "<p>Sáng nay, hội thi tiếng hát hữu nghị đã khai mạc với mười hai đội dự thi.</p>"
        "<figure><img src='anh.jpg' alt='Sân khấu'><figcaption>Sân khấu hội thi</figcaption>"
        f"</figure>{paragraphs}<script>alert(1)</script>"
        "<p onclick='x()'><a href='javascript:alert(2)'>Xem thêm ở đây</a> về thể lệ cuộc thi.</p>"
        "</article></body></html>"
    )
    run(write(folder, "a.html", html))
    run(write(folder, "b.html", html.replace("mười hai", "mười ba")))
    picture = PortalImage.objects.get()
    assert picture.alt_vi == "Sân khấu"
    assert picture.get_usage().count() == 2
    for page in NewsPage.objects.all():
        figure = next(block for block in page.body if block.block_type == "image")
        assert figure.value["image"].pk == picture.pk
        stored = str(page.body.get_prep_value()).lower()
        assert "javascript:" not in stored
        assert "onclick" not in stored
        assert "alert" not in stored


def test_a_picture_outside_the_folder_is_not_touched(folder: Path) -> None:
    Image.new("RGB", (64, 64), "#A3211F").save(folder.parent / "bi-mat.png")
    html = (
        "<html><head><meta charset='utf-8'></head><body><article><h1>Hội thi hữu nghị</h1>"
        "<p>Một đoạn văn đủ dài để được coi là thân bài của bài viết này, có dấu câu.</p>"
        "<figure><img src='../bi-mat.png'><figcaption>Ảnh</figcaption></figure>"
        "</article></body></html>"
    )
    run(write(folder, "a.html", html))
    assert NewsPage.objects.count() == 1
    assert not PortalImage.objects.exists()


def test_an_officer_brings_files_in_through_the_browser(client_of, officer) -> None:
    files = [
        SimpleUploadedFile("a.txt", COMPLETE.encode()),
        SimpleUploadedFile("b.txt", b""),
    ]
    response = client_of(officer).post(reverse("import_articles"), {"article_files": files})
    page = NewsPage.objects.get()
    assert response.status_code == 200
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in response.content.decode()
    assert "b.txt" in response.content.decode()
    assert page.owner == officer
    assert page.latest_revision.user == officer


def upload(client, name: str, text: str) -> None:
    files = [SimpleUploadedFile(name, text.encode())]
    assert client.post(reverse("import_articles"), {"article_files": files}).status_code == 200


def test_uploads_of_one_name_are_different_articles(client_of, officer) -> None:
    client = client_of(officer)
    upload(client, "bai.txt", COMPLETE)
    upload(client, "bai.txt", COMPLETE.replace("tiếng hát", "hùng biện"))
    first, second = NewsPage.objects.order_by("pk")
    assert "tiếng hát" in first.get_latest_revision_as_object().title
    assert "hùng biện" in second.title


def test_a_changed_upload_updates_its_page(client_of, officer) -> None:
    client = client_of(officer)
    upload(client, "bai.txt", COMPLETE)
    upload(client, "bai.txt", COMPLETE.replace("mười hai đội", "mười ba đội"))
    upload(client, "bai.txt", COMPLETE.replace("mười hai đội", "mười bốn đội"))
    page = NewsPage.objects.get()
    assert "mười bốn đội" in page.get_latest_revision_as_object().summary
    assert ImportedFile.objects.count() == 1


def test_an_upload_leaves_a_colleagues_locked_page_alone(client_of, officer, editor) -> None:
    client = client_of(officer)
    upload(client, "bai.txt", COMPLETE)
    NewsPage.objects.update(locked=True, locked_by=editor)
    upload(client, "bai.txt", COMPLETE.replace("mười hai đội", "mười ba đội"))
    assert NewsPage.objects.get().revisions.count() == 1


def test_translators_do_not_bring_articles_in(client_of, translator) -> None:
    response = client_of(translator).get(reverse("import_articles"), follow=True)
    assert not NewsIndexPage.objects.first().permissions_for_user(translator).can_add_subpage()
    assert "import_articles" not in response.request["PATH_INFO"]
    assert response.request["PATH_INFO"] != reverse("import_articles")

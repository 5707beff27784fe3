"""Row 10: files that are not what they should be get a message, not a 500."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from portal.translation.exchange import localize_po
from tests.translation.desk import messages_of, submitted, vietnamese_article


@pytest.fixture
def translation(homes):
    return submitted(vietnamese_article(homes))


@pytest.fixture
def upload(translation, translator, client_of):
    def post(content: bytes | None):
        data = {"file": SimpleUploadedFile("page.po", content)} if content is not None else {}
        url = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
        return messages_of(client_of(translator).post(url, data))

    return post


def filled(translation, **flags) -> bytes:
    po = translation.export_po()
    for number, entry in enumerate(po):
        entry.msgstr = f"English {number}"
    for number in flags.get("fuzzy", []):
        po[number].flags.append("fuzzy")
    return str(po).encode()


def test_a_good_file(translation, upload, translator):
    assert upload(filled(translation)) == ["3 entries were read."]
    assert StringTranslation.objects.filter(last_translated_by=translator).count() == 3


def test_guesses_are_left_out(translation, upload):
    """Row 16: entries marked as fuzzy counted as done."""
    [message] = upload(filled(translation, fuzzy=[0]))
    assert "2 entries were read. 1 entry was left out" in message
    assert StringTranslation.objects.count() == 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "Choose a PO file first."),
        (b"\xff\xfe\x00 no PO file", "Please upload a valid PO file."),
        (b"hello", "Please upload a valid PO file."),
        (b'msgid "a"\nmsgstr "b"\n', "does not say which page"),
        (
            b'msgid ""\nmsgstr ""\n"X-WagtailLocalize-TranslationID: 1-2-3\\n"\n',
            "created for a different translation",
        ),
    ],
)
def test_bad_files(upload, content, message):
    assert message in upload(content)[0]
    assert not StringTranslation.objects.exists()


def test_a_file_that_is_too_large(translation, upload, monkeypatch):
    monkeypatch.setattr(localize_po, "MAX_PO_BYTES", 10)
    assert "too large" in upload(filled(translation))[0]


def test_a_title_that_is_too_long(translation, upload):
    content = filled(translation).replace(b"English 0", b"x" * 300)
    upload(content)
    assert StringTranslation.objects.get(context__path="title").has_error


def test_not_by_others(translation, officer, client_of):
    url = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    file = SimpleUploadedFile("page.po", filled(translation))
    client_of(officer).post(url, {"file": file})
    assert not StringTranslation.objects.exists()

"""What reaches English pages without a review has its English checked."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Collection

from news.models import Topic
from portal.core.documents import PortalDocument
from portal.core.models import PortalImage
from tests.factories import PortalImageFactory

VIETNAMESE = "Đoàn công tác Lào thăm tỉnh ta"
FIELDS = [
    (PortalImage, "alt_en"),
    (PortalImage, "caption_en"),
    (PortalDocument, "title_en"),
    (Topic, "label_en"),
]


def errors_of(model, name, **texts):
    try:
        model(**texts, **({"file": "a.pdf"} if model is PortalDocument else {})).clean()
    except ValidationError as error:
        return error.message_dict.get(name, [])
    return []


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "name"), FIELDS)
class TestFields:
    @pytest.mark.parametrize("text", [VIETNAMESE, VIETNAMESE.upper(), "Hai bên trao đổi"])
    def test_vietnamese_is_refused(self, model, name, text):
        assert len(errors_of(model, name, **{name: text})) == 1

    @pytest.mark.parametrize(
        "text", ["", "Friendship exchange", "Đồng Nai", "Huế", "Lý Thịnh tasting phở"]
    )
    def test_english_and_names_pass(self, model, name, text):
        assert errors_of(model, name, **{name: text}) == []

    def test_the_vietnamese_once_more_is_refused(self, model, name):
        vietnamese = "title" if name == "title_en" else name.replace("_en", "_vi")
        texts = {name: "GIÁO DỤC.", vietnamese: "Giáo dục"}
        assert len(errors_of(model, name, **texts)) == 1


def test_an_officer_is_told_in_the_form(officer, client_of):
    picture = PortalImageFactory(collection=Collection.get_first_root_node())
    data = {"title": "Cầu", "alt_en": VIETNAMESE, "licence": "own", "people_consent": ""}
    response = client_of(officer).post(reverse("wagtailimages:edit", args=[picture.pk]), data)
    assert response.status_code == 200
    assert "alt_en" in response.context["form"].errors
    picture.refresh_from_db()
    assert picture.alt_en == "A wooden bridge over a stream"


def test_an_editor_does_not_publish_a_topic(editor, client_of):
    data = {"label_vi": "Đoàn công tác", "label_en": VIETNAMESE, "action-publish": "1"}
    response = client_of(editor).post(reverse(Topic.snippet_viewset.get_url_name("add")), data)
    assert "label_en" in response.context["form"].errors
    assert not Topic.objects.filter(label_en=VIETNAMESE).exists()

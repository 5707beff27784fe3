import pytest
from django.urls import reverse
from django.utils.translation import override

from news.models import Topic
from partners.models import Country
from tests.factories import CountryFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_records_order_by_the_vietnamese_alphabet() -> None:
    for code, name in (("AT", "Áo"), ("GB", "Anh"), ("IN", "Ấn Độ"), ("JP", "Nhật Bản")):
        CountryFactory(iso2=code, label_vi=name)
    assert [country.label_vi for country in Country.objects.all()] == [
        "Anh", "Áo", "Ấn Độ", "Nhật Bản",
    ]  # fmt: skip


def test_drafts_are_not_published() -> None:
    TopicFactory(slug="shown")
    TopicFactory(slug="hidden", live=False)
    assert [topic.slug for topic in Topic.objects.published()] == ["shown"]


def test_nobody_types_an_address(client_of, officer) -> None:
    for _number in range(2):
        client_of(officer).post(
            reverse(Topic.snippet_viewset.get_url_name("add")),
            {"label_vi": "Đối ngoại nhân dân", "label_en": "", "slug": "", "source_note": ""},
        )
    assert set(Topic.objects.values_list("slug", flat=True)) == {
        "doi-ngoai-nhan-dan", "doi-ngoai-nhan-dan-2",
    }  # fmt: skip


def test_labels_follow_the_reader_and_never_leak() -> None:
    topic = TopicFactory(label_vi="Giáo dục", label_en="")
    with override("en"):
        assert topic.label == ""
        assert str(topic) == "Giáo dục"
    with override("vi"):
        assert topic.label == "Giáo dục"

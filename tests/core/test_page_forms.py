import pytest
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.images.widgets import AdminImageChooser

from news.models import NewsPage
from portal.core.slugs import VietnameseSlugInput


@pytest.mark.django_db
def test_page_forms_keep_wagtails_widgets_and_know_vietnamese_slugs() -> None:
    fields = NewsPage.get_edit_handler().get_form_class().base_fields
    assert isinstance(fields["cover"].widget, AdminImageChooser)
    assert isinstance(fields["published_at"].widget, AdminDateTimeInput)
    assert isinstance(fields["slug"].widget, VietnameseSlugInput)

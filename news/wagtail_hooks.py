"""The records of the newsroom in the admin."""

from wagtail.snippets.models import register_snippet

from news.models import Topic
from portal.core.viewsets import RecordViewSet


@register_snippet
class TopicViewSet(RecordViewSet):
    """What news is about."""

    model = Topic
    icon = "tag"
    add_to_admin_menu = True
    menu_order = 290

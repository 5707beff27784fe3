"""News: articles, their listing and their topics."""

from news.models.imports import ImportedFile
from news.models.pages import NewsIndexPage, NewsPage, NewsPagePartner, NewsPageProject
from news.models.topics import Topic

__all__ = [
    "ImportedFile",
    "NewsIndexPage",
    "NewsPage",
    "NewsPagePartner",
    "NewsPageProject",
    "Topic",
]

"""News: articles, their listing and their topics."""

from news.models.imports import ImportedFile
from news.models.pages import NewsIndexPage, NewsPage, NewsPagePartner, NewsPageProject
from news.models.press import BulletinIssue, Outlet, Publication, Syndication
from news.models.topics import Topic

__all__ = [
    "BulletinIssue",
    "ImportedFile",
    "NewsIndexPage",
    "NewsPage",
    "NewsPagePartner",
    "NewsPageProject",
    "Outlet",
    "Publication",
    "Syndication",
    "Topic",
]

"""Reads articles as provincial papers and offices publish them; knows nothing of pages and models.

`import_article` is the door: bytes in, an `ImportedArticle` out, or `UnreadableArticle`.
"""

from news.importer.articles import ImportedArticle
from news.importer.notices import Notice, UnreadableArticle
from news.importer.parsing import import_article

__all__ = ["ImportedArticle", "Notice", "UnreadableArticle", "import_article"]

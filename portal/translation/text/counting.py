from portal.core.vietnamese_text import plain


def words_in(text: str) -> int:
    return len(plain(text).split())

"""How much text there is: the measure for the size of a job."""

from portal.translation.text.plain_text import plain_text


def words_in(text: str) -> int:
    """The words of a `StringValue`'s data, parted by white space, tags left out.

    A Vietnamese word counts once per syllable, as translators count it. A dash or another sign that
    stands alone is no word.
    """
    return sum(any(character.isalnum() for character in word) for word in plain_text(text).split())

"""What the tests of the glossary do over and over."""

from portal.translation.models import Term


def term(source: str, target: str, **fields) -> Term:
    made = Term(source=source, target=target, **fields)
    made.full_clean()
    made.save()
    return made

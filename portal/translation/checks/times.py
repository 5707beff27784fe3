"""Times of day: 8h30, 8:30 a.m., 14:00, and with the word for hours between."""

from decimal import Decimal
from typing import Final

from portal.translation.checks.facts import Fact, Reading, Unit, Weight
from portal.translation.checks.lexicon import table, words
from portal.translation.checks.scales import Numeral
from portal.translation.checks.tokens import Kind, Tokens

_HOURS_A_DAY: Final = 24
_NOON: Final = 12
_MINUTES: Final = 60
_DIGITS_OF_MINUTES: Final = 2


def _at(hour: int, minute: int = 0) -> Reading:
    return Unit.TIME, Decimal(hour * _MINUTES + minute)


def time_fact(tokens: Tokens, index: int) -> tuple[list[Fact], int] | None:
    """A time with minutes, or a token that can be nothing else."""
    token = tokens[index]
    if token.kind is Kind.TIME:
        hour, minute = _parts(token.lower)
        return _fact(tokens, index, index + 1, hour, minute)
    if token.kind is Kind.WORD and tokens.language == "en":
        return _named(tokens, index)
    if token.kind is not Kind.NUMBER:
        return None
    if tokens.language == "vi":
        return _vietnamese(tokens, index)
    return _with_point(tokens, index)


def _named(tokens: Tokens, index: int) -> tuple[list[Fact], int] | None:
    """Noon, midnight: never missed, for most texts say "at noon" without a number."""
    hours = table("en", "times", "names").get(tokens.lower(index))
    if not hours:
        return None
    times = tuple(_at(hour) for hour in hours)
    numbers: tuple[Reading, ...] = tuple((Unit.NUMBER, Decimal(hour)) for hour in hours)
    return [Fact((*times, *numbers), Weight.SOFT, tokens[index].span)], index + 1


def _parts(written: str) -> tuple[int, int]:
    digits = "".join(sign if sign.isdigit() else " " for sign in written).split()
    return int(digits[0]), int(digits[1]) if len(digits) > 1 else 0


def _vietnamese(tokens: Tokens, index: int) -> tuple[list[Fact], int] | None:
    """Hours and minutes with their words."""
    hour, minute = tokens.lower(index), tokens.lower(index + 2)
    if tokens.lower(index + 1) not in words("vi", "times", "hours"):
        return None
    if not (hour.isdigit() and minute.isdigit() and len(minute) <= 2):
        return None
    if int(hour) > _HOURS_A_DAY or int(minute) >= _MINUTES:
        return None
    following = tokens.lower(index + 3)
    if _is_duration(tokens, index) and following in words("vi", "times", "minutes"):
        return None
    if following not in words("vi", "times", "minutes") and len(minute) < 2:
        return None
    end = index + 3 + (following in words("vi", "times", "minutes"))
    return _fact(tokens, index, end, int(hour), int(minute))


def _is_duration(tokens: Tokens, index: int) -> bool:
    """Whether it is how long something took: "after 2 hours 15 minutes"."""
    return any(
        " ".join(tokens.lower(at) for at in range(index - length, index))
        in words("vi", "times", "durations")
        for length in (1, 2)
    )


def _with_point(tokens: Tokens, index: int) -> tuple[list[Fact], int] | None:
    """8.30 a.m."""
    hour, point, minute = tokens.lower(index).partition(".")
    if not (point and hour.isdigit() and minute.isdigit() and len(minute) == 2):
        return None
    if int(hour) > _HOURS_A_DAY or int(minute) >= _MINUTES or not _half(tokens, index, index + 1):
        return None
    return _fact(tokens, index, index + 1, int(hour), int(minute))


def _noon_mark(tokens: Tokens, index: int) -> str:
    written = tokens.lower(index).replace(".", "").replace(" ", "")
    return written if written in ("am", "pm") else ""


def _half(tokens: Tokens, index: int, end: int) -> str:
    """The half of the day, am or pm, or "" when the text leaves it open."""
    if tokens.language == "en":
        suffix = tokens[index].suffix
        mark = suffix if suffix in ("am", "pm") else _noon_mark(tokens, end)
        return mark or _half_of_range(tokens, end)
    word = tokens.lower(end)
    if word in words("vi", "times", "morning"):
        return "am"
    return "pm" if word in words("vi", "times", "afternoon") else ""


def _half_of_range(tokens: Tokens, end: int) -> str:
    """The half that is named once for both ends: 7.30 to 11.30 a.m."""
    if end + 1 >= len(tokens) or tokens.lower(end) not in words("en", "ranges", "between"):
        return ""
    last = tokens[end + 1]
    if last.kind not in (Kind.NUMBER, Kind.TIME):
        return ""
    return last.suffix if last.suffix in ("am", "pm") else _noon_mark(tokens, end + 2)


def _readings(half: str, hour: int, minute: int) -> tuple[Reading, ...]:
    if half == "pm" and hour < _NOON:
        return (_at(hour + _NOON, minute),)
    if half == "am" and hour == _NOON:
        return (_at(0, minute),)
    return (_at(hour, minute),)


def _fact(tokens: Tokens, index: int, end: int, hour: int, minute: int) -> tuple[list[Fact], int]:
    half = _half(tokens, index, end)
    readings = _readings(half, hour, minute)
    if not half and tokens.language == "en" and hour < _NOON and tokens.lower(index)[0] != "0":
        readings = (*readings, _at(hour + _NOON, minute))
    span = (tokens[index].start, tokens[end - 1].end)
    return [Fact(readings, Weight.STRONG, span)], end


def time_readings(tokens: Tokens, index: int, numeral: Numeral) -> tuple[Reading, ...]:
    """The times that a plain number may mean: 8 hours in the morning, 2 p.m."""
    value, end = numeral.value, numeral.end
    if value != value.to_integral_value() or not 0 <= value <= _HOURS_A_DAY:
        return ()
    hour = int(value)
    if tokens.language == "vi":
        if tokens.lower(end) not in words("vi", "times", "hours"):
            return ()
        return _readings(_half(tokens, index, end + 1), hour, 0)
    half = _half(tokens, index, end)
    if half:
        return _readings(half, hour, 0)
    return (_at(hour),) if tokens.lower(end) in words("en", "times", "oclock") else ()


def unmarked_time_readings(tokens: Tokens, index: int) -> tuple[Reading, ...]:
    """The times that 8.30 may mean in English, in either half of the day."""
    hour, point, minute = tokens.lower(index).partition(".")
    if tokens.language != "en" or not (point and hour.isdigit() and minute.isdigit()):
        return ()
    if len(minute) != _DIGITS_OF_MINUTES or int(hour) > _HOURS_A_DAY or int(minute) >= _MINUTES:
        return ()
    morning = _at(int(hour), int(minute))
    return (morning, _at(int(hour) + _NOON, int(minute))) if int(hour) < _NOON else (morning,)

"""What the tests of the memory do over and over."""

from portal.translation.memory.pairs import Origin, Remembered
from portal.translation.memory.writing import remember

VISIT = "Đoàn đại biểu tỉnh thăm và làm việc tại tỉnh Viêng Chăn từ ngày 12 đến ngày 15 tháng 5."
VISIT_EN = "The provincial delegation visited and worked in Vientiane from 12 to 15 May."


def kept(*pairs: tuple[str, str], user=None, title: str = "", **languages: str) -> int:
    return remember(
        [Remembered(source, target, **languages) for source, target in pairs],
        user=user,
        where=Origin(title, "/home-vi/bai/"),
    )

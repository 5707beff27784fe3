from io import StringIO

import pytest
from django.core.management import call_command
from wagtail_localize.models import StringTranslation

from portal.translation.memory.bootstrap import fill_memory
from portal.translation.memory.exact import exact_matches
from portal.translation.models import MemoryUnit
from tests.translation.desk import (
    SUMMARY,
    TITLE,
    published_translation,
    submitted,
    translate,
    vietnamese_article,
)

PARAGRAPH = "Đoàn đã thăm tỉnh Viêng Chăn. Hai bên ký <b>thỏa thuận</b> hợp tác."
ENGLISH = "The delegation visited Vientiane. Both sides signed a cooperation <b>agreement</b>."


def article(homes, text=PARAGRAPH, **fields):
    body = [
        {
            "type": "text",
            "id": "3e0b7f7e-6f5c-4f0e-9f2b-1d1d6a1a0002",
            "value": f"<p>{text}</p>",
        }
    ]
    return vietnamese_article(homes, body=body, **fields)


def test_only_what_visitors_read_is_taken_over(homes, translator, reviewer) -> None:
    page = article(homes)
    published_translation(page, translator, reviewer, title="A visit", body=ENGLISH)
    # What approval has remembered is forgotten, as on a site that had no memory yet.
    MemoryUnit.objects.all().delete()
    waiting = article(homes, title="Hội nghị tổng kết công tác đối ngoại năm nay")
    translate(submitted(waiting), translator)
    # Changed since the approval: visitors still read the approved summary.
    StringTranslation.objects.filter(
        data__startswith="English text", context__path="summary"
    ).update(data="Not approved.")
    out = StringIO()
    call_command("fill_memory", stdout=out)
    assert out.getvalue().startswith("Pages read: 1.")
    found = exact_matches(
        [TITLE, SUMMARY, PARAGRAPH, "Đoàn đã thăm tỉnh Viêng Chăn.",
         "Hai bên ký <b>thỏa thuận</b> hợp tác.", waiting.title]
    )  # fmt: skip
    assert {source: matches[0].target for source, matches in found.items()} == {
        TITLE: "A visit",
        PARAGRAPH: ENGLISH,
        "Đoàn đã thăm tỉnh Viêng Chăn.": "The delegation visited Vientiane.",
        "Hai bên ký <b>thỏa thuận</b> hợp tác.": (
            "Both sides signed a cooperation <b>agreement</b>."
        ),
    }
    unit = MemoryUnit.objects.get(target="A visit")
    assert (unit.origin_title, unit.origin_path) == (page.title, page.url_path)
    count = MemoryUnit.objects.count()
    assert fill_memory().added == 0
    page.delete()
    assert MemoryUnit.objects.count() == count


@pytest.mark.parametrize(
    "english",
    [
        "They went to Vientiane, where the two sides <b>signed</b> a cooperation agreement.",
        "They went. They <b>signed</b>. They left.",
    ],
)
def test_sentences_that_do_not_answer_each_other_stay_together(
    homes, translator, reviewer, english
) -> None:
    published_translation(article(homes), translator, reviewer, title="A visit", body=english)
    MemoryUnit.objects.all().delete()
    fill_memory()
    assert list(
        MemoryUnit.objects.filter(source__contains="Viêng Chăn").values_list("target", flat=True)
    ) == [english]

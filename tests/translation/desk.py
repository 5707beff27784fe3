"""What the translation tests do over and over: submit, translate, send, approve."""

import json
from itertools import count

from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import translate_object

from news.models import NewsIndexPage, NewsPage
from portal.translation.findings.blocking import blocking_findings
from portal.translation.models import CheckOverride
from portal.translation.review import decide, send_for_review
from portal.translation.sources import target_locale

TITLE = "Đoàn đại biểu Đà Nẵng thăm hữu nghị nước bạn Lào"
SUMMARY = "Chuyến thăm nhằm tăng cường tình hữu nghị giữa nhân dân hai nước."
NEW_SUMMARY = "Một câu mới về chuyến thăm của đoàn."
PARAGRAPH = "<p>Đoàn đã làm việc với chính quyền địa phương về hợp tác giáo dục.</p>"
BODY = [
    {"type": "text", "id": "3e0b7f7e-6f5c-4f0e-9f2b-1d1d6a1a0001", "value": PARAGRAPH},
]
_numbers = count(1)
# No figures: the checks would miss them in the source.
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def vietnamese_article(homes, author=None, *, live=True, title=TITLE, body=BODY, **fields):
    """An article as an officer wrote it; live means that an editor has published it."""
    index = NewsIndexPage.objects.child_of(homes["vi"]).get()
    page = NewsPage(
        title=title,
        summary=SUMMARY,
        body=json.dumps(body),
        live=False,
        owner=author,
        slug=f"bai-so-{next(_numbers)}",
        **fields,
    )
    index.add_child(instance=page)
    revision = page.save_revision(user=author)
    if live:
        revision.publish()
    page.refresh_from_db()
    return page


def republish(page, **changes):
    """Change the live Vietnamese page, as an editor would."""
    page = Page.objects.get(pk=page.pk).specific
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return Page.objects.get(pk=page.pk).specific


def submitted(page, user=None) -> Translation:
    translate_object(page, [target_locale()], None, user)
    return Translation.objects.get(source__object_id=page.translation_key)


def translate(translation, user=None, **texts) -> None:
    """Translate every piece; `texts` sets some by their place (None leaves one out)."""
    for segment in StringSegment.objects.filter(source=translation.source).order_by("order"):
        unlike = f"English text {_LETTERS[segment.order % 26]}"
        text = texts.get(segment.context.path.split(".")[0], unlike)
        if text is None:
            continue
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={
                "data": text,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "last_translated_by": user,
                "has_error": False,
                "field_error": "",
            },
        )


def english(page) -> NewsPage:
    """The English page as it is in the database."""
    return NewsPage.objects.get(translation_key=page.translation_key, locale=target_locale())


def page_of(translation) -> NewsPage:
    """The page that a translation fills, as it is in the database."""
    return english(translation.source.get_source_instance())


def published_translation(page, translator, reviewer, **texts) -> NewsPage:
    """Take a live Vietnamese page all the way to English."""
    translation = submitted(page)
    translate(translation, translator, **texts)
    send_for_review(translation, translator)
    decide(translation, reviewer, "approve")
    page = english(page)
    assert page.live
    return page


def accept_stand_ins(page, reviewer) -> None:
    """Let a text of stand-ins pass the checks, as a reviewer may with a reason."""
    translation = Translation.objects.get(source__object_id=page.translation_key)
    for blocked in blocking_findings(translation):
        CheckOverride.objects.update_or_create(
            job=translation.job,
            code=blocked.finding.code,
            pair_hash=blocked.pair_hash,
            defaults={
                "source": blocked.source,
                "target": blocked.target,
                "reason": "The words stand in for a translation.",
                "user": reviewer,
            },
        )


def submit_url(page) -> str:
    return reverse("wagtail_localize:submit_page_translation", args=[page.pk])


def submit_data() -> dict:
    return {"locales": [target_locale().pk]}


def first_segment(translation) -> StringSegment:
    return StringSegment.objects.filter(source=translation.source).order_by("order").first()


def piece_url(translation) -> str:
    return reverse(
        "wagtail_localize:edit_string_translation",
        args=[translation.pk, first_segment(translation).pk],
    )


def post(client: Client, name: str, number: int, body: dict | None = None, *more):
    """Send what the editor's script sends."""
    return client.post(
        reverse(name, args=[number, *more]),
        json.dumps(body or {}),
        content_type="application/json",
        headers={"x-requested-with": "XMLHttpRequest"},
    )


def messages_of(response) -> list[str]:
    return [str(message) for message in response.wsgi_request._messages]

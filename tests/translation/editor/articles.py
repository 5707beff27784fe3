"""An article that is being translated, for the tests of the editor."""

from itertools import count

from django.test import Client

from portal.translation.beginning import begin_translation
from portal.translation.models import Job, Segment
from portal.translation.sources import target_locale
from tests.translation.desk import post, vietnamese_article

FIRST = "Đoàn Lào thăm thành phố ngày 12/5/2024."
SECOND = "Hai bên ký <a>thỏa thuận</a> hợp tác giáo dục."
_ids = count(1)


def paragraphs(*texts: str) -> list[dict]:
    """Text blocks, one for each paragraph."""
    return [
        {
            "type": "text",
            "id": f"3e0b7f7e-6f5c-4f0e-9f2b-{next(_ids):012d}",
            "value": f"<p>{text}</p>",
        }
        for text in texts
    ]


def job_with(homes, *texts: str, **fields) -> Job:
    """A begun job about a live article with these paragraphs, title and lead before them."""
    page = vietnamese_article(homes, body=paragraphs(*texts), **fields)
    begin_translation(page, target_locale())
    return Job.objects.get(translation_key=page.translation_key)


def segment_of(job: Job, beginning: str) -> Segment:
    """The segment whose source begins so."""
    return job.segments.get(source__startswith=beginning)


def save(client: Client, segment: Segment, text: str, *, confirm: bool = True, **more):
    """Save a segment as somebody who sees its present version."""
    body = {"text": text, "version": segment.version, "confirm": confirm, **more}
    return post(client, "translation_segment_save", segment.pk, body)

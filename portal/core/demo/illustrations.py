"""The generated pictures as images of the site."""

from io import BytesIO
from pathlib import Path
from typing import Final

from django.core.files.images import ImageFile
from wagtail.models import ReferenceIndex

from portal.core.demo.pictures import picture_file
from portal.core.demo.prose import read_table
from portal.core.images import PortalImage

_CREDIT: Final = "Generated illustration"
_PICTURES: Final = Path(__file__).parent / "pictures.toml"


def _title(key: str) -> str:
    return f"demo {key}"


def ensure_pictures() -> tuple[dict[str, PortalImage], int]:
    """Draw what is missing; answers with the pictures by key and how many are new."""
    entries = read_table(_PICTURES)["pictures"]
    known = {image.title: image for image in PortalImage.objects.filter(is_demo=True)}
    pictures, new = {}, 0
    for entry in entries:
        key = entry["key"]
        image = known.get(_title(key))
        if image is None:
            content = BytesIO(picture_file(entry["motif"], key))
            image = PortalImage.objects.create(
                title=_title(key),
                file=ImageFile(content, f"{key}.jpg"),
                alt_vi=entry["alt_vi"],
                alt_en=entry["alt_en"],
                credit=_CREDIT,
                licence=PortalImage.Licence.PUBLIC_DOMAIN,
                is_demo=True,
            )
            new += 1
        pictures[key] = image
    return pictures, new


def clear_pictures() -> None:
    """Remove the generated pictures that no remaining page shows."""
    titles = [_title(entry["key"]) for entry in read_table(_PICTURES)["pictures"]]
    for image in PortalImage.objects.filter(is_demo=True, title__in=titles):
        if not ReferenceIndex.get_references_to(image).exists():
            image.delete()

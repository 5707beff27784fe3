"""Pictures that lie beside an imported web page."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.files.base import ContentFile
from wagtail.images.forms import get_image_form

from news.importer.articles import Image
from portal.core.models import PortalImage


def pictures_beside(folder: Path | None) -> Callable[[Image], int | None]:
    """A finder of pictures below `folder`; nothing is ever fetched from the network.

    The same file becomes the same picture in the library, however often it is imported.
    """

    def find(image: Image) -> int | None:
        path = _inside(folder, image.src) if folder else None
        return _library_key(path, image) if path else None

    return find


def _inside(folder: Path, address: str) -> Path | None:
    """The file that a relative address names, if it lies below the folder."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = (folder / unquote(parts.path).lstrip("/")).resolve()
    return path if path.is_relative_to(folder.resolve()) and path.is_file() else None


def _library_key(path: Path, image: Image) -> int | None:
    content = path.read_bytes()
    digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()
    if known := PortalImage.objects.filter(file_hash=digest).first():
        return known.pk
    form = get_image_form(PortalImage)(
        {
            "title": (image.caption or image.alt or path.stem)[:255],
            "collection": 1,
            "alt_vi": image.alt[:255],
            "caption_vi": image.caption[:500],
            "credit": image.credit[:255],
            "licence": PortalImage.Licence.PERMITTED,
        },
        {"file": ContentFile(content, name=path.name)},
    )
    if not form.is_valid():
        return None
    picture = form.save(commit=False)
    picture._set_file_hash()
    picture.save()
    return picture.pk

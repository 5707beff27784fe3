"""The drawn pictures: every motif, the same every time."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from portal.core.demo import pictures
from portal.core.demo.canvas import mix
from portal.core.demo.pictures import MOTIFS, picture_file
from portal.core.demo.prose import read_table

LISTED = read_table(Path(pictures.__file__).parent / "pictures.toml")["pictures"]


def test_every_listed_picture_can_be_drawn_and_every_motif_is_used():
    assert {entry["motif"] for entry in LISTED} == set(MOTIFS)


@pytest.mark.parametrize("motif", sorted(MOTIFS))
def test_a_picture_is_large_enough_for_a_cover_and_not_empty(motif):
    with Image.open(BytesIO(picture_file(motif, "test"))) as picture:
        assert picture.format == "JPEG"
        assert picture.size == (1600, 1000)
        colours = picture.resize((40, 25)).quantize(16).getcolors()
    assert len(colours) >= 8


def test_the_key_decides_the_picture():
    first = picture_file("clinic", "one")
    assert picture_file("clinic", "one") == first
    assert picture_file("clinic", "two") != first


def test_an_unknown_motif_is_refused():
    with pytest.raises(KeyError):
        picture_file("unicorn", "one")


def test_colours_mix_by_their_shares():
    assert mix("#000000", "#FFFFFF", 0) == "#000000"
    assert mix("#102030", "#506070", 0.5) == "#304050"

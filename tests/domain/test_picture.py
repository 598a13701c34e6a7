"""Which pictures papers can hold, and what is said of the others."""

import io
import struct
import zlib
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from clerk_app.documents.pdf.dots import colours_of
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.picture import LARGEST_PICTURE, PictureKind, read_picture

KINDS = [(0, 1, 1), (0, 8, 1), (0, 16, 1), (2, 8, 3), (2, 16, 3), (3, 1, 1), (3, 8, 1), (4, 8, 2), (6, 16, 4)]
"""Kind of colours, bits and channels."""


def drawn(kind: str, mode: str = "RGB", size: tuple[int, int] = (30, 20), *, progressive: bool = False) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, kind, progressive=progressive)
    return out.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(BrokenRule) as caught:
        read_picture(data)
    return caught.value.code


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_of_any_colours_is_taken_with_its_size(mode: str) -> None:
    found = read_picture(drawn("PNG", mode), "Two herons")
    assert (found.kind, found.width, found.height, found.description) == (PictureKind.PNG, 30, 20, "Two herons")


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_jpeg_is_taken_with_its_size(mode: str, *, progressive: bool) -> None:
    found = read_picture(drawn("JPEG", mode, progressive=progressive))
    assert (found.kind, found.width, found.height) == (PictureKind.JPEG, 30, 20)


def test_an_interlaced_png_is_taken() -> None:
    # Five by five dots of eight bits of grey, in seven passes of 1x1, 1x1, 2x1, 1x2, 3x1, 2x3 and 5x2 dots.
    passes = [(1, 1), (1, 1), (2, 1), (1, 2), (3, 1), (2, 3), (5, 2)]
    rows = b"".join((b"\0" + bytes(across)) * down for across, down in passes)
    assert read_picture(png(struct.pack(">IIBBBBB", 5, 5, 8, 0, 0, 0, 1), rows)).width == 5


def png(header: bytes, rows: bytes, *more: tuple[bytes, bytes]) -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    between = b"".join(chunk(*one) for one in more)
    body = chunk(b"IHDR", header) + between + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_a_png_that_unpacks_to_more_than_its_size_is_broken() -> None:
    header = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    assert read_picture(png(header, b"\0\0\0" * 2)).height == 2
    assert refused(png(header, b"\0" * 100_000_000)) == "picture_broken"
    assert refused(png(header, b"\0" * 5)) == "picture_broken"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_that_is_cut_short_is_broken(kind: str) -> None:
    whole = drawn(kind)
    for length in (8, 20, len(whole) // 2, len(whole) - 13):
        assert refused(whole[:length]) == "picture_broken"


def test_a_png_of_which_a_byte_was_changed_is_broken() -> None:
    whole = bytearray(drawn("PNG"))
    whole[len(whole) // 2] ^= 0xFF
    assert refused(bytes(whole)) == "picture_broken"


@pytest.mark.parametrize(
    ("width", "height", "depth", "colours"), [(0, 2, 8, 0), (2, 0, 8, 0), (2, 2, 3, 0), (2, 2, 8, 5), (2, 2, 8, 3)]
)
def test_a_png_whose_header_makes_no_sense_is_broken(width: int, height: int, depth: int, colours: int) -> None:
    header = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    assert refused(png(header, b"\0\0\0" * 2)) == "picture_broken"


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg/>", b"BM"])
def test_a_file_of_another_kind_is_refused_as_one(data: bytes) -> None:
    assert refused(data) == "picture_of_another_kind"


def test_a_picture_in_the_colours_of_a_press_is_refused_as_one() -> None:
    assert refused(drawn("JPEG", "CMYK")) == "picture_for_print"


def test_a_huge_picture_is_refused_by_its_bytes_or_its_dots() -> None:
    assert refused(drawn("PNG") + bytes(LARGEST_PICTURE)) == "picture_too_large"
    assert refused(drawn("PNG", "1", (4000, 3000))) == "picture_has_too_many_dots"
    assert refused(drawn("JPEG", "L", (4000, 3000))) == "picture_has_too_many_dots"


def test_nothing_but_the_picture_is_kept_of_a_png() -> None:
    said = io.BytesIO()
    more = PngImagePlugin.PngInfo()
    more.add_text("Author", "Somebody at home")
    Image.new("RGB", (3, 2), (10, 20, 30)).save(said, "PNG", pnginfo=more)
    kept = read_picture(said.getvalue())
    assert b"Somebody" in said.getvalue()
    assert b"Somebody" not in kept.data
    assert Image.open(io.BytesIO(kept.data)).getpixel((1, 1)) == (10, 20, 30)


def test_a_jpeg_tells_whether_it_is_in_grey_alone() -> None:
    assert read_picture(drawn("JPEG", "L")).grey
    assert not read_picture(drawn("JPEG", "RGB")).grey


@pytest.mark.parametrize("palette", [b"", bytes(4), bytes(769 * 3)])
def test_a_png_with_a_palette_that_is_none_is_broken(palette: bytes) -> None:
    header = struct.pack(">IIBBBBB", 2, 2, 8, 3, 0, 0, 0)
    assert refused(png(header, b"\0\0\0" * 2, (b"PLTE", palette))) == "picture_broken"


@given(
    st.sampled_from(KINDS), st.integers(1, 9), st.integers(1, 9), st.randoms(), st.sampled_from([0, 1, 2, 6, 256, 300])
)
def test_whatever_dots_a_png_holds_that_is_taken_they_can_be_drawn(
    colours: tuple[int, int, int], width: int, height: int, random: Random, clear: int
) -> None:
    kind, depth, channels = colours
    length = (width * depth * channels + 7) // 8
    rows = b"".join(bytes([random.randrange(6)]) + random.randbytes(length) for _ in range(height))
    chunks = [(b"PLTE", random.randbytes(6))] if kind == 3 else []
    chunks += [(b"tRNS", random.randbytes(clear))] if clear else []
    try:
        picture = read_picture(png(struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0), rows, *chunks))
    except BrokenRule:
        return
    grey, shown, mask = colours_of(picture)
    assert len(shown) == width * height * (1 if grey else 3)
    assert len(mask) in (0, width * height)


@given(st.binary(max_size=200), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xd8\xff\xe0"]))
def test_whatever_a_file_holds_it_is_refused_in_a_sentence(data: bytes, start: bytes) -> None:
    assert refused(start + data).startswith("picture_")

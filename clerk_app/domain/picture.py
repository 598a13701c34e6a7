"""Pictures that papers hold, such as a board's logo: PNG or JPEG, looked over before they are kept or printed."""

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from clerk_app.domain.errors import BrokenRule

LARGEST_PICTURE = 1024 * 1024
"""Bytes of the largest file that is taken: a logo in print quality is a tenth of it."""
MOST_DOTS = 8_000_000
"""Width times height of the largest picture, more than a whole page holds in print quality."""

_PNG_BEGINS = b"\x89PNG\r\n\x1a\n"
_JPEG_BEGINS, _JPEG_ENDS = b"\xff\xd8\xff", b"\xff\xd9"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_BY_PALETTE = 3
_CLEAR = {0: (2,), 2: (6,), _BY_PALETTE: range(1, 257)}
"""How many bytes say what shows through, by the kind of colours; the others say it dot by dot."""
_LAST_WAY = 4
_OF_THE_PICTURE = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
_FRAMES = (0xC0, 0xC1, 0xC2)
"""Baseline, extended and progressive JPEG: what viewers of PDF and Word show."""
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})


class PictureKind(StrEnum):
    """The kinds of file that a picture may be."""

    PNG = "png"
    JPEG = "jpeg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that was looked over: its file, and its size in dots. `description` is for those who cannot see it.

    `grey`: a JPEG without colours.
    """

    data: bytes
    kind: PictureKind
    width: int
    height: int
    description: str = ""
    grey: bool = False


def read_picture(data: bytes, description: str = "") -> Picture:
    """The picture that a file holds; of a PNG nothing but the picture, whatever else its file says.

    Raises BrokenRule `picture_too_large`, `picture_of_another_kind`, `picture_broken`, `picture_for_print` where its
    colours are those of a press, or `picture_has_too_many_dots`.
    """
    if len(data) > LARGEST_PICTURE:
        raise BrokenRule("picture_too_large", kilobytes=len(data) // 1024, most=LARGEST_PICTURE // 1024)
    if data.startswith(_PNG_BEGINS):
        return _png(data, description)
    if data.startswith(_JPEG_BEGINS):
        return _jpeg(data, description)
    raise BrokenRule("picture_of_another_kind")


def _png(data: bytes, description: str) -> Picture:
    """Taken once every chunk is whole and the dots are as many as the header says."""
    chunks = [chunk for chunk in _chunks_of_png(data) if chunk[0] in _OF_THE_PICTURE]
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13 or chunks[-1][0] != b"IEND":
        raise BrokenRule("picture_broken")
    width, height, depth, colours, packing, filtering, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    if (packing, filtering) != (0, 0) or interlaced > 1 or depth not in _DEPTHS.get(colours, ()):
        raise BrokenRule("picture_broken")
    _check_palette(chunks, colours)
    _check_dots(width, height)
    bits = depth * _CHANNELS[colours]
    passes = _passes(width, height, interlaced=interlaced)
    rows = [(1 + (across * bits + 7) // 8, down) for across, down in passes]
    _check_packed(b"".join(content for name, content in chunks if name == b"IDAT"), rows)
    kept = _PNG_BEGINS + b"".join(_chunk(name, content) for name, content in chunks)
    return Picture(data=kept, kind=PictureKind.PNG, width=width, height=height, description=description)


def _check_palette(chunks: Sequence[tuple[bytes, bytes]], kind: int) -> None:
    colours = [content for name, content in chunks if name == b"PLTE"]
    clear = [content for name, content in chunks if name == b"tRNS"]
    if len(colours) > 1 or len(clear) > 1 or (kind == _BY_PALETTE and not colours):
        raise BrokenRule("picture_broken")
    if any(not 0 < len(content) <= 768 or len(content) % 3 for content in colours):
        raise BrokenRule("picture_broken")
    if any(len(content) not in _CLEAR.get(kind, ()) for content in clear):
        raise BrokenRule("picture_broken")


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _chunks_of_png(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each chunk up to the last; raises BrokenRule where one was changed or is cut short."""
    place = len(_PNG_BEGINS)
    while place < len(data):
        length, name = struct.unpack_from(">I4s", data, place) if place + 8 <= len(data) else (len(data), b"")
        content = data[place + 8 : place + 8 + length]
        kept = data[place + 8 + length : place + 12 + length]
        if len(content) != length or kept != struct.pack(">I", zlib.crc32(name + content)):
            raise BrokenRule("picture_broken")
        yield name, content
        if name == b"IEND":
            return
        place += 12 + length


def _passes(width: int, height: int, *, interlaced: int) -> Iterator[tuple[int, int]]:
    """Width and height of each picture that the dots are kept as: of all, or of the seven of an interlaced one."""
    if not interlaced:
        yield width, height
        return
    for left, top, across, down in (
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
    ):  # fmt: skip
        columns, rows = (width - left + across - 1) // across, (height - top + down - 1) // down
        if columns > 0 and rows > 0:
            yield columns, rows


def _check_packed(packed: bytes, rows: Sequence[tuple[int, int]]) -> None:
    """`rows` are the bytes of a row and their number, pass by pass; the first byte of a row says how it is read."""
    needed = sum(length * count for length, count in rows)
    unpacker = zlib.decompressobj()
    try:
        found = unpacker.decompress(packed, needed + 1)
    except zlib.error as error:
        raise BrokenRule("picture_broken") from error
    if len(found) != needed:
        raise BrokenRule("picture_broken")
    place = 0
    for length, count in rows:
        if max(found[place : place + length * count : length]) > _LAST_WAY:
            raise BrokenRule("picture_broken")
        place += length * count


def _jpeg(data: bytes, description: str) -> Picture:
    """Taken once a frame that viewers show, its dots and the end of the file are there."""
    found: Picture | None = None
    for mark, content in _parts_of_jpeg(data):
        if mark in _FRAMES and len(content) >= 6:
            depth, height, width, channels = struct.unpack_from(">BHHB", content)
            if channels == 4:
                raise BrokenRule("picture_for_print")
            if depth != 8 or channels not in (1, 3):
                raise BrokenRule("picture_broken")
            grey = channels == 1
            found = Picture(
                data=data, kind=PictureKind.JPEG, width=width, height=height, description=description, grey=grey
            )
        if mark == 0xDA and found is not None and _JPEG_ENDS in data[-32:]:
            _check_dots(found.width, found.height)
            return found
    raise BrokenRule("picture_broken")


def _parts_of_jpeg(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Mark and content of each part, up to the one behind which the dots stand; ends where the file makes no sense."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        mark = data[place + 1]
        if mark == 0xFF:
            place += 1
            continue
        if mark in _ALONE:
            place += 2
            continue
        length = struct.unpack_from(">H", data, place + 2)[0]
        if length < 2 or place + 2 + length > len(data):
            return
        yield mark, data[place + 4 : place + 2 + length]
        if mark == 0xDA:
            return
        place += 2 + length


def _check_dots(width: int, height: int) -> None:
    if width == 0 or height == 0:
        raise BrokenRule("picture_broken")
    if width * height > MOST_DOTS:
        raise BrokenRule("picture_has_too_many_dots", width=width, height=height, most=MOST_DOTS // 1_000_000)

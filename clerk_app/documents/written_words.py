"""The words of a finished file, for whoever looks over what is to go out; it reads what the writers here make."""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping

_TAG = re.compile(r"<[^>]*>")
_VALUE = re.compile(r"\"([^\"]*)\"")
_BLOCK_END = re.compile(r"</(?:w:p|w:tab|p|h\d|li|td|th|div|title|dc:\w+|cp:\w+)>|<(?:w:br|w:tab|br)\b[^>]*>")
_OBJECT = re.compile(rb"(\d+) 0 obj(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.DOTALL)
_MAP_OF_FONT = re.compile(rb"/ToUnicode (\d+) 0 R")
_NAMED_FONT = re.compile(rb"/(\w[\w+]*) (\d+) 0 R")
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>")
_SHOWN = re.compile(rb"/(\w[\w+]*) [\d.]+ Tf|\(((?:[^()\\]|\\.)*)\) Tj", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_HEXADECIMAL = re.compile(rb"<FEFF([0-9A-F]*)>")
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def words_of_docx(data: bytes) -> str:
    """All text of all parts of a Word file, with what stands in the attributes of its marks."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "\n".join((*package.namelist(), *(_of_markup(package.read(name)) for name in package.namelist())))


def words_of_html(data: bytes) -> str:
    """All text of a web page, with what stands in the attributes of its marks."""
    return _of_markup(data)


def words_of_text(data: bytes) -> str:
    """The text itself."""
    return data.decode()


def words_of_pdf(data: bytes) -> str:
    """The text of the pages by the fonts' own maps, the strings of bookmarks and properties, and the metadata."""
    objects = {match[1]: match[2] for match in _OBJECT.finditer(data)}
    maps = {number: _map(objects, found[1]) for number, body in objects.items() if (found := _MAP_OF_FONT.search(body))}
    fonts = {
        name: maps[number]
        for body in objects.values()
        for name, number in _NAMED_FONT.findall(body.partition(b"stream")[0])
        if number in maps
    }
    return "\n".join((*_strings(data), *(text for body in objects.values() for text in _of_stream(body, fonts))))


def _of_markup(data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    values = (value for tag in _TAG.findall(text) for value in _VALUE.findall(tag))
    return html.unescape("\n".join((_TAG.sub("", _BLOCK_END.sub("\n", text)), *values)))


def _strings(data: bytes) -> Iterator[str]:
    for match in _HEXADECIMAL.finditer(data):
        yield bytes.fromhex(match[1].decode()).decode("utf-16-be", "replace")


def _of_stream(body: bytes, fonts: Mapping[bytes, Mapping[int, str]]) -> Iterator[str]:
    content = _inflated(body)
    if content.lstrip().startswith(b"<?xpacket"):
        yield _of_markup(content)
    elif b" Tf" in content:
        yield " ".join(_shown(content, fonts))


def _shown(content: bytes, fonts: Mapping[bytes, Mapping[int, str]]) -> Iterator[str]:
    font: Mapping[int, str] = {}
    for match in _SHOWN.finditer(content):
        if match[1] is not None:
            font = fonts.get(match[1], {})
        else:
            yield "".join(font.get(code, "") for code in _ESCAPED.sub(_unescaped, match[2]))


def _unescaped(match: re.Match[bytes]) -> bytes:
    sign = match[1]
    return bytes([int(sign, 8) & 0xFF]) if sign.isdigit() else _SIGNS.get(sign, sign)


def _map(objects: Mapping[bytes, bytes], number: bytes) -> dict[int, str]:
    """What a font's map to Unicode says of each code."""
    pairs = _PAIR.findall(_inflated(objects[number]))
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
        for code, text in pairs
        if len(text) % 4 == 0
    }


def _inflated(body: bytes) -> bytes:
    found = _STREAM.search(body)
    if found is None:
        return b""
    if b"FlateDecode" not in body.partition(b"stream")[0]:
        return found[1]
    return zlib.decompressobj().decompress(found[1])

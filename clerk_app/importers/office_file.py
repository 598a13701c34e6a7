"""The parts of a Word or Excel file, opened without trust: a zip of XML whose sizes are checked before it is unpacked.

Nothing is ever unpacked to the disk, so names of parts lead nowhere. XML may not declare anything (no DOCTYPE): what
declares entities could read files, or grow without end.
"""

import posixpath
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile, ZipInfo

from clerk_app.importers.limits import (
    LARGEST_OFFICE_FILE,
    LARGEST_PART,
    LARGEST_RATIO,
    LARGEST_UNPACKED,
    MEGABYTE,
    MOST_PARTS,
    MOST_TAGS,
)
from clerk_app.importers.refusal import Refusal, RefusalCode

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office before 2007 begin, and new ones that are locked by a password."""
_SIGN_OF_A_LOCKED_FILE = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED = 0x1
_NOT_A_WHOLE_ZIP = (BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, KeyError, RuntimeError)
"""What zipfile raises for a zip that is damaged or packed in a way it does not know; the last two also for names and
passwords."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to by the id `place`: the last word of its kind, and a part's name or, outside, an address."""

    place: str
    kind: str
    target: str
    outside: bool


class OfficeFile:
    """The XML parts of a file by name, each checked when it is asked for."""

    def __init__(self, data: bytes) -> None:
        _check_beginning(data)
        try:
            self._zip = ZipFile(BytesIO(data))
        except _NOT_A_WHOLE_ZIP as error:
            raise Refusal(RefusalCode.DAMAGED) from error
        self._parts = _checked(self._zip.infolist())

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def main_part(self) -> str:
        """The name of the part that the file is about; raises Refusal `other_kind` where it says none."""
        if "_rels/.rels" not in self._parts:
            raise Refusal(RefusalCode.OTHER_KIND)
        for relation in self.root("_rels/.rels"):
            if _attribute(relation, "Type").endswith("/officeDocument"):
                part = _target("", relation)
                if part.endswith(".bin"):  # Excel's binary form, whole and of no use here
                    break
                return part
        raise Refusal(RefusalCode.OTHER_KIND)

    def related(self, name: str) -> Mapping[str, tuple[str, str]]:
        """What a part refers to within the file: by id the last word of the kind of relation, and the part's name."""
        return {one.place: (one.kind, one.target) for one in self.relations(name) if not one.outside}

    def relations(self, name: str) -> tuple[Relation, ...]:
        """All that a part refers to, within the file and outside."""
        folder, _, file = name.rpartition("/")
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if relations not in self._parts:
            return ()
        return tuple(_relation(folder, one) for one in self.root(relations))

    def root(self, name: str) -> "Element":
        """The root of a part's XML; raises Refusal where it is not there, not whole, too large or declares anything."""
        from lxml import etree  # noqa: PLC0415

        data = _in_utf_8(self.data(name))
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise Refusal(RefusalCode.DECLARES_ENTITIES)
        if data.count(b"<") > MOST_TAGS:
            raise Refusal(RefusalCode.EXPANDS_TOO_MUCH)
        parser = etree.XMLParser(
            encoding="utf-8",
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise Refusal(RefusalCode.DAMAGED) from error

    def data(self, name: str) -> bytes:
        """The bytes of a part; raises Refusal where it is not there, not whole or too large."""
        part = self._parts.get(name)
        if part is None:
            raise Refusal(RefusalCode.DAMAGED)
        try:
            with self._zip.open(part) as opened:
                data = opened.read(LARGEST_PART + 1)
        except _NOT_A_WHOLE_ZIP as error:
            raise Refusal(RefusalCode.DAMAGED) from error
        if len(data) > LARGEST_PART:
            raise Refusal(RefusalCode.EXPANDS_TOO_MUCH)
        return data


def local_name(element: "Element") -> str:
    """The name of an element without its namespace, of which Office has two for everything."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: "Element", name: str) -> str:
    """An attribute's value by its name without namespace; empty where there is none."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def children(element: "Element", name: str) -> Iterator["Element"]:
    """The elements right below with that name."""
    return (child for child in element if local_name(child) == name)


def child(element: "Element | None", *path: str) -> "Element | None":
    """The first element below along a path of names, or None."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def number(text: str, otherwise: int = 0) -> int:
    """A whole number of an attribute; `otherwise` for what is none, or too long to be one."""
    return int(text) if len(text) < 10 and text.removeprefix("-").isdecimal() else otherwise


def _attribute(element: "Element", name: str) -> str:
    return str(element.get(name, ""))


def _relation(folder: str, one: "Element") -> Relation:
    outside = _attribute(one, "TargetMode") == "External"
    target = _attribute(one, "Target") if outside else _target(folder, one)
    return Relation(_attribute(one, "Id"), _attribute(one, "Type").rpartition("/")[2], target, outside)


def _target(folder: str, relation: "Element") -> str:
    target = _attribute(relation, "Target")
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))


def _check_beginning(data: bytes) -> None:
    if not data:
        raise Refusal(RefusalCode.EMPTY)
    if len(data) > LARGEST_OFFICE_FILE:
        raise Refusal(RefusalCode.TOO_LARGE, most=LARGEST_OFFICE_FILE // MEGABYTE)
    if data.startswith(_COMPOUND_FILE):
        is_locked = _SIGN_OF_A_LOCKED_FILE in data
        raise Refusal(RefusalCode.LOCKED if is_locked else RefusalCode.OLD_FORMAT)
    if not data.startswith(b"PK"):
        raise Refusal(RefusalCode.OTHER_KIND)


def _checked(parts: list[ZipInfo]) -> Mapping[str, ZipInfo]:
    if len(parts) > MOST_PARTS:
        raise Refusal(RefusalCode.TOO_MANY_PARTS, most=MOST_PARTS)
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise Refusal(RefusalCode.LOCKED)
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED or any(_is_bomb(part) for part in parts):
        raise Refusal(RefusalCode.EXPANDS_TOO_MUCH)
    by_name = {part.filename: part for part in parts}
    if len(by_name) != len(parts):
        raise Refusal(RefusalCode.DAMAGED)
    if any(name.lower().endswith("vbaproject.bin") for name in by_name):
        raise Refusal(RefusalCode.HAS_MACROS)
    return by_name


def _is_bomb(part: ZipInfo) -> bool:
    return part.file_size > MEGABYTE and part.file_size > LARGEST_RATIO * max(part.compress_size, 1)


def _in_utf_8(data: bytes) -> bytes:
    """The XML in UTF-8: the standard (ECMA-376, part 2) allows that and UTF-16 alone."""
    if not data.startswith(_UTF_16):
        return data
    try:
        return data.decode("utf-16").encode("utf-8")
    except UnicodeError as error:
        raise Refusal(RefusalCode.DAMAGED) from error

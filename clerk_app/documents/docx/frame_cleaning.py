"""What of a template's header, footer and styles goes along: words, looks, pictures; nothing that runs or fetches."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clerk_app.documents.docx.xml import R, W
from clerk_app.importers.office_file import attribute, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_VML = "urn:schemas-microsoft-com:vml"
_OFFICE = "urn:schemas-microsoft-com:office:office"

_NOT_TAKEN = {
    "object": "objects",
    "control": "objects",
    "OLEObject": "objects",
    "altChunk": "objects",
    "subDoc": "objects",
    "contentPart": "objects",
    "dataBinding": "",
    "bookmarkStart": "",
    "bookmarkEnd": "",
    "commentReference": "",
    "commentRangeStart": "",
    "commentRangeEnd": "",
    "footnoteReference": "",
    "endnoteReference": "",
    "permStart": "",
    "permEnd": "",
    "proofErr": "",
    "sectPr": "",
    "rsid": "",
    "del": "changes",
    "moveFrom": "changes",
    "rPrChange": "",
    "pPrChange": "",
    "tblPrChange": "",
    "trPrChange": "",
    "tcPrChange": "",
    "numberingChange": "",
}
"""Elements that do not go along, with what they are called where somebody would miss them."""
_OPENED = {"ins": "changes", "moveTo": "changes", "smartTag": "", "customXml": ""}
"""Elements of which only what they hold goes along."""
_FIELDS = frozenset(
    ("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "STYLEREF", "TITLE",
     "SUBJECT", "AUTHOR", "KEYWORDS", "COMMENTS", "FILENAME", "SEQ", "SYMBOL")
)  # fmt: skip
"""Fields that say something of the paper itself. Others fetch what is elsewhere, or run it; their words go along."""
_FETCHING = ("src", "href", "althref")
_SHAPES = ("drawing", "pict", "object")
_COUNTING = ("PAGE", "NUMPAGES", "SECTIONPAGES")


@dataclass(slots=True)
class Cleaning:
    """Cleans part after part and counts what did not go along."""

    left_out: Counter[str]
    drawings: int = 0

    def clean(self, root: "Element", known: Collection[str]) -> None:
        """Takes out of a part all that is not to go along; `known` are the relationships that do."""
        self._take_out(root)
        self._take_fields_out(root)
        for one in list(root.iter("*")):
            self._check_references(one, known)
        for one in root.iter("*"):
            if local_name(one) == "docPr":
                self.drawings += 1
                one.set("id", str(self.drawings))
                self.left_out["undescribed"] += not attribute(one, "descr") and not attribute(one, "title")

    def _take_out(self, root: "Element") -> None:
        gone: set[Element] = set()
        for one in list(root.iter("*")):
            name = local_name(one)
            if one is root or one in gone or not str(one.tag).startswith((f"{{{W}}}", f"{{{_OFFICE}}}")):
                continue
            if name in _NOT_TAKEN:
                self._count(_NOT_TAKEN[name])
                gone.update(one.iter("*"))
                _remove(one)
            elif name in _OPENED:
                self._count(_OPENED[name])
                _open(one)

    def _take_fields_out(self, root: "Element") -> None:
        for one in list(root.iter(f"{{{W}}}fldSimple")):
            if not _is_harmless(attribute(one, "instr")):
                self._count("fields")
                _open(one)
        for pieces, instruction in list(_fields(root)):
            if not _is_harmless(instruction):
                self._count("fields")
                for piece in pieces:
                    _remove(piece)

    def _check_references(self, one: "Element", known: Collection[str]) -> None:
        for key in list(one.attrib):
            space, _, name = str(key)[1:].rpartition("}") if str(key).startswith("{") else ("", "", str(key))
            refers = space == R or (space == _OFFICE and name == "relid")
            if refers and str(one.get(key)) not in known:
                self._cut_loose(one, str(key))
            elif name in _FETCHING and str(one.tag).startswith((f"{{{_VML}}}", f"{{{_OFFICE}}}")):
                del one.attrib[key]
        if one.tag == f"{{{W}}}hyperlink" and not one.get(f"{{{R}}}id"):
            _open(one)

    def _cut_loose(self, one: "Element", key: str) -> None:
        """What refers to a thing that does not go along is taken out as far as it shows nothing else."""
        name = local_name(one)
        if name == "blip" and key.endswith("}link") and one.get(f"{{{R}}}embed"):
            del one.attrib[key]
        elif name == "hyperlink":
            one.attrib.pop(key)
        elif name.startswith("hlink"):
            _remove(one)
        else:
            holders = ("ext",) if name == "svgBlip" else _SHAPES
            holder = next((above for above in one.iterancestors() if local_name(above) in holders), one)
            if name != "svgBlip" and not name.startswith("embed") and not key.endswith("}link"):
                self._count("pictures")
            _remove(holder)

    def _count(self, kind: str) -> None:
        if kind:
            self.left_out[kind] += 1


def says_something(root: "Element") -> bool:
    """Whether a header or footer has words, a field or a picture."""
    return any(
        local_name(one) in (*_SHAPES, "fldSimple", "instrText", "sym")
        or (one.tag == f"{{{W}}}t" and bool((one.text or "").strip()))
        for one in root.iter("*")
    )


def counts_pages(root: "Element") -> bool:
    """Whether a header or footer prints the number of the page."""
    said = [attribute(one, "instr") for one in root.iter(f"{{{W}}}fldSimple")]
    said += [instruction for _, instruction in _fields(root)]
    return any(_first_word(instruction) in _COUNTING for instruction in said)


def _fields(root: "Element") -> Iterator[tuple[list["Element"], str]]:
    """Each field with the elements that make it one; an instruction outside a field, or without an end, is one too."""
    begun: list[tuple[list[Element], list[str]]] = []
    for one in root.iter(f"{{{W}}}fldChar", f"{{{W}}}instrText"):
        kind = attribute(one, "fldCharType")
        if kind == "begin":
            begun.append(([], []))
        if not begun:
            yield [one], ""
            continue
        pieces, words = begun[-1]
        pieces.append(one)
        words.append((one.text or "") if not kind else "")
        if kind == "end":
            begun.pop()
            yield pieces, "".join(words)
    for pieces, _ in begun:
        yield pieces, ""


def _is_harmless(instruction: str) -> bool:
    return _first_word(instruction) in _FIELDS and "\\p" not in instruction


def _first_word(instruction: str) -> str:
    return (instruction.split() or [""])[0].upper()


def _remove(one: "Element") -> None:
    above = one.getparent()
    if above is not None:
        above.remove(one)


def _open(one: "Element") -> None:
    above = one.getparent()
    if above is not None:
        place = above.index(one)
        above[place : place + 1] = list(one)

"""Reading PDFs back in tests: words, structure, positions."""

import io
import re
import unicodedata
from typing import Any

import pypdf
import pypdfium2 as pdfium
from pypdf.generic import IndirectObject

from clerk_app.documents.text_rules import is_invisible, printable


def reader(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data), strict=True)


def page_texts(data: bytes) -> list[str]:
    """The text of each page as a viewer copies it."""
    document = pdfium.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def visible(text: str) -> str:
    """What of a text is to be read back: printable, composed, without joiners, spaces and line breaks as one space."""
    kept = "".join(one for one in unicodedata.normalize("NFC", printable(text)) if not is_invisible(one))
    return " ".join(kept.split())


class Mark:
    """One mark of a page: the text shown in it, by the fonts' own maps to Unicode."""

    def __init__(self, page: pypdf.PageObject) -> None:
        resources = resolved(page["/Resources"])
        self._maps = {name: unicode_of(resolved(font)) for name, font in resolved(resources["/Font"]).items()}
        self.texts: dict[int, str] = {}
        self._read(page)

    def _read(self, page: pypdf.PageObject) -> None:
        contents = page.get_contents()
        assert contents is not None
        stack: list[int | None] = []
        font = ""
        for operands, operator in contents.operations:
            if operator == b"BDC":
                properties = operands[1]
                stack.append(properties.get("/MCID", stack[-1] if stack else None))
            elif operator == b"BMC":
                stack.append(None)
            elif operator == b"EMC":
                stack.pop()
            elif operator == b"Tf":
                font = operands[0]
            elif operator == b"Tj" and stack and stack[-1] is not None:
                shown = operands[0].original_bytes
                text = "".join(self._maps[font].get(code, "?") for code in shown)
                self.texts[stack[-1]] = self.texts.get(stack[-1], "") + text
        assert stack == []


def unicode_of(font: Any) -> dict[int, str]:
    stream = resolved(font["/ToUnicode"]).get_data().decode("latin-1")
    found = re.findall(r"^<([0-9A-F]{2})> <([0-9A-F]{4,})>$", stream, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be", "surrogatepass") for code, text in found}


def resolved(thing: object) -> Any:  # what stands in a PDF is known to its reader alone
    return thing.get_object() if isinstance(thing, IndirectObject) else thing


class Tree:
    """The structure tree as lines: kind and text, indented by depth, in reading order."""

    def __init__(self, data: bytes) -> None:
        self._reader = reader(data)
        self._marks = {
            page.indirect_reference.idnum: Mark(page).texts
            for page in self._reader.pages
            if page.indirect_reference is not None
        }
        root = resolved(self._reader.trailer["/Root"])
        self.root = resolved(root["/StructTreeRoot"])

    def text(self) -> str:
        """All words in reading order, as they are strung together for a screen reader."""
        return self.said(self.root)

    def said(self, element: Any) -> str:
        """All words of an element and of what is in it."""
        return "".join(text for _, _, text in self._walk(element, 0))

    def lines(self) -> list[str]:
        return [f"{'  ' * depth}{kind} {text}".rstrip() for depth, kind, text in self._joined()]

    def of_kind(self, kind: str) -> list[str]:
        return [text for _, one, text in self._joined() if one == kind]

    def _joined(self) -> list[tuple[int, str, str]]:
        joined: list[tuple[int, str, str]] = []
        latest: dict[int, int] = {}
        for depth, kind, text in self._walk(self.root, 0):
            if kind:
                latest[depth] = len(joined)
                joined.append((depth, kind, text))
            else:
                owner = latest[depth - 1]
                joined[owner] = (*joined[owner][:2], joined[owner][2] + text)
        return joined

    def _walk(self, node: Any, depth: int) -> list[tuple[int, str, str]]:
        found: list[tuple[int, str, str]] = []
        page = node.raw_get("/Pg").idnum if "/Pg" in node else 0
        kids = node["/K"]
        for kid in kids if isinstance(kids, list) else [kids]:
            one = resolved(kid)
            if isinstance(one, int):
                found.append((depth, "", self._marks[page].get(one, "")))
            elif one.get("/Type") == "/MCR":
                found.append((depth, "", self._marks[one.raw_get("/Pg").idnum].get(one["/MCID"], "")))
            elif one.get("/Type") == "/OBJR":
                continue
            else:
                found.append((depth, str(one["/S"])[1:], ""))
                found += self._walk(one, depth + 1)
        return found

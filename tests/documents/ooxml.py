"""Reading Word files back in tests: parts, texts, and the numbers Word would print."""

import io
import re
import zipfile

from lxml import etree

from clerk_app.documents.docx.xml import W

Element = etree._Element


def part(data: bytes, name: str) -> Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def part_names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.namelist()


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def value(element: Element | None, name: str = "val") -> str:
    return "" if element is None else element.get(w(name)) or ""


def text_of(paragraph: Element) -> str:
    pieces = ""
    for element in paragraph.iter(w("t"), w("br"), w("tab")):
        pieces += (element.text or "") if element.tag == w("t") else "\n" if element.tag == w("br") else "\t"
    return pieces


def style_of(paragraph: Element) -> str:
    return value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))


class Counter:
    """Word's rules of counting (part 1, section 17.9), so that tests see the numbers a reader sees.

    Numberings that share a pattern share its counters; a level begins anew when a higher one was used, or at a start
    override the first time its numbering is met.
    """

    def __init__(self, data: bytes) -> None:
        numbering = part(data, "word/numbering.xml")
        styles = part(data, "word/styles.xml")
        self.abstracts = {
            value(one, "abstractNumId"): {value(level, "ilvl"): level for level in one.findall(w("lvl"))}
            for one in numbering.findall(w("abstractNum"))
        }
        self.nums = {value(one, "numId"): one for one in numbering.findall(w("num"))}
        self.styled = {
            value(style, "styleId"): style.find(f"{w('pPr')}/{w('numPr')}") for style in styles.findall(w("style"))
        }
        self.counters: dict[tuple[str, int], int] = {}
        self.met: set[tuple[str, int]] = set()

    def printed(self, paragraph: Element) -> str:
        properties = paragraph.find(f"{w('pPr')}/{w('numPr')}")
        if properties is None:
            properties = self.styled.get(style_of(paragraph))
        if properties is None:
            return ""
        number, level = value(properties.find(w("numId"))), int(value(properties.find(w("ilvl"))) or 0)
        return "" if number == "0" else self._count(number, level)

    def _count(self, number: str, level: int) -> str:
        num = self.nums[number]
        abstract = value(num.find(w("abstractNumId")))
        pattern = self.abstracts[abstract][str(level)]
        override = next((one for one in num.findall(w("lvlOverride")) if value(one, "ilvl") == str(level)), None)
        start = None
        if override is not None:
            own = override.find(w("lvl"))
            pattern = own if own is not None else pattern
            if (number, level) not in self.met:
                begins = value(override.find(w("startOverride")))
                start = int(begins) if begins else None
        self.met.add((number, level))
        key = (abstract, level)
        self.counters[key] = start if start is not None else self.counters.get(key, 0) + 1
        for below, one in self.abstracts[abstract].items():
            restart = one.find(w("lvlRestart"))
            if int(below) > level and (restart is None or level < int(value(restart))):
                self.counters.pop((abstract, int(below)), None)
        return self._print(abstract, pattern)

    def _print(self, abstract: str, pattern: Element) -> str:
        def place(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            form = value(
                (pattern if str(at) == value(pattern, "ilvl") else self.abstracts[abstract][str(at)]).find(w("numFmt"))
            )
            return shaped(self.counters.get((abstract, at), 0), form)

        return re.sub(r"%(\d)", place, value(pattern.find(w("lvlText"))))


def shaped(count: int, form: str) -> str:
    if form == "upperLetter":
        return _letters(count).upper()
    if form == "lowerLetter":
        return _letters(count)
    if form == "lowerRoman":
        return ("0", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")[count]
    return str(count)


def _letters(count: int) -> str:
    """As Word counts: a to z, then aa, bb, cc (ECMA-376 part 1, 17.18.59)."""
    return "abcdefghijklmnopqrstuvwxyz"[(count - 1) % 26] * ((count + 25) // 26)


def printed_lines(data: bytes) -> list[str]:
    """Every paragraph of the body as Word prints it: number, space, text."""
    counter = Counter(data)
    lines: list[str] = []
    for paragraph in part(data, "word/document.xml").iter(w("p")):
        number = counter.printed(paragraph)
        lines.append(f"{number} {text_of(paragraph)}" if number else text_of(paragraph))
    return lines

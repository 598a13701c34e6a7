"""Sample papers whose pages are held: what each line of each page says and is, and how the pages look.

`python -m tests.documents.golden_pages` writes them anew, all or those named, and shows what changed: the lines as a
difference, the pictures side by side in `out/golden`. What it wrote is read page by page before it is committed.
"""

import difflib
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pypdfium2 as pdfium
from PIL import Image, ImageChops

from clerk_app.documents.blocks import (
    Document,
    Furniture,
    Heading,
    ListEntry,
    Paragraph,
    Quotation,
    Role,
    Run,
    Table,
    header_row,
    plain,
    row,
)
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.pdf.boxes import TextBox
from clerk_app.documents.pdf.brush import Brush
from clerk_app.documents.pdf.writer import write_pdf
from clerk_app.documents.style import PageStyle, page_style
from tests.documents.boards import EXPORT_ID, MADE_AT, table_builder
from tests.documents.papers import minute, paper
from tests.documents.pdf.reading import Tree, reader, resolved, unicode_of
from tests.house_styles import HOUSE_STYLES
from tests.page_styles import NUMBERED_BY_ITEM

FOLDER = Path(__file__).parent / "golden"
CHANGED = Path(__file__).parents[2] / "out" / "golden"
DOTS_PER_INCH = 50
DARKER = 40
"""How many of 255 shades a dot must differ by to count: letters are smoothed a little otherwise on other machines."""
MOST_DIFFERENT = 0.0003
"""The share of a page's dots that may differ; a few words more or less make more."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A paper with the look it is written in."""

    name: str
    document: Document
    style: PageStyle


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a paragraph as it was drawn: its page, its marks there, its role, whether it is repeated."""

    page: int
    first: int
    end: int
    role: Role
    repeated: bool


@cache
def samples() -> tuple[Sample, ...]:
    """One meeting in every house style, and a page of text that runs both ways."""
    record = table_builder().record()
    in_styles = (
        Sample(key, compose_minutes(record, style, MADE_AT, EXPORT_ID, None), page_style(style))
        for key, style in HOUSE_STYLES.items()
    )
    return (*in_styles, Sample("both-ways", both_ways_paper(), NUMBERED_BY_ITEM))


def both_ways_paper() -> Document:
    """Hebrew, Arabic and English in one another, marks without letters of their own, and signs of other fonts."""
    hebrew, arabic = "ועדת הנמל אישרה את התקציב", "وافق المجلس على الميزانية"
    return paper(
        Heading(plain("Letters from two harbours"), 1, "1"),
        minute("1.1", f"The first begins with “{hebrew} (2026)” and was read out in full by the Clerk."),
        minute("1.2", f"The second ends with {arabic}، 24 March, and names two boats."),
        minute("1.3", f"{hebrew}, ולאחר מכן נסגרה הישיבה בשעה 12:30 (Harbour House)."),
        Paragraph((Run(arabic, bold=True), Run(" قبل "), Run("here", link="https://example.org"), Run(" والسلام."))),
        ListEntry(plain("שלום לכולם")),
        ListEntry(plain("hello to all")),
        Quotation(plain("مرحبا بكم في الميناء")),
        Table((1, 1), (row(("שם הסירה", "Name of the boat")), row(("القارب", "The boat (قارب)"))),
              (header_row(("כותרת", "Heading")),), description="Names"),
        Paragraph(plain("Marks on letters: x̂ M̄ q̣ ẹ̀ לְשָׁלוֹם; signs: ☐ ☑ ✔ ⇒ ≤ 👍 ☎; a non‑breaking hyphen.")),
        furniture=Furniture(header="נמל · Harbour", footer="الميناء", banner="DRAFT, not yet approved"),
    )  # fmt: skip


def laid(sample: Sample) -> tuple[bytes, tuple[Stretch, ...]]:
    """The bytes of the paper, with a note of each stretch that was drawn."""
    stretches: list[Stretch] = []
    draw: Callable[..., None] = Brush.text

    def note(brush: Brush, box: TextBox, first: int, end: int, top: float, *, decoration: bool = False) -> None:
        before, page = marks_of(brush), brush.page.number
        draw(brush, box, first, end, top, decoration=decoration)
        stretches.append(Stretch(page, before, marks_of(brush), box.role, decoration))

    with patch.object(Brush, "text", note):
        data = write_pdf(sample.document, sample.style)
    return data, tuple(stretches)


def marks_of(brush: Brush) -> int:
    return sum(one.endswith((" BDC", " BMC")) for one in brush.page.operators)


def described(sample: Sample) -> str:
    """The pages as text: for each line what it is in the structure, its role in the house style, and what it says."""
    data, stretches = laid(sample)
    pages = list(reader(data).pages)
    kinds = _kinds(data)
    lines: list[str] = []
    for number, page in enumerate(pages):
        lines.append(f"=== page {number + 1} of {len(pages)}")
        marks = list(_marks(page))
        roles = {at: one for one in stretches if one.page == number for at in range(one.first, one.end)}
        at_page = kinds[page.indirect_reference.idnum if page.indirect_reference else 0]
        lines += _page_lines(marks, roles, at_page)
        lines.append("")
    return "\n".join(line.rstrip() for line in lines)


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of a page: its number among those that are read, None for decoration of some kind, and its lines."""

    number: int | None
    kind: str
    lines: tuple[str, ...]


def _page_lines(marks: Sequence[Mark], roles: dict[int, Stretch], kinds: dict[int, str]) -> Iterator[str]:
    """The lines of a page in the order they are drawn; furniture last, as it is drawn."""
    stretch: Stretch | None = None
    for at, mark in enumerate(marks):
        if not any(mark.lines):
            continue
        if mark.number is None and at not in roles:
            yield from (f"{mark.kind.lower():<38}{line}" for line in mark.lines)
            continue
        what = "(again)" if mark.number is None else kinds[mark.number]
        role = roles[at].role.value if roles[at] is not stretch else ""
        stretch = roles[at]
        for place, line in enumerate(mark.lines):
            yield f"{what if place == 0 else '':<18}{role if place == 0 else '':<20}{line}"


def _kinds(data: bytes) -> dict[int, dict[int, str]]:
    """By page and mark, the kind of the element it belongs to, with that of the one around it."""
    found: dict[int, dict[int, str]] = {}

    def walk(node: Any, above: str) -> None:
        kind = str(node.get("/S", "/"))[1:]
        page = node.raw_get("/Pg").idnum if "/Pg" in node else 0
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            one = resolved(kid)
            if isinstance(one, int):
                found.setdefault(page, {})[one] = _name(above, kind)
            elif one.get("/Type") == "/MCR":
                found.setdefault(one.raw_get("/Pg").idnum, {})[one["/MCID"]] = _name(above, kind)
            elif one.get("/Type") != "/OBJR":
                walk(one, kind)

    walk(Tree(data).root, "")
    return found


def _name(above: str, kind: str) -> str:
    return f"{above}/{kind}" if above in ("TD", "TH", "LI", "LBody") or kind in ("Span", "Link") else kind


def _marks(page: Any) -> Iterator[Mark]:
    """The marks of a page in the order they are drawn, each with the lines shown in it."""
    fonts = {name: unicode_of(resolved(font)) for name, font in resolved(resolved(page["/Resources"])["/Font"]).items()}
    font, number, kind = "", None, ""
    lines: list[str] = []
    for operands, operator in page.get_contents().operations:
        if operator in (b"BDC", b"BMC"):
            properties = operands[1] if operator == b"BDC" else {}
            number, kind, lines = properties.get("/MCID"), str(properties.get("/Subtype", "/decoration"))[1:], [""]
        elif operator == b"EMC":
            yield Mark(number, kind, tuple(line.rstrip() for line in lines))
        elif operator == b"Tf":
            font = operands[0]
        elif operator == b"T*" or (operator == b"Td" and lines[-1] and float(operands[1]) and abs(operands[1]) < 100):
            lines.append("")
        elif operator == b"Tj":
            lines[-1] += "".join(fonts[font].get(code, "?") for code in operands[0].original_bytes)


def pictures(sample: Sample) -> list[Image.Image]:
    """The pages as small grey pictures."""
    document = pdfium.PdfDocument(write_pdf(sample.document, sample.style))
    try:
        return [page.render(scale=DOTS_PER_INCH / 72).to_pil().convert("L") for page in document]
    finally:
        document.close()


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of dots that differ; all of them where the sizes do."""
    if one.size != other.size:
        return 1.0
    histogram = ImageChops.difference(one, other).histogram()
    return sum(histogram[DARKER:]) / (one.width * one.height)


def text_file(name: str) -> Path:
    return FOLDER / f"{name}.txt"


def picture_files(name: str) -> list[Path]:
    """The pictures that are held of a paper, in the order of its pages."""
    return sorted(FOLDER.glob(f"{name}-page-*.png"), key=lambda path: int(path.stem.rpartition("-")[2]))


def held_text(name: str) -> str:
    file = text_file(name)
    return file.read_text("utf-8") if file.exists() else ""


def differences(sample: Sample) -> list[str]:
    """What is not as it is held: the lines as a difference, the pictures by their pages."""
    lines = difflib.unified_diff(
        held_text(sample.name).splitlines(), described(sample).splitlines(), "held", "now", lineterm=""
    )
    return [*lines, *_different_pictures(sample)]


def _different_pictures(sample: Sample) -> Iterator[str]:
    files, now = picture_files(sample.name), pictures(sample)
    if len(files) != len(now):
        yield f"{len(files)} pages are held, and {len(now)} are there now"
    for number, (file, picture) in enumerate(zip(files, now, strict=False), start=1):
        with Image.open(file) as held:
            share = difference(held.convert("L"), picture)
        if share > MOST_DIFFERENT:
            yield f"page {number} looks otherwise: {share:.2%} of its dots differ"


def renew(sample: Sample) -> None:
    """Hold the paper as it is now; what was held stands beside it in `CHANGED` where it looks otherwise."""
    FOLDER.mkdir(exist_ok=True)
    text_file(sample.name).write_text(described(sample), "utf-8")
    before = [Image.open(io.BytesIO(file.read_bytes())).convert("L") for file in picture_files(sample.name)]
    for file in picture_files(sample.name):
        file.unlink()
    for number, picture in enumerate(pictures(sample), start=1):
        held = before[number - 1] if number <= len(before) else Image.new("L", picture.size, 255)
        is_same = number <= len(before) and difference(held, picture) <= MOST_DIFFERENT
        kept = held if is_same else picture
        kept.point([round(shade / 17) * 17 for shade in range(256)]).save(
            FOLDER / f"{sample.name}-page-{number}.png", optimize=True
        )
        if not is_same:
            _side_by_side(held, picture).save(_changed_file(f"{sample.name}-page-{number}.png"))


def _changed_file(name: str) -> Path:
    CHANGED.mkdir(parents=True, exist_ok=True)
    return CHANGED / name


def _side_by_side(before: Image.Image, now: Image.Image) -> Image.Image:
    both = Image.new("L", (before.width + now.width + 10, max(before.height, now.height)), 128)
    both.paste(before, (0, 0))
    both.paste(now, (before.width + 10, 0))
    return both


def main(names: Sequence[str]) -> int:
    known = {sample.name: sample for sample in samples()}
    for name in names or known:
        found = differences(known[name])
        print(f"{name}: {'as it is held' if not found else 'changed'}")
        print("\n".join(f"  {line}" for line in found), end="\n" if found else "")
        if found:
            renew(known[name])
    if CHANGED.exists():
        print(f"Pages that look otherwise: {CHANGED}, each as it was and as it is now.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

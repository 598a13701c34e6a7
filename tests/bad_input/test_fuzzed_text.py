"""Strings of anything that can be on a clipboard: pasted, kept and written to every kind of file as they look."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import chain
from pathlib import Path
from random import Random
from unicodedata import category
from xml.etree import ElementTree

import pytest
from lxml import html
from pypdf import PdfReader
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from clerk_app import bootstrap
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import POSITION_GAP, Block
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import SaveBlocks
from clerk_app.services.choices import FileFormat
from clerk_app.services.interchange import export_store
from clerk_app.ui.minutes_editor.clipboard import insert_pasted, pasted
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from tests.fakes import CountingIds, SetClock
from tests.services.scene import Scene
from tests.services.test_on_the_real_store import RealStore

SEED = 20220124
AT = datetime(2022, 1, 24, 15, 30)
AT_ONCE = 250
"""Strings in one meeting."""
LONGEST = 40
PIECES = (
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA1)),
    *"\ud800\udbff\udc00\udfff\ufffe\uffff\ufdd0\U0001fffe\U0010ffff",
    *"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    *"\u00ad\u034f\u180e\u200b\u200c\u200d\u2060\ufeff\ufe0f",
    *"\u2028\u2029\u00a0\u202f\u2007\u3000",
    "e\u0301", "\u00e9", "n\u0303", "\u00f1", "\u1e9b\u0323", "\u212b", "\ufb01", "\u0300", "\u0489",
    "\U0001f469\u200d\U0001f4bb", "\U0001f3f4\U000e0067\U000e0062\U000e007f", "\U0001f1ec\U0001f1e7", "\U0001d518",
    "שלום", "مرحبا", "\u0600", "ŵ", "Ł", "日本", "한글", "ก็", "\ue000",
    "<b>", "&amp;", "&#0;", "]]>", "<!--", "{0}", "%s", "\\n", '"', "'", "=1+1", "@", "+", "-", "`", "$", "--",
    "tolls", "dredging", "the", "harbour", " ", " ", " ", " ",
)  # fmt: skip
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def strings(count: int) -> list[str]:
    random = Random(SEED)
    return [_as_copied("".join(random.choices(PIECES, k=random.randint(1, LONGEST)))) for _ in range(count)]


def _as_copied(text: str) -> str:
    """Two halves of a character that come to stand beside each other are that character on any clipboard."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def seen(text: str) -> str:
    """What is seen of a text: its characters without those that no file can hold, and without white space.

    Qt takes U+FEFF, which has no shape, for a mark of the byte order where a text begins with it. A hyphen that begins
    a line begins a list and is no word any more, so that no hyphen is counted.
    """
    return "".join(
        letter
        for letter in text
        if not letter.isspace()
        and letter not in "\ufeff-"
        and category(letter) not in ("Cc", "Cs")
        and not is_noncharacter(letter)
    )


def is_noncharacter(letter: str) -> bool:
    return ord(letter) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(letter) <= 0xFDEF


def marked(number: int, text: str) -> str:
    """The text between words by which it is found again in any file."""
    return f"begin{number}q {text} end{number}q"


def found_in(text: str) -> dict[int, str]:
    """What stands between the marks in a text."""
    whole = seen(text)
    return {int(one[1]): one[2] for one in re.finditer(r"begin(\d+)q(.*?)end\1q", whole)}


def pasted_words(text: str) -> str:
    """What the editor hands over to be saved of a text that was on the clipboard, its paragraphs joined again."""
    source, ids = QMimeData(), CountingIds()
    source.setText(text)
    minute = MinuteText(Id("f" * 32), ids, lambda: AT)
    minute.load(())
    insert_pasted(QTextCursor(minute.document), pasted(source), ids)
    return "\n".join(text.plain for block in minute.snapshot() for text in (block.text, *chain(*block.rows)))


def file_texts(files: Mapping[FileFormat, bytes]) -> Iterator[tuple[FileFormat, str]]:
    """What can be read in each kind of file but PDF, whose fonts lack some characters."""
    with zipfile.ZipFile(io.BytesIO(files[FileFormat.DOCX])) as package:
        body = ElementTree.fromstring(package.read("word/document.xml"))
    yield FileFormat.DOCX, "".join(node.text or "" for node in body.iter(f"{WORD}t"))
    yield FileFormat.TXT, files[FileFormat.TXT].decode()
    yield FileFormat.HTML, "".join(map(str, html.document_fromstring(files[FileFormat.HTML]).itertext()))


def numbers_in_pdf(data: bytes) -> set[int]:
    """The marks that are found in the text of a PDF."""
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return {int(number) for number in re.findall(r"begin(\d+)q", seen(text))}


def check_at_once(texts: list[str], folder: Path) -> None:
    folder.mkdir()
    opened = bootstrap.open_or_create(folder / "records.clerk", SetClock(), CountingIds(1 << 90))
    with bootstrap.closing(opened) as app:
        scene = Scene(RealStore(opened.store))
        words = [marked(number, text) for number, text in enumerate(texts)]
        wanted = {number: seen(text) for number, text in enumerate(texts)}
        blocks = tuple(
            Block(
                id=Id(f"9{number:031x}"),
                minute_id=scene.minutes[0],
                position=number * POSITION_GAP,
                text=typed(pasted_words(text)),
            )
            for number, text in enumerate(words)
        )
        app.execute(SaveBlocks(meeting_id=scene.meeting, minute_id=scene.minutes[0], put=blocks))
        assert app.queries.damage() == ()
        kept = "\n".join(block.text.plain for block in app.queries.where(Block))
        assert found_in(kept) == wanted
        assert len(bootstrap.read_interchange(export_store(app.queries).encode())) > len(blocks)
        exporting = bootstrap.exporting(app.queries)
        files = {kind: exporting.file(scene.meeting, kind, app.clock.now()) for kind in FileFormat}
        for kind, text in file_texts(files):
            assert found_in(text) == wanted, kind
        assert numbers_in_pdf(files[FileFormat.PDF]) == set(wanted)


def check(count: int, folder: Path) -> None:
    texts = strings(count)
    for start in range(0, count, AT_ONCE):
        check_at_once(texts[start : start + AT_ONCE], folder / str(start))
    print(f"{count} strings (seed {SEED}) look in every file as they were pasted")


@pytest.mark.usefixtures("qapp")
def test_strings_of_anything_look_in_every_file_as_they_were_pasted(tmp_path: Path) -> None:
    check(120, tmp_path)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.usefixtures("qapp")
def test_ten_thousand_strings_of_anything_look_in_every_file_as_they_were_pasted(tmp_path: Path) -> None:
    check(10_000, tmp_path)

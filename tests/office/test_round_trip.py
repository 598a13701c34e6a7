"""LibreOffice opens every Word file, saves all that it says, and lays out the same words as our PDF."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from clerk_app.documents.docx import write_docx
from clerk_app.documents.docx.template import from_template
from clerk_app.documents.pdf import write_pdf
from tests.documents.docx.board_files import LETTERHEAD, picture
from tests.documents.every_paper import Written, every_paper
from tests.documents.ooxml import text_of
from tests.documents.papers import minutes_paper
from tests.documents.pdf.reading import Tree
from tests.documents.word_check import opened
from tests.office.libre import OPEN_DOCUMENT, TAGGED_PDF, WORD, turned_into
from tests.office.said import Said, numbers_in_word, said_in_open_document, said_in_word
from tests.page_styles import NUMBERED_BY_ITEM

pytestmark = [pytest.mark.office, pytest.mark.timeout(1800)]

NAMES = [one.name for one in every_paper()]
IN_A_LETTERHEAD = [
    name for name in NAMES if name in ("minutes.numbered-by-item", "table-board.item-table", "web-board.web-item")
]


@dataclass(frozen=True, slots=True)
class Folders:
    """Our files, and what LibreOffice made of them."""

    ours: Path
    word: Path
    open_document: Path
    pdf: Path


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    made = Folders(*(tmp_path_factory.mktemp(name) for name in ("ours", "word", "open", "pdf")))
    files = [_write(one, made.ours) for one in every_paper()]
    files += [_write_in_letterhead(one, made.ours) for one in every_paper() if one.name in IN_A_LETTERHEAD]
    turned_into(WORD, files, made.word)
    turned_into(OPEN_DOCUMENT, files, made.open_document)
    turned_into(TAGGED_PDF, files, made.pdf)
    return made


def _write(written: Written, folder: Path) -> Path:
    file = folder / f"{written.name}.docx"
    file.write_bytes(write_docx(written.document, written.style))
    return file


def _write_in_letterhead(written: Written, folder: Path) -> Path:
    file = folder / f"letterhead-{written.name}.docx"
    file.write_bytes(write_docx(written.document, written.style, template=from_template(LETTERHEAD)))
    return file


@pytest.mark.parametrize("name", IN_A_LETTERHEAD)
def test_a_file_in_a_template_says_the_same_and_keeps_its_letterhead(folders: Folders, name: str) -> None:
    plain, theirs = folders.ours / f"{name}.docx", folders.word / f"letterhead-{name}.docx"
    _compare(said_in_word(theirs.read_bytes()), said_in_word(plain.read_bytes()))
    assert numbers_in_word(theirs.read_bytes()) == numbers_in_word(plain.read_bytes())
    saved = opened(theirs.read_bytes())
    assert any("Harbour Trust" in text_of(one) for one in saved.furniture())
    assert any("Charity 1234" in text_of(one) for one in saved.furniture())
    assert picture() in saved.parts.values()
    assert letters_told_of(folders.pdf / f"letterhead-{name}.pdf") == letters_told_of(folders.pdf / f"{name}.pdf")


@pytest.mark.parametrize("name", NAMES)
def test_a_file_saved_again_as_word_says_the_same(folders: Folders, name: str) -> None:
    ours, theirs = (folder / f"{name}.docx" for folder in (folders.ours, folders.word))
    _compare(said_in_word(theirs.read_bytes()), said_in_word(ours.read_bytes()))
    assert numbers_in_word(theirs.read_bytes()) == numbers_in_word(ours.read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_a_file_saved_as_open_document_says_the_same(folders: Folders, name: str) -> None:
    ours, theirs = folders.ours / f"{name}.docx", folders.open_document / f"{name}.odt"
    _compare(said_in_open_document(theirs.read_bytes()), said_in_word(ours.read_bytes()))


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils are not installed")
@pytest.mark.parametrize("written", every_paper(), ids=NAMES)
def test_the_word_file_is_laid_out_as_the_words_of_our_pdf_in_their_order(folders: Folders, written: Written) -> None:
    ours = Tree(write_pdf(written.document, written.style)).text()
    assert letters_told_of(folders.pdf / f"{written.name}.pdf") == letters(ours)


def test_the_papers_say_something_of_every_kind(folders: Folders) -> None:
    said = [said_in_word((folders.ours / f"{name}.docx").read_bytes()) for name in NAMES]
    lines = [line for one in said for line in one.lines]
    assert {line.heading for line in lines} == {0, 1, 2}
    assert sum(line.listed for line in lines) > 1000
    assert sum(len(one.tables) for one in said) > 100
    assert sum(len(one.anchors) for one in said) > 1000
    assert all(text for one in said for text in one.anchors.values())


def test_a_word_that_is_lost_a_heading_that_is_none_and_an_anchor_that_moved_are_seen() -> None:
    said = said_in_word(write_docx(minutes_paper(), NUMBERED_BY_ITEM))
    for other in (
        Said(said.lines[1:], said.tables, said.anchors),
        Said(said.lines, said.tables[:-1], said.anchors),
        Said(said.lines, said.tables, dict.fromkeys(said.anchors, "")),
    ):
        with pytest.raises(AssertionError):
            _compare(other, said)


def letters_told_of(pdf: Path) -> str:
    """The letters of a tagged PDF as assistive technology is told of them, without page furniture."""
    asked = subprocess.run(["pdfinfo", "-struct-text", str(pdf)], capture_output=True, check=True)
    pieces = re.findall(r'^\s*"(.*)"$', asked.stdout.decode("utf-8", "replace"), re.MULTILINE)
    return letters("".join(pieces))


def letters(text: str) -> str:
    """The text without spaces, since words that change their look end a piece of it, and without ruled lines."""
    return re.sub(r"[\s_]+", "", text)


def _compare(theirs: Said, ours: Said) -> None:
    assert theirs.lines == ours.lines
    assert theirs.tables == ours.tables
    assert theirs.anchors == ours.anchors

"""What holds for all writers: the same bytes anywhere, work in proportion, real text kept."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from clerk_app.documents.blocks import Document, Paragraph, plain
from clerk_app.documents.docx import write_docx
from clerk_app.documents.html import write_html
from clerk_app.documents.pdf import write_pdf
from clerk_app.documents.text import write_text
from tests.documents.ooxml import printed_lines
from tests.documents.papers import item_table_paper, long_paper, minutes_paper, paper
from tests.documents.pdf.reading import Tree, visible
from tests.page_styles import NUMBERED_BY_ITEM

WRITERS: dict[str, Callable[[Document], bytes]] = {
    "docx": lambda document: write_docx(document, NUMBERED_BY_ITEM),
    "pdf": lambda document: write_pdf(document, NUMBERED_BY_ITEM),
    "html": lambda document: write_html(document, NUMBERED_BY_ITEM),
    "txt": lambda document: write_text(document, NUMBERED_BY_ITEM),
}
ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))

_ELSEWHERE = """
import hashlib
from tests.documents.papers import minutes_paper
from tests.documents.test_writers import WRITERS
print(*(hashlib.sha256(write(minutes_paper())).hexdigest() for write in WRITERS.values()))
"""


def test_another_process_writes_the_same_bytes() -> None:
    here = [hashlib.sha256(write(minutes_paper())).hexdigest() for write in WRITERS.values()]
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    done = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == here


def test_the_doors_of_the_writers_load_no_heavy_library() -> None:
    asked = (
        "import sys; from clerk_app.documents import docx, html, pdf, text;"
        "print(*sorted({'reportlab', 'PIL', 'docx', 'lxml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


PAPERS: dict[str, Callable[[int], Document]] = {
    "paragraphs": long_paper,
    "rows": lambda size: item_table_paper(items=size, paragraphs=4),
    "one row": lambda size: item_table_paper(items=1, paragraphs=4 * size),
}


@pytest.mark.parametrize("paper_kind", PAPERS)
@pytest.mark.parametrize("kind", WRITERS)
def test_the_work_for_a_page_does_not_grow_with_the_paper(kind: str, paper_kind: str) -> None:
    write, made = WRITERS[kind], PAPERS[paper_kind]
    write(made(2))
    small, large = (calls(lambda size=size: write(made(size))) / size for size in (20, 200))  # type: ignore[misc]
    assert large <= 1.1 * small


@pytest.mark.skipif(not SEEDS, reason="the shared documents are not beside the repository")
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_the_words_of_real_documents_are_read_back(seed: Path) -> None:
    paragraphs = [line.strip() for line in seed.read_text(encoding="utf-8").splitlines() if line.strip()]
    document = paper(*(Paragraph(plain(text)) for text in paragraphs))
    wanted = [visible(text) for text in paragraphs]
    assert [visible(line) for line in printed_lines(WRITERS["docx"](document))] == wanted
    assert [visible(text) for text in Tree(WRITERS["pdf"](document)).of_kind("P")] == wanted
    assert [visible(line) for line in WRITERS["txt"](document).decode().split("\n\n")] == wanted
    said: Any = html.document_fromstring(WRITERS["html"](document)).findall(".//main/p")
    assert [visible(line.text_content()) for line in said] == wanted


def calls(work: Callable[[], object]) -> int:
    """How many functions were called."""
    count = 0

    def profiler(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profiler)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count

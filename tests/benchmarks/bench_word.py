"""Word export beside python-docx as it is commonly written.

Run: `python -m tests.benchmarks.bench_word [pages ...]`.
"""

import io
import sys
from collections.abc import Callable

from tests.benchmarks.exports import exports, main_of_export
from tests.benchmarks.minutes_text import ACTION_COLUMNS, Minutes, document
from tests.benchmarks.report import Measured

GOALS = {10: 0.15, 100: 0.06, 1000: 0.03}


def ours(text: Minutes) -> Callable[[], bytes]:
    from clerk_app.documents.docx import write_docx  # noqa: PLC0415  loaded only in the process that measures it
    from tests.page_styles import NUMBERED_BY_ITEM  # noqa: PLC0415

    paper = document(text)
    return lambda: write_docx(paper, NUMBERED_BY_ITEM)


def yardstick(text: Minutes) -> Callable[[], bytes]:
    import docx  # noqa: PLC0415
    from docx.document import Document  # noqa: PLC0415

    def table(made: Document, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
        grid = made.add_table(rows=1, cols=len(head))
        grid.style = "Table Grid"
        for place, words in enumerate(head):
            grid.rows[0].cells[place].text = words
        for one in rows:
            cells = grid.add_row().cells
            for place, words in enumerate(one):
                cells[place].text = words

    def build() -> bytes:
        made = docx.Document()
        made.add_heading(text.title, 0)
        made.add_paragraph(text.place)
        table(made, ("Name", "Role"), text.present)
        for place, item in enumerate(text.items, start=1):
            made.add_heading(f"{place}. {item.title}", 1)
            for at, paragraph in enumerate(item.paragraphs, start=1):
                made.add_paragraph(f"{place}.{at} {paragraph}")
            for bullet in item.bullets:
                made.add_paragraph(bullet, style="List Bullet")
            made.add_paragraph().add_run(item.decision).bold = True
            if item.actions:
                table(made, ACTION_COLUMNS, item.actions)
        out = io.BytesIO()
        made.save(out)
        return out.getvalue()

    return build


def run(pages: tuple[int, ...] = tuple(GOALS)) -> list[Measured]:
    """All comparisons, and how the time of a page grows between the largest two sizes."""
    return exports("word-export", "tests.benchmarks.bench_word", {count: GOALS[count] for count in pages})


if __name__ == "__main__":
    sys.exit(main_of_export({"ours": ours, "yardstick": yardstick}, run))

"""Tables that were typed: columns of figures stand to the right, and a row of totals is bold, in Word and in PDF."""

import pytest

from clerk_app.documents.blocks import Paragraph, Role, Table, text_of
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.docx import write_docx
from clerk_app.documents.pdf import write_pdf
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.richtext import typed
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder
from tests.documents.ooxml import part, style_of, w
from tests.documents.ooxml import text_of as words_of
from tests.documents.pdf.reading import Tree
from tests.house_styles import NUMBERED_BY_ITEM
from tests.page_styles import NUMBERED_BY_ITEM as LOOK


def table(build: RecordBuilder, *rows: tuple[str, ...]) -> Table:
    build.minute("Payments")
    build.block("", BlockKind.TABLE, rows=tuple(tuple(typed(cell) for cell in row) for row in rows))
    document = compose_minutes(build.record(), NUMBERED_BY_ITEM, MADE_AT, EXPORT_ID)
    return next(one for one in document.blocks if isinstance(one, Table))


def roles(found: Table) -> list[list[Role]]:
    rows = (*found.header, *found.rows)
    return [[block.role for cell in row.cells for block in cell.blocks if isinstance(block, Paragraph)] for row in rows]


def test_amounts_stand_to_the_right_with_their_heading_and_numbers_that_name_a_row_do_not(
    build: RecordBuilder,
) -> None:
    found = table(build, ("Cheque", "Payee", "£"), ("101", "Lamp Ltd", "120.50"), ("102", "Hall", ""))
    assert roles(found) == [
        [Role.CELL_HEADER, Role.CELL_HEADER, Role.CELL_FIGURE_HEADER],
        [Role.CELL, Role.CELL, Role.CELL_FIGURE],
        [Role.CELL, Role.CELL, Role.CELL_FIGURE],
    ]


@pytest.mark.parametrize(
    ("text", "is_figure"),
    [
        ("2689.42", True),
        ("£1,204.00", True),
        ("-20.00", True),
        ("(20.00)", True),
        ("£ 6 393,08", True),
        ("98 %", True),
        ("813.68 CR", True),
        ("14/00542/f", False),
        ("12 chairs", False),
        ("see item 4", False),
    ],
)
def test_what_is_a_figure(build: RecordBuilder, text: str, is_figure: bool) -> None:
    found = table(build, ("What", "How much"), ("Grass", text))
    assert (roles(found)[1][1] is Role.CELL_FIGURE) is is_figure


@pytest.mark.parametrize(
    ("first", "is_bold"), [("Total", True), ("Total, gross", True), ("Totals:", True), ("Totally", False)]
)
def test_a_row_of_totals_is_bold(build: RecordBuilder, first: str, is_bold: bool) -> None:
    found = table(build, ("What", "£"), ("Grass", "20.00"), (first, "20.00"))
    *_, last = found.rows
    bold = {
        run.bold for cell in last.cells for block in cell.blocks if isinstance(block, Paragraph) for run in block.runs
    }
    assert bold == {is_bold}
    assert not any(run.bold for run in found.rows[0].cells[0].blocks[0].runs)  # type: ignore[union-attr]


def test_word_and_pdf_keep_every_cell_and_word_sets_figures_to_the_right(build: RecordBuilder) -> None:
    table(build, ("What", "£"), ("Grass", "2400.00"), ("Total", "2400.00"))
    document = compose_minutes(build.record(), NUMBERED_BY_ITEM, MADE_AT, EXPORT_ID)
    data = write_docx(document, LOOK)
    found = [(words_of(one), style_of(one)) for one in part(data, "word/document.xml").iter(w("p"))]
    assert ("£", "TableFigureHeading") in found
    assert ("2400.00", "TableFigure") in found
    styles = {one.get(w("styleId")): one for one in part(data, "word/styles.xml").iter(w("style"))}
    assert [one.get(w("val")) for one in styles["TableFigure"].iter(w("jc"))] == ["right"]
    assert "Grass" in Tree(write_pdf(document, LOOK)).text()
    assert text_of(document.blocks[0].lines[0].runs)  # type: ignore[union-attr]

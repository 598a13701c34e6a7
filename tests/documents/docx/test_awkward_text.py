"""Whatever is typed, pasted or imported becomes a file that Word opens, with every visible character in it."""

import io
from dataclasses import replace

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app.documents.blocks import (
    Block,
    Cell,
    Document,
    Furniture,
    Heading,
    ListEntry,
    Metadata,
    Paragraph,
    PlainEntry,
    PlainList,
    Quotation,
    Role,
    Row,
    Run,
    SignatureBlock,
    Table,
    TitleBlock,
    TitleLine,
    header_row,
    plain,
    row,
)
from clerk_app.documents.docx import write_docx
from clerk_app.documents.text_rules import printable
from clerk_app.domain.minutes import ListMarker
from tests.documents.ooxml import Element, part, printed_lines, text_of, value, w
from tests.documents.papers import MOMENT, paper
from tests.documents.word_check import faults
from tests.page_styles import ITEM_TABLE, NUMBERED_BY_ITEM

AWKWARD = {
    "control characters": "a\x00b\x0bc\x1bd\x7fe\x9ff\ufffeg\ud800h",
    "emoji": "\U0001f44d\U0001f3fd \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1ec\U0001f1e7 1\ufe0f\u20e3",
    "from the right": "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 123",
    "both ways": "The \u05e2\u05d9\u05e8 (town) and \u0645\u062f\u064a\u0646\u0629, twice: \u05d1\u05f4\u05d4 \u05d1!",
    "turned by marks": "\u202eevil\u202c \u2067\u05d0\u2069 \u200f!",
    "combining": "S\u0323\u0307e\u0301\u0327 w\u0302 " + "\u0300" * 40 + "\u05b7\u05bc",
    "markup": "<w:p>&amp;]]></w:t><script>alert(1)</script><!-- --> %1 {page} \\ \"'",
    "spaces": "  two  before\u00a0and\u2003behind \u200b ",
    "line ends": "one\r\ntwo\u2028three\x85four\n\nsix",
    "other scripts": "\u65e5\u672c\u8a9e \ud55c\uad6d\uc5b4 \u0e44\u0e17\u0e22 \u0939\u093f\u0928\u094d \U00020000",
}  # fmt: skip


def everywhere(text: str) -> Document:
    """A paper that says a text in every place where one can stand."""
    words = plain(text)
    blocks: tuple[Block, ...] = (
        TitleBlock((TitleLine(words), TitleLine(words, Role.SUBTITLE)), own_page=True),
        Heading(words, 1, "1"),
        Paragraph((Run(text, bold=True, link="https://example.org"), Run(text, italic=True)), Role.MINUTE, "1.1"),
        Paragraph((Run(text, language="ar"), Run(text, amended=True, underline=True)), Role.DECISION),
        ListEntry(words, ListMarker.LETTER, 0, "a."),
        Quotation(words),
        PlainList((PlainEntry(words), PlainEntry(words))),
        Table(
            (1, 2),
            (row((words, text)), Row((Cell((Heading(words), ListEntry(words))), Cell(())))),
            (header_row((words, "x")),),
            caption=words,
            description=text + "table",
        ),
        SignatureBlock((text,), words),
    )
    said = Metadata(
        title=text + "title", author=text + "author", subject=text, keywords=(text, text),
        created=MOMENT, modified=MOMENT, export_id="5f0c0e5e-7d0b-5c55-9a53-0d5b6b3b0a11",
    )  # fmt: skip
    return replace(paper(*blocks, furniture=Furniture(header=text, footer=text, banner=text)), metadata=said)


@pytest.mark.parametrize("kind", AWKWARD)
def test_awkward_text_in_every_place_makes_a_sound_file(kind: str) -> None:
    text = AWKWARD[kind]
    for style in (NUMBERED_BY_ITEM, ITEM_TABLE):
        data = write_docx(everywhere(text), style)
        assert faults(data) == []
        assert docx.Document(io.BytesIO(data)).core_properties.author == f"{printable(text)}author"
        lines = printed_lines(data)
        assert sum(printable(text) in line for line in lines) == 17
        assert lines[3] == f"1.1 {printable(text)}{printable(text)}"


@settings(max_examples=20)
@given(st.text(st.characters(exclude_categories=[]), min_size=1))
def test_any_text_in_every_place_makes_a_sound_file(text: str) -> None:
    said = f"{text}tide"  # a text of which nothing is left is no paragraph of anybody's
    data = write_docx(everywhere(said), NUMBERED_BY_ITEM)
    assert faults(data) == []
    assert sum(printable(said) in line for line in printed_lines(data)) == 17


def test_letters_read_from_the_right_stand_in_runs_that_say_so() -> None:
    said = (Run("The town is "), Run("\u05e2\u05d9\u05e8 \u05d7\u05d3\u05e9\u05d4, or so", language="he-IL", bold=True))
    body = part(write_docx(paper(Paragraph(said)), NUMBERED_BY_ITEM), "word/document.xml")
    assert [(text_of(run), _says(run, "rtl"), _says(run, "b")) for run in body.iter(w("r"))] == [
        ("The town is ", False, False),
        ("\u05e2\u05d9\u05e8 \u05d7\u05d3\u05e9\u05d4", True, True),
        (", or so", False, True),
    ]
    assert [dict(one.attrib) for one in body.iter(w("lang"))] == [{w("bidi"): "he-IL"}, {w("val"): "he-IL"}]
    assert not list(body.iter(w("bidi")))


def test_the_language_of_an_east_asian_name_is_that_of_its_letters() -> None:
    body = part(
        write_docx(paper(Paragraph((Run("\u65e5\u672c", language="ja"),))), NUMBERED_BY_ITEM), "word/document.xml"
    )
    assert [dict(one.attrib) for one in body.iter(w("lang"))] == [{w("eastAsia"): "ja"}]


@pytest.mark.parametrize(("text", "from_the_right"), [
    ("\u05e9\u05dc\u05d5\u05dd, said the Chair", True), ("The Chair said \u05e9\u05dc\u05d5\u05dd", False),
    ("12: \u0645\u0631\u062d\u0628\u0627", True), ("\u00a312", False), ("\u2018Quoted\u2019", False),
])  # fmt: skip
def test_a_paragraph_that_begins_with_letters_from_the_right_runs_from_the_right(
    text: str, from_the_right: bool
) -> None:
    data = write_docx(paper(Paragraph(plain(text))), NUMBERED_BY_ITEM)
    assert bool(list(part(data, "word/document.xml").iter(w("bidi")))) == from_the_right
    assert faults(data) == []


def test_a_paragraph_of_ten_thousand_words_is_one_run_that_says_all_of_them() -> None:
    words = " ".join(f"word{place}" for place in range(10_000))
    data = write_docx(paper(Paragraph(plain(words), Role.MINUTE, "1.1")), NUMBERED_BY_ITEM)
    assert faults(data) == []
    assert [text_of(run) for run in part(data, "word/document.xml").iter(w("r"))] == [words]


def test_many_marks_between_letters_from_the_right_cost_no_more_than_their_number() -> None:
    text = "\u05d0" + "- " * 50_000 + "a" + "\u05d0\u0591" * 50_000
    data = write_docx(paper(Paragraph(plain(text))), NUMBERED_BY_ITEM)
    assert text_of(part(data, "word/document.xml")) == text


def wide_table(columns: int, *, row_headers: bool = True) -> Table:
    names = [f"c{place}" for place in range(columns)]
    return Table(
        (1.0,) * columns, (row(names), row(names)), (header_row(names),), plain("Figures"), "Figures", row_headers
    )


def test_a_table_of_sixty_columns_leaves_room_for_words_in_each() -> None:
    data = write_docx(paper(wide_table(60)), NUMBERED_BY_ITEM)
    assert faults(data) == []
    (table,) = part(data, "word/document.xml").iter(w("tbl"))
    width = min(int(value(one, "w")) for one in table.iter(w("gridCol")))
    sides = [int(value(one, "w")) for one in table.iterfind(f"{w('tblPr')}/{w('tblCellMar')}/*")]
    assert len(sides) == 2
    assert sum(sides) * 3 <= width + 3, "two thirds of a column are left"
    assert value(table.find(f"{w('tblPr')}/{w('tblStyle')}")) == "MinutesTable"


def test_a_table_of_few_columns_has_the_room_at_the_sides_that_its_style_says() -> None:
    body = part(write_docx(paper(wide_table(4)), NUMBERED_BY_ITEM), "word/document.xml")
    assert not list(body.iter(w("tblCellMar")))


@pytest.mark.parametrize(("columns", "row_headers", "parts"), [
    (63, True, [63]), (64, False, [63, 1]), (64, True, [63, 2]), (130, True, [63, 63, 6]), (130, False, [63, 63, 4]),
])  # fmt: skip
def test_a_table_with_more_columns_than_word_has_goes_on_below(
    columns: int, row_headers: bool, parts: list[int]
) -> None:
    data = write_docx(paper(wide_table(columns, row_headers=row_headers)), NUMBERED_BY_ITEM)
    assert faults(data) == []
    tables = list(part(data, "word/document.xml").iter(w("tbl")))
    assert [len(list(table.iter(w("gridCol")))) for table in tables] == parts
    said = [[text_of(cell) for cell in _first_row(table)] for table in tables]
    assert [one[0] for one in said] == (["c0"] * len(parts) if row_headers else ["c0", "c63", "c126"][: len(parts)])
    firsts = [one[1:] for one in said[1:]] if row_headers else said[1:]
    assert [*said[0], *(name for one in firsts for name in one)] == [f"c{place}" for place in range(columns)]
    assert sum(text_of(one) == "Figures" for one in part(data, "word/document.xml").iter(w("p"))) == 1


def test_a_cell_over_all_columns_is_cut_where_its_table_is() -> None:
    table = replace(wide_table(64), rows=(Row((Cell((Paragraph(plain("all"), Role.CELL),), 64),)),), row_headers=False)
    data = write_docx(paper(table), NUMBERED_BY_ITEM)
    assert faults(data) == []
    cells = [list(one.iter(w("tr")))[-1] for one in part(data, "word/document.xml").iter(w("tbl"))]
    assert [text_of(one) for one in cells] == ["all", ""]


@pytest.mark.parametrize(("cells", "whole"), [
    (("Write to the county.", "Clerk"), True), (("Write. " * 192, "Clerk"), True), (("Write. " * 193, "Clerk"), False),
    (("x", "Clerk " * 40), False),
])  # fmt: skip
def test_a_row_that_is_short_for_its_columns_stays_on_one_page(cells: tuple[str, str], whole: bool) -> None:
    table = Table((9, 1), (row(cells),), description="Actions")
    (one,) = part(write_docx(paper(table), NUMBERED_BY_ITEM), "word/document.xml").iter(w("tr"))
    assert bool(list(one.iter(w("cantSplit")))) == whole


def test_a_row_of_many_short_lines_may_break() -> None:
    posts = PlainList(tuple(PlainEntry(plain("Pilot")) for _ in range(16)))
    for count, breaks in ((15, False), (16, True)):
        table = Table((1,), (Row((Cell((replace(posts, entries=posts.entries[:count]),)),)),))
        (one,) = part(write_docx(paper(table), NUMBERED_BY_ITEM), "word/document.xml").iter(w("tr"))
        assert bool(list(one.iter(w("cantSplit")))) != breaks


def _first_row(table: Element) -> list[Element]:
    return next(table.iter(w("tr"))).findall(w("tc"))


def _says(run: Element, mark: str) -> bool:
    return run.find(f"{w('rPr')}/{w(mark)}") is not None

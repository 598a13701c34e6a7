"""The paper of a board's registers: a table of each, its rows and heads, and what every page says."""

from clerk_app.documents.blocks import CellBlock, Heading, Paragraph, Table
from clerk_app.domain.register import RegisterKind
from tests.documents.registers import registers_paper


def tables() -> list[Table]:
    return [block for block in registers_paper().blocks if isinstance(block, Table)]


def cells(table: Table) -> list[list[str]]:
    return [["".join(map(_text, cell.blocks)) for cell in row.cells] for row in table.rows]


def _text(block: CellBlock) -> str:
    assert isinstance(block, Paragraph)
    return "".join(run.text for run in block.runs)


def test_each_line_is_a_row_with_its_number_where_it_arose_who_raised_it_and_how_it_stands() -> None:
    assert [cells(table) for table in tables()] == [
        [
            [
                "1",
                "24 January 2022, minute 4.1",
                "Pilot",
                "When do the boats come back?",
                "Answered on 28 March 2022\n28 March 2022: In May, once the quay is mended.",
            ]
        ],
        [["1", "24 January 2022, minute 4.2", "Pilot", "The Pilot did not agree that the quay was safe.", "Open"]],
        [
            [
                "1",
                "24 January 2022, minute 4.3",
                "",
                "Nobody answers the radio at night.",
                "Open\nKept with Coastguard, Police",
            ]
        ],
    ]


def test_every_table_has_a_head_row_heads_and_a_description_of_its_own() -> None:
    for table in tables():
        assert (len(table.header), table.row_headers) == (1, True)
        assert len(table.widths) == 5
    assert len({table.description for table in tables()}) == 3


def test_an_empty_register_says_so_below_its_heading() -> None:
    heading, sentence = registers_paper().blocks[-2:]
    assert isinstance(heading, Heading)
    assert isinstance(sentence, Paragraph)
    assert sentence.runs[0].text == "No agreed statements are in this register."


def test_the_paper_says_whose_registers_they_are_as_of_which_day_and_bears_no_draft() -> None:
    document = registers_paper((RegisterKind.ISSUE,))
    assert document.metadata.title == "Registers of the Harbour Board, as they stood on 1 April 2022"
    assert document.furniture.banner == ""
    assert [block.runs[0].text for block in document.blocks if isinstance(block, Heading)] == ["ISSUES"]

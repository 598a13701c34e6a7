"""Lists of members as people keep them: columns in any order, titles above, and what cannot be known said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from clerk_app.domain.doubts import Place, doubt
from clerk_app.domain.member_list import LeftOver, ListDoubt, ListedMember, MemberList, RowDoubt
from clerk_app.domain.seats import SeatRole
from clerk_app.importers.member_table import read_members
from clerk_app.importers.refusal import Refusal, RefusalCode
from tests.importers.files import excel_parts, saved_workbook, workbook, zipped


def listed(text: str) -> MemberList:
    return read_members(text.encode())


def only_row(text: str) -> ListedMember:
    (row,) = listed(text).rows
    return row


def codes(row: ListedMember) -> list[str]:
    return [each.code for each in row.doubts]


FULL = ListedMember(
    place=Place(2),
    seat="Health",
    name="Siân Ó Sé",
    agency="Health Trust",
    category="Statutory",
    voting=True,
    roles=(SeatRole.CHAIR,),
    since=date(2021, 4, 1),
    until=date(2024, 3, 31),
    substitutes=("Ann Lee", "Bob Poe"),
)
HEADINGS = ["Seat", "Name", "Agency", "Category", "Voting", "Role", "From", "To", "Substitutes"]
CELLS = [
    "Health", "Siân Ó Sé", "Health Trust", "Statutory", "Yes", "Chair", "1 April 2021", "31/03/2024",
    "Ann Lee; Bob Poe",
]  # fmt: skip


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_separator_and_encoding_gives_the_same_row(separator: str, encoding: str) -> None:
    quoted = [f'"{cell}"' if separator in cell else cell for cell in CELLS]
    text = "\r\n".join((separator.join(HEADINGS), separator.join(quoted)))
    found = read_members(text.encode(encoding))
    assert found.rows == (FULL,)
    assert found.doubts == ((doubt(ListDoubt.OLD_LETTERS),) if encoding == "cp1252" else ())


def test_columns_come_in_any_order_below_lines_of_titles() -> None:
    found = listed(
        "Partnership Board,,\nMembers in 2021,,\n\nOrganisation Representing,x,\nName,Vote,Agency\nJo,no,Police\n"
    )
    assert found.titles == ("Partnership Board", "Members in 2021", "Organisation Representing", "x")
    assert found.rows == (ListedMember(place=Place(6), seat="Police", name="Jo", agency="Police", voting=False),)
    assert found.doubts == (doubt(ListDoubt.SEAT_FROM_AGENCY),)


def test_excel_gives_the_same_row_with_its_own_days() -> None:
    cells = [*CELLS[:6], date(2021, 4, 1), date(2024, 3, 31), CELLS[8]]
    found = read_members(workbook(tuple(HEADINGS), tuple(cells)))
    assert found.rows == (replace(FULL, place=Place(2, "Sheet")),)


def test_what_reaches_people_is_left_out_and_said() -> None:
    found = listed("Seat,Name,E-mail,Shoe size\nHealth,Jo,jo@example.org,4\n")
    assert found.doubts == (
        doubt(ListDoubt.COLUMN_IGNORED, column="C", heading="E-mail"),
        doubt(ListDoubt.COLUMN_UNKNOWN, column="D", heading="Shoe size"),
    )
    assert "example.org" not in str(found.rows)


def test_the_second_of_two_columns_for_the_same_is_left_out_and_said() -> None:
    found = listed("Seat,Name,Full name\nHealth,Jo,Josephine\n")
    assert found.rows[0].name == "Jo"
    assert found.doubts == (doubt(ListDoubt.COLUMN_TWICE, column="C", heading="Full name"),)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1 April 2021", date(2021, 4, 1)),
        ("Thursday 1st April 2021", date(2021, 4, 1)),
        ("1/4/21", date(2021, 4, 1)),
        ("01.04.2021", date(2021, 4, 1)),
        ("1-Apr-21", date(2021, 4, 1)),
        ("1/4/98", date(1998, 4, 1)),
        ("2021-04-01", date(2021, 4, 1)),
        ("", None),
        ("n/a", None),
    ],
)  # fmt: skip
def test_days_are_read_as_people_here_write_them(written: str, day: date | None) -> None:
    row = only_row(f"Seat,Name,From\nHealth,Jo,{written}\n")
    assert (row.since, row.doubts) == (day, ())


@pytest.mark.parametrize(
    ("written", "day", "found"),
    [
        ("04/13/2021", None, doubt(RowDoubt.NO_SUCH_DAY, words="04/13/2021")),
        ("30 February 2021", None, doubt(RowDoubt.NO_SUCH_DAY, words="30 February 2021")),
        ("next spring", None, doubt(RowDoubt.NO_SUCH_DAY, words="next spring")),
        ("44287", None, doubt(RowDoubt.DAY_IS_NUMBER, words="44287")),
        ("April 2021", date(2021, 4, 1), doubt(RowDoubt.DAY_FROM_MONTH, words="April 2021", day="2021-04-01")),
        ("2021", date(2021, 1, 1), doubt(RowDoubt.DAY_FROM_MONTH, words="2021", day="2021-01-01")),
    ],
)  # fmt: skip
def test_words_that_are_no_whole_day_are_doubted(written: str, day: date | None, found: object) -> None:
    row = only_row(f"Seat,Name,From\nHealth,Jo,{written}\n")
    assert (row.since, row.doubts) == (day, (found,))


def test_where_one_day_has_the_month_first_all_that_may_have_it_are_doubted() -> None:
    found = listed("Seat,Name,From,To\nHealth,Jo,04/05/2021,\nCare,Ann,04/04/2021,03/30/2024\nPolice,Sam,1 May 2021,\n")
    assert [row.doubts for row in found.rows] == [
        (doubt(RowDoubt.DAY_OR_MONTH, words="04/05/2021"),),
        (doubt(RowDoubt.NO_SUCH_DAY, words="03/30/2024"),),
        (),
    ]


def test_a_term_in_one_column_is_taken_apart() -> None:
    row = only_row("Seat,Name,Term\nHealth,Jo,1 April 2021 – March 2024\n")
    assert (row.since, row.until) == (date(2021, 4, 1), date(2024, 3, 31))
    assert codes(row) == [RowDoubt.DAY_FROM_MONTH]


@pytest.mark.parametrize(
    ("written", "since", "until"),
    [
        ("until 31 March 2024", None, date(2024, 3, 31)),
        ("to 31 March 2024", None, date(2024, 3, 31)),
        ("from 1 April 2021 until 31 March 2024", date(2021, 4, 1), date(2024, 3, 31)),
        ("1/4/21-31/3/24", date(2021, 4, 1), date(2024, 3, 31)),
        ("since 1 April 2021", date(2021, 4, 1), None),
        ("1 April 2021 until further notice", date(2021, 4, 1), None),
        ("1 April 2021 to date", date(2021, 4, 1), None),
        ("until further notice", None, None),
        ("to be confirmed", None, None),
    ],
)  # fmt: skip
def test_a_term_may_say_only_where_it_begins_or_ends(written: str, since: date | None, until: date | None) -> None:
    row = only_row(f"Seat,Name,Term\nHealth,Jo,{written}\n")
    assert (row.since, row.until, row.doubts) == (since, until, ())


def test_a_term_of_whole_years_is_taken_and_doubted() -> None:
    row = only_row("Seat,Name,Term\nHealth,Jo,2021-2024\n")
    assert (row.since, row.until) == (date(2021, 1, 1), date(2024, 12, 31))
    assert codes(row) == [RowDoubt.DAY_FROM_MONTH] * 2


def test_a_term_that_ends_before_it_begins_is_doubted_and_not_taken() -> None:
    row = only_row("Seat,Name,From,To\nHealth,Jo,1/4/2021,1/4/2020\n")
    assert (row.since, row.until) == (None, None)
    assert row.doubts == (doubt(RowDoubt.ENDS_BEFORE_IT_BEGINS, since="2021-04-01", until="2020-04-01"),)


@pytest.mark.parametrize(
    ("written", "voting", "weight"),
    [("Y", True, None), ("✓", True, None), ("2 votes", True, 2), ("Non-voting", False, None), ("N", False, None)],
)
def test_votes_are_read_in_the_usual_words(written: str, voting: bool, weight: int | None) -> None:
    row = only_row(f"Seat,Name,Voting\nHealth,Jo,{written}\n")
    assert (row.voting, row.weight, row.doubts) == (voting, weight, ())


def test_a_vote_that_is_not_clear_is_doubted() -> None:
    row = only_row("Seat,Name,Voting\nHealth,Jo,on finance only\n")
    assert (row.voting, row.doubts) == (None, (doubt(RowDoubt.VOTING_UNCLEAR, words="on finance only"),))


@pytest.mark.parametrize(
    ("written", "co_opted"),
    [("Yes", True), ("co-opted", True), ("Co-opted member", True), ("No", False), ("appointed", False), ("", None)],
)
def test_a_column_says_who_was_co_opted(written: str, co_opted: bool | None) -> None:
    row = only_row(f"Seat,Name,Co-opted\nHealth,Jo,{written}\n")
    assert (row.co_opted, row.doubts) == (co_opted, ())


def test_whether_somebody_was_co_opted_is_doubted_where_it_is_not_clear() -> None:
    row = only_row("Seat,Name,Co-opted\nHealth,Jo,perhaps\n")
    assert (row.co_opted, row.doubts) == (None, (doubt(RowDoubt.CO_OPTED_UNCLEAR, words="perhaps"),))


@pytest.mark.parametrize(
    ("category", "co_opted"), [("Co-opted members", True), ("Coopted", True), ("Co-option panel", None), ("Lay", None)]
)
def test_a_category_of_co_opted_members_says_so_too(category: str, co_opted: bool | None) -> None:
    assert only_row(f"Seat,Name,Type\nHealth,Jo,{category}\n").co_opted is co_opted


def test_a_role_column_that_holds_posts_is_one_of_posts() -> None:
    found = listed("Name,Role\nJo,Head of Informatics\nSam,Chair\nAnn,Director of Housing\n")
    assert [(row.post, row.seat, row.roles) for row in found.rows] == [
        ("Head of Informatics", "Head of Informatics", ()),
        ("Chair", "Chair", (SeatRole.CHAIR,)),
        ("Director of Housing", "Director of Housing", ()),
    ]
    assert codes(found.rows[1]) == [RowDoubt.ROLE_FROM_TITLE]


def test_a_column_of_mr_and_dr_is_not_one_of_posts() -> None:
    found = listed("Title,First name,Surname,Position\nMr,Jo,Lee,Head of Care\nCllr,Ann,Poe,Mayor\nDr.,Sam,Day,\n")
    assert [(row.name, row.post) for row in found.rows] == [
        ("Jo Lee", "Head of Care"),
        ("Ann Poe", "Mayor"),
        ("Sam Day", ""),
    ]
    assert doubt(ListDoubt.COLUMN_OF_ADDRESS, column="A", heading="Title") in found.doubts
    assert only_row("Title,Name\nHead of Care,Jo\n").post == "Head of Care"
    assert only_row("Position,Name\nCouncillor,Jo\n").post == "Councillor"


def test_a_role_that_is_none_is_doubted() -> None:
    found = listed("Seat,Name,Role\nA,Jo,Vice-Chair and Clerk\nB,Sam,Member\nC,Ann,Wizard\n")
    assert [row.roles for row in found.rows] == [(SeatRole.VICE_CHAIR, SeatRole.CLERK), (), ()]
    assert found.rows[2].doubts == (doubt(RowDoubt.ROLE_UNKNOWN, words="Wizard"),)


@pytest.mark.parametrize("nobody", ["Vacant", "TBC", "-", ""])
def test_a_vacant_seat_has_no_holder_and_that_is_said(nobody: str) -> None:
    row = only_row(f"Seat,Name,Agency\nHealth,{nobody},Trust\n")
    assert (row.holder, codes(row)) == ("", [RowDoubt.NO_HOLDER])


def test_headings_that_come_again_are_no_member() -> None:
    found = listed("Seat,Name,From\nHealth,Jo,\nSEAT,Name:,From\nPolice,Sam,\nRole,Member,Agency\nCare,Ann,\n")
    assert [row.seat for row in found.rows] == ["Health", "Police", "Care"]
    assert found.left_over == (LeftOver(Place(5), "Role; Member; Agency"),)


def test_headings_below_that_of_a_term_say_which_of_its_days_is_which() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("Seat", "Name", "Term"), (None, None, "From", "To"), ("Health", "Jo", "1/4/2021", "31/3/2024")):
        sheet.append(row)
    for block in ("A1:A2", "B1:B2", "C1:D1"):
        sheet.merge_cells(block)
    found = read_members(saved_workbook(book))
    assert [(row.seat, row.since, row.until, row.doubts) for row in found.rows] == [
        ("Health", date(2021, 4, 1), date(2024, 3, 31), ())
    ]
    assert (found.doubts, found.left_over) == ((), ())


def test_a_row_that_names_neither_a_seat_nor_a_holder_is_left_over() -> None:
    found = listed("Seat,Name,Role\nHealth,Jo,\n,Vacant,\n,,Clerk\n")
    assert [row.seat for row in found.rows] == ["Health"]
    assert found.left_over == (LeftOver(Place(3), "Vacant"), LeftOver(Place(4), "Clerk"))


def test_formulas_that_show_nothing_are_no_rows_and_those_never_worked_out_are_named() -> None:
    said = ["".join(f'<c t="str"><v>{text}</v></c>' for text in row) for row in (("Seat", "Name"), ("Health", "Jo"))]
    formulas = ['<c t="str"><f>D3</f><v></v></c>', "<c><f>D4</f></c>"]
    rows = "".join(f"<row>{cells}</row>" for cells in (*said, *formulas))
    found = read_members(zipped(excel_parts(f"<sheetData>{rows}</sheetData>")))
    assert [one.seat for one in found.rows] == ["Health"]
    assert found.left_over == (LeftOver(Place(4, "Sheet1"), "A4"),)


def test_formulas_in_columns_that_are_left_out_are_no_doubt_and_no_row() -> None:
    rows = (("Seat", "Name", "Shown", "E-mail"), ("Health", "Jo", "=A2", "=B2"), (None, None, "=A3", None))
    found = read_members(workbook(*rows))
    assert [codes(row) for row in found.rows] == [[]]
    assert found.left_over == ()


def test_words_that_stand_for_nothing_are_no_names() -> None:
    row = only_row("Seat,Name,Post,Agency,Category,Substitute\nHealth,Jo,TBC,-,n/a,n/a\n")
    assert (row.post, row.agency, row.category, row.substitutes, row.doubts) == ("", "", "", (), ())
    assert only_row("Seat,Name,Substitutes\nHealth,Jo,Vacant; Ann Lee\n").substitutes == ("Ann Lee",)


def test_what_begins_as_if_nobody_held_the_seat_and_says_more_is_doubted() -> None:
    row = only_row("Seat,Name\nHealth,Vacant – election in May\n")
    assert row.holder == ""
    assert doubt(RowDoubt.TAKEN_FOR_NOBODY, words="Vacant – election in May") in row.doubts
    for name in ("Tbcson Lee", "Nil Lee"):
        assert only_row(f"Seat,Name\nHealth,{name}\n").name == name


@pytest.mark.parametrize(
    ("cell", "is_doubted"),
    [
        ("Ann Lee, Bob Poe", True),
        ("Ann Lee and Bob Poe", True),
        ("Lee, Ann", False),
        ("Head of Health and Care", False),
    ],
)
def test_several_substitutes_that_no_sign_parts_are_doubted(cell: str, is_doubted: bool) -> None:
    row = only_row(f'Seat,Name,Substitute\nHealth,Jo,"{cell}"\n')
    assert row.doubts == ((doubt(RowDoubt.NAMES_TOGETHER, words=cell),) if is_doubted else ())


@pytest.mark.parametrize(
    ("category", "voting"),
    [
        ("Non-voting members", False), ("Observers (non-voting)", False), ("Members without a vote", False),
        ("Voting", True), ("Voting members", True), ("Statutory", None),
    ],
)  # fmt: skip
def test_a_category_may_say_whether_its_seats_have_a_vote(category: str, voting: bool | None) -> None:
    assert only_row(f"Seat,Name,Type\nHealth,Jo,{category}\n").voting is voting
    assert listed(f"Seat,Name\n{category},\nHealth,Jo\n").rows[0].voting is voting


def test_what_a_column_says_of_the_vote_goes_before_the_category() -> None:
    assert only_row("Seat,Name,Type,Vote\nHealth,Jo,Non-voting,Yes\n").voting is True


def test_a_first_and_a_last_name_make_a_name() -> None:
    assert only_row("Forename,Surname,Post\nJo,Lee,Head\n").name == "Jo Lee"


def test_a_line_of_its_own_is_the_category_of_those_below_it() -> None:
    found = listed("Seat,Name\nVoting members,\nHealth,Jo\nPolice,Sam\nNotes: two seats are vacant,\n")
    assert [(row.category, codes(row)) for row in found.rows] == [("Voting members", [RowDoubt.CATEGORY_FROM_LINE])] * 2
    assert found.left_over == (LeftOver(Place(5), "Notes: two seats are vacant"),)


def test_a_line_of_its_own_among_members_may_be_a_seat_that_nobody_holds() -> None:
    found = listed("Seat,Name\nHealth,Jo\nPolice,\nCare,Ann\nHousing,\n\nNotes: two seats are vacant,\nSeen in May,\n")
    assert [(row.seat, row.category, codes(row)) for row in found.rows] == [
        ("Health", "", []),
        ("Police", "", [RowDoubt.NO_HOLDER, RowDoubt.ALONE]),
        ("Care", "", []),
        ("Housing", "", [RowDoubt.NO_HOLDER, RowDoubt.ALONE]),
    ]
    assert [left.words for left in found.left_over] == ["Notes: two seats are vacant", "Seen in May"]


def test_a_note_below_a_list_with_categories_is_no_seat() -> None:
    found = listed("Seat,Name,Category\nHealth,Jo,Statutory\nPolice,,\n\nSeen in May,,\n")
    assert [(row.seat, codes(row)) for row in found.rows] == [
        ("Health", []),
        ("Police", [RowDoubt.NO_HOLDER, RowDoubt.ALONE]),
    ]
    assert found.left_over == (LeftOver(Place(5), "Seen in May"),)


def test_a_single_column_of_names_is_not_parted_at_the_commas_within_them() -> None:
    assert [row.name for row in listed("Name\nLee, Ann\nPoe, Bob\n").rows] == ["Lee, Ann", "Poe, Bob"]


def test_rows_that_say_the_same_or_give_a_seat_twice_are_doubted() -> None:
    found = listed(
        "Seat,Name,From,To\nHealth,Jo,,1/1/2020\nhealth,JO,,1/1/2020\nHealth,Sam,1/6/2019,\nHealth,Ann,2/1/2020,\n"
    )
    assert [row.doubts for row in found.rows] == [
        (),
        (doubt(RowDoubt.SAME_AS_LINE, line=2),),
        (doubt(RowDoubt.SEAT_TWICE, line=2, seat="Health"),),
        (doubt(RowDoubt.SEAT_TWICE, line=4, seat="Health"),),
    ]


def test_a_holder_who_has_a_seat_twice_is_not_somebody_else() -> None:
    found = listed("Seat,Name,From\nHealth,Jo,1/1/2020\nHealth,JO,1/1/2022\n")
    assert [row.doubts for row in found.rows] == [(), ()]


def test_a_post_that_two_agencies_have_is_not_said_twice() -> None:
    found = listed("Post,Organisation\nChief Executive,Ports\nChief Executive,Buses\n")
    assert RowDoubt.SAME_AS_LINE not in codes(found.rows[1])


def test_quoted_cells_may_hold_separators_and_line_ends() -> None:
    found = listed('Seat,Name,Substitutes\n"Health, and care",Jo,"Ann Lee\nBob Poe"\nPolice,Sam,\n')
    assert found.rows[0].seat == "Health, and care"
    assert found.rows[0].substitutes == ("Ann Lee", "Bob Poe")
    assert found.rows[1].place.line == 4


def test_spaces_that_do_not_break_are_cleaned() -> None:
    assert only_row("Seat,Name\nHead\xa0of  Care\u200b,Jo\xa0\n").seat == "Head of Care"


@pytest.fixture
def book() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Members"
    for row in (
        ("Seat", "Name", "Category"),
        ("Health", "Jo", "Statutory"),
        ("Police", "Sam", None),
        ("Schools", "Ann", "Lay"),
    ):
        sheet.append(row)
    return book


def test_merged_cells_are_filled_downwards_and_said(book: openpyxl.Workbook) -> None:
    book.active.merge_cells("C2:C3")
    row = read_members(saved_workbook(book)).rows[1]
    assert row.category == "Statutory"
    assert row.doubts == (doubt(RowDoubt.MERGED, cell="C3", words="Statutory"),)


def test_hidden_rows_and_columns_are_read_and_said(book: openpyxl.Workbook) -> None:
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["C"].hidden = True
    found = read_members(saved_workbook(book))
    assert [codes(row) for row in found.rows] == [[], [RowDoubt.HIDDEN], []]
    assert found.doubts == (doubt(ListDoubt.COLUMN_HIDDEN, column="C", heading="Category"),)


def test_a_formula_gives_what_was_shown_or_nothing_and_is_said(book: openpyxl.Workbook) -> None:
    book.active["B3"] = '=B2&"!"'
    row = read_members(saved_workbook(book)).rows[1]
    assert row.name == ""
    assert row.doubts[0] == doubt(RowDoubt.FORMULA_WITHOUT_VALUE, cell="B3", words="")


def test_an_error_in_a_cell_is_not_taken_for_a_name(book: openpyxl.Workbook) -> None:
    book.active["B3"] = "#N/A"
    row = read_members(saved_workbook(book)).rows[1]
    assert row.name == ""
    assert row.doubts[0] == doubt(RowDoubt.ERROR_VALUE, cell="B3", words="#N/A")


def test_the_sheet_with_headings_is_taken_and_the_others_named(book: openpyxl.Workbook) -> None:
    notes = book.create_sheet("Notes", 0)
    notes.append(("Nothing to see",))
    hidden = book.create_sheet("Old", 0)
    hidden.append(("Seat", "Name"))
    hidden.sheet_state = "hidden"
    found = read_members(saved_workbook(book))
    assert found.rows[0].place == Place(2, "Members")
    assert found.doubts == (doubt(ListDoubt.OTHER_SHEETS, sheets="Old, Notes", sheet="Members"),)


@pytest.mark.parametrize(
    ("data", "code", "values"),
    [
        (b"", RefusalCode.EMPTY, {}),
        (b" \r\n\t\n", RefusalCode.EMPTY, {}),
        (b"\xef\xbb\xbf", RefusalCode.EMPTY, {}),
        (b",,,\n,,,\n", RefusalCode.EMPTY, {}),
        (b"one,two\n3,4\n", RefusalCode.NO_HEADINGS, {}),
        (b"Seat,Name\nHealth,J\x00o\n", RefusalCode.NOT_TEXT, {"line": 2}),
        (b"Seat,Name\nHealth,\x81\n", RefusalCode.NOT_TEXT, {"line": 2}),
        (b"\xff\xfe\x00\xd8", RefusalCode.NOT_TEXT, {"line": 1}),
        (b"\xff\xfe\x00\x00S\x00\x00\x00", RefusalCode.NOT_TEXT, {"line": 1}),
        (b"%PDF-1.7", RefusalCode.OTHER_KIND, {}),
        (b'Seat,Name\nHealth,"Jo\nPolice,Sam\n', RefusalCode.QUOTE_NOT_CLOSED, {"line": 2}),
        (b"Seat,Name\n" + b"a" * 8_000_000, RefusalCode.CELL_TOO_LONG, {"line": 2, "most": 2_000}),
        (b"Seat,Name\n" + b"a" * 3_000, RefusalCode.CELL_TOO_LONG, {"line": 2, "most": 2_000}),
        (b"x" * (8 * 1024 * 1024 + 1), RefusalCode.TOO_LARGE, {"most": 8}),
        (b"Seat,Name\n" + b"a,b\n" * 1_000_000, RefusalCode.TOO_MANY_ROWS, {"most": 2_000}),
        (b"Seat,Name\n" + b"\n" * 1_000_000, RefusalCode.TOO_MANY_ROWS, {"most": 2_000}),
        (b"Seat,Name\n" + b"a," * 1_000_000, RefusalCode.TOO_MANY_COLUMNS, {"line": 2, "most": 100}),
    ],
    ids=range(17),
)  # fmt: skip
def test_what_is_no_list_is_refused_with_the_reason_and_the_line(
    data: bytes, code: RefusalCode, values: dict[str, int]
) -> None:
    with pytest.raises(Refusal) as refused:
        read_members(data)
    assert (refused.value.code, dict(refused.value.values)) == (code, values)


def test_an_empty_sheet_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        read_members(workbook())
    assert refused.value.code is RefusalCode.EMPTY

"""Who receives a meeting's papers, and what notice was given of other business, as papers say it."""

from dataclasses import replace
from datetime import date

from clerk_app.documents.blocks import Document
from clerk_app.documents.compose_agenda import compose_agenda
from clerk_app.documents.compose_circulation import compose_circulation
from clerk_app.documents.compose_notice import compose_notice
from clerk_app.domain.agenda import Exemption, Notice
from clerk_app.domain.board import Board, Relation, RelationKind
from clerk_app.domain.circulation import CirculatedPaper, Circulation, Receivers
from clerk_app.domain.house_style import USUAL
from clerk_app.domain.identity import Id
from clerk_app.domain.names import DatedName
from clerk_app.domain.other_business import NoticeNeeded, OtherBusinessRule
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.seats import Category
from tests.documents.calling_papers import BOARD, EXPORT_ID, MADE_AT, calling_record, item
from tests.documents.test_compose_agenda import lines
from tests.house_styles import ITEM_TABLE

YOUTH, SAILORS = Id("e" * 32), Id("f" * 32)
EVERYTHING = tuple(CirculatedPaper)
LIST = (
    Circulation(to=Receivers.MEMBERS, papers=EVERYTHING),
    Circulation(to=Receivers.OBSERVERS, papers=(CirculatedPaper.AGENDA, CirculatedPaper.APPROVED)),
    Circulation(to=Receivers.CATEGORY, category_id=SAILORS, days=10),
    Circulation(to=Receivers.NAMED, name="Harbour Watch", papers=(CirculatedPaper.APPROVED,)),
)
SHARED = (Relation(kind=RelationKind.LINKED, board_id=YOUTH, agenda_days=15),)


def circulated() -> MeetingRecord:
    """The Pilot sits as a sailor; the meeting is on Thursday 12 February 2026, and the office shuts on the Monday."""
    record = calling_record()
    sailors = Category(id=SAILORS, board_id=BOARD, position=0, name="Sailors")
    attendees = tuple(
        replace(one, category_id=SAILORS) if record.party_name(one.who) == "Pilot" else one for one in record.attendees
    )
    return replace(
        record,
        board=replace(record.board, circulation=LIST, relations=SHARED),
        attendees=attendees,
        categories=(sailors,),
        circulated_to=(Board(id=YOUTH, names=(DatedName("Youth Council"),)),),
        holidays=frozenset({date(2026, 2, 9)}),
    )


def after(found: list[str], heading: str) -> list[str]:
    return found[found.index(heading) + 1 :]


def made(record: MeetingRecord) -> tuple[Document, Document]:
    return compose_agenda(record, MADE_AT, EXPORT_ID), compose_notice(record, MADE_AT, EXPORT_ID)


def test_agenda_and_notice_end_with_who_receives_them_and_by_when() -> None:
    for document in made(circulated()):
        assert after(lines(document), "Circulation") == [
            "Members: agenda, notice and papers",
            "Observers: agenda and notice",
            "Sailors: agenda, notice and papers, by Wednesday 28 January 2026",
            "Youth Council: agenda, notice and papers, by Wednesday 21 January 2026",
        ]


def test_a_house_style_may_leave_the_circulation_out_and_a_board_without_a_list_has_none() -> None:
    style = replace(USUAL, circulation=False)
    for compose in (compose_agenda, compose_notice):
        assert "Circulation" not in lines(compose(circulated(), MADE_AT, EXPORT_ID, style=style))
        assert "Circulation" not in lines(compose(calling_record(), MADE_AT, EXPORT_ID))


def test_where_items_are_a_table_so_is_the_circulation() -> None:
    for compose in (compose_agenda, compose_notice):
        document = compose(circulated(), MADE_AT, EXPORT_ID, style=ITEM_TABLE)
        assert document.blocks[-1].description == "Circulation"  # type: ignore[union-attr]  # a table


def test_a_notice_names_the_board_with_which_the_agenda_is_shared() -> None:
    _, notice = made(circulated())
    assert "Agenda shared with | Youth Council, by Wednesday 21 January 2026" in lines(notice)
    assert not any("shared with" in line for line in lines(compose_notice(calling_record(), MADE_AT, EXPORT_ID)))


def test_the_list_names_everybody_once_for_each_kind_of_paper() -> None:
    early, shared = "by Wednesday 28 January 2026", "by Wednesday 21 January 2026"
    assert lines(compose_circulation(circulated(), MADE_AT, EXPORT_ID)) == [
        "Harbour Board", "CIRCULATION LIST", "Thursday 12 February 2026",
        "Agenda and notice", "Name | Receives it as | By",
        "Harbour Master | Members | with the others", "Deputy Pilot | Members | with the others",
        "Coastguard | Observers | with the others",
        f"Pilot | Sailors | {early}", f"Youth Council |  | {shared}",
        "Papers", "Name | Receives it as | By",
        "Harbour Master | Members | with the others", "Deputy Pilot | Members | with the others",
        f"Pilot | Sailors | {early}", f"Youth Council |  | {shared}",
        "Draft minutes", "Name | Receives it as",
        "Harbour Master | Members", "Pilot | Members", "Deputy Pilot | Members",
        "Approved minutes", "Name | Receives it as",
        "Harbour Master | Members", "Pilot | Members", "Deputy Pilot | Members",
        "Coastguard | Observers", "Harbour Watch | ",
    ]  # fmt: skip


def test_a_list_of_a_board_that_says_nothing_says_so() -> None:
    found = lines(compose_circulation(calling_record(), MADE_AT, EXPORT_ID))
    assert found[-1] == "The board’s rules name nobody who receives papers."


def raised(rule: OtherBusinessRule | None, **more: object) -> list[str]:
    record = calling_record()
    board = replace(record.board, other_business=rule)
    items = (item(20, "Any other business"), item(21, "The crane", parent_id=Id(f"{20:032x}"), **more))
    record = replace(record, board=board, items=items, holidays=frozenset({date(2026, 2, 10)}))
    found = lines(compose_agenda(record, MADE_AT, EXPORT_ID))
    return found[next(place for place, line in enumerate(found) if line.startswith("1A")) :]


DAYS = OtherBusinessRule(notice=NoticeNeeded.DAYS, days=2)
"""Two working days before Thursday 12 February, with the Tuesday shut: Monday 9 February."""


def test_an_agenda_says_who_gave_notice_of_other_business_and_what_came_late() -> None:
    in_time = Notice(by="Pilot", on=date(2026, 2, 9))
    assert raised(DAYS, notice=in_time) == ["1A The crane", "Notice by Pilot on Monday 9 February 2026."]
    assert raised(DAYS, notice=replace(in_time, on=date(2026, 2, 11))) == [
        "1A The crane",
        "Notice by Pilot on Wednesday 11 February 2026. Late notice: it was due by Monday 9 February 2026.",
    ]
    assert raised(DAYS) == ["1A The crane", "Without notice: it was due by Monday 9 February 2026."]
    assert raised(OtherBusinessRule(notice=NoticeNeeded.NOT_TAKEN)) == [
        "1A The crane",
        "The board takes no other business.",
    ]


def test_below_the_item_of_other_business_stands_by_when_notice_is_due() -> None:
    def wanted(rule: OtherBusinessRule | None) -> list[str]:
        record = calling_record()
        board = replace(record.board, other_business=rule)
        items = (item(20, "Other business and close"), item(22, "The next regatta"))
        record = replace(record, board=board, items=items, holidays=frozenset({date(2026, 2, 10)}))
        return lines(compose_agenda(record, MADE_AT, EXPORT_ID))[5:]

    assert wanted(DAYS) == [
        "1 Other business and close",
        "Notice of other business is due by Monday 9 February 2026.",
        "2 The next regatta",
    ]
    before = wanted(OtherBusinessRule(notice=NoticeNeeded.BEFORE_MEETING))
    assert before[1] == "Notice of other business is given before the meeting begins."
    for rule in (None, OtherBusinessRule(notice=NoticeNeeded.NONE), OtherBusinessRule(notice=NoticeNeeded.NOT_TAKEN)):
        assert wanted(rule) == ["1 Other business and close", "2 The next regatta"]


def test_a_board_that_says_nothing_of_notice_has_none_of_it_on_its_agenda() -> None:
    assert raised(None, notice=Notice(by="Pilot")) == ["1A The crane"]


def test_of_exempt_business_an_agenda_does_not_say_who_gave_notice() -> None:
    closed = Exemption(reason="Names of staff", public_title="A matter of staff")
    assert raised(DAYS, notice=Notice(by="Pilot"), exempt=closed) == [
        "1A A matter of staff",
        "This item is not open to the public.",
    ]

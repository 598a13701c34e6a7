"""What is said beside a name at a meeting: observers, chairs of other boards, members for some business alone."""

from __future__ import annotations

from dataclasses import replace

from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee, Capacity
from clerk_app.domain.names import DatedName
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.seats import Business, Member, Seat, SeatRole
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import MoveToMinute, SaveSetup
from clerk_app.ui.presenting.attendance_rows import AttendanceRow, Counts
from clerk_app.ui.presenting.quorum import quorum_words
from clerk_app.ui.presenting.votes.case import case_of
from clerk_app.ui.presenting.votes.draft import VoteDraft
from clerk_app.ui.presenting.votes.rows import not_voting, vote_rows
from clerk_app.ui.presenting.who_is_who import elsewhere_of, who_is_who
from clerk_app.ui.views.live_meeting.attendance import attendance_tree
from clerk_app.ui.views.roll_call.presenter import RollCallPresenter
from tests.ui.views.stage import Stage, at, known_id, utc

POLICE, CHAIR = "Police representative", "Independent Chair"
BUDGET = "School budget"


def attendee(record: MeetingRecord, name: str) -> Attendee:
    return next(one for one in record.attendees if record.party_name(one.who) == name)


def chairing_elsewhere(stage: Stage, name: str) -> None:
    """Somebody of the meeting is the chair of another board."""
    harbour = Board(id=known_id("b", 2), names=(DatedName("Harbour Board"),))
    chair = Seat(
        id=known_id("e", 91), board_id=harbour.id, category_id=None, position=0, title="Chair", roles=(SeatRole.CHAIR,)
    )
    held = Member(id=known_id("f", 91), seat_id=chair.id, holder=attendee(stage.record(), name).who)
    stage.execute(SaveSetup(put=(harbour, chair, held)))


def with_observer(record: MeetingRecord, name: str, tags: tuple[str, ...]) -> MeetingRecord:
    observer = attendee(record, name)
    return replace(
        record,
        attendees=[replace(a, capacity=Capacity.OBSERVER) if a is observer else a for a in record.attendees],
        seats=[replace(s, tags=tags) if s.id == observer.seat_id else s for s in record.seats],
    )


def limited(record: MeetingRecord, name: str) -> MeetingRecord:
    """Somebody of the meeting was co-opted for the last item alone, which bears the name of that business."""
    seat_id, last = attendee(record, name).seat_id, record.items[-1]
    only_for = (Business(words=BUDGET, about_item_id=last.id),)
    return replace(
        record,
        items=[*record.items[:-1], replace(last, title=BUDGET)],
        members=[replace(m, only_for=only_for) if m.seat_id == seat_id else m for m in record.members],
    )


def found(rows: tuple[AttendanceRow, ...], name: str) -> AttendanceRow:
    return next(row for row in _all(rows) if row.name == name)


def _all(rows: tuple[AttendanceRow, ...]) -> list[AttendanceRow]:
    return [one for row in rows for one in (row, *_all(row.children))]


def test_the_roll_says_who_is_an_observer_in_a_statutory_post_and_who_chairs_another_board(stage: Stage) -> None:
    chairing_elsewhere(stage, POLICE)
    record = with_observer(stage.record(), POLICE, ("statutory post",))
    elsewhere = elsewhere_of(stage.store.queries, record)
    rows = {row.name: row for row in RollCallPresenter(record, utc(9, 58), elsewhere).rows()}
    assert rows[POLICE].who == "observer · statutory post · chairs Harbour Board"
    assert rows[POLICE].spoken.startswith(f"{POLICE}, observer · statutory post · chairs Harbour Board, ")
    assert [row.name for row in rows.values() if row.who] == [POLICE]


def test_the_attendance_beside_the_minutes_says_the_same_of_them(stage: Stage) -> None:
    chairing_elsewhere(stage, POLICE)
    record = with_observer(stage.record(), POLICE, ())
    row = found(attendance_tree(record, None, elsewhere_of(stage.store.queries, record)), POLICE)
    assert (row.who, row.spoken) == (
        "observer · chairs Harbour Board",
        f"{POLICE}, observer · chairs Harbour Board, not marked",
    )


def test_a_member_who_chairs_another_board_is_told_of_without_being_called_an_observer(stage: Stage) -> None:
    chairing_elsewhere(stage, POLICE)
    record = stage.record()
    assert who_is_who(record, elsewhere_of(stage.store.queries, record)) == {
        attendee(record, POLICE).id: "chairs Harbour Board"
    }


def test_who_was_co_opted_for_an_item_only_attends_the_others_and_all_parts_of_the_screen_say_so(stage: Stage) -> None:
    stage.mark(POLICE, EventKind.ARRIVED)
    record = limited(stage.record(), POLICE)
    row = found(attendance_tree(record, None), POLICE)
    assert (row.who, row.aside, row.counts) == (f"co-opted for “{BUDGET}” only", "attends", Counts.NO)
    (roll_row,) = (one for one in RollCallPresenter(record, utc(9, 59)).rows() if one.name == POLICE)
    assert roll_row.who == f"co-opted for “{BUDGET}” only"
    said = "The Police representative: co-opted for other business, so not counted now."
    assert quorum_words(record).reason.endswith(said)
    case = case_of(record, at(10))
    question = case.question("")
    assert not_voting(case, question)[-1] == said
    assert POLICE not in [one.name for one in vote_rows(case, VoteDraft(question=""))]


def test_at_their_own_item_they_are_a_member_like_any_other(stage: Stage) -> None:
    stage.mark(POLICE, EventKind.ARRIVED)
    before = limited(stage.record(), POLICE)
    minute = next(one for one in before.minutes if before.items[-1].id in one.item_ids)
    stage.start()
    stage.execute(MoveToMinute(meeting_id=before.meeting.id, minute_id=minute.id))
    record = limited(stage.record(), POLICE)
    row = found(attendance_tree(record, minute.id), POLICE)
    assert (row.who, row.aside) == (f"co-opted for “{BUDGET}” only", "")
    assert "co-opted" not in quorum_words(record).reason
    assert record.at_other_business() == frozenset()


def test_a_seat_whose_holder_is_somebody_else_limits_nobody(stage: Stage) -> None:
    record = limited(stage.record(), POLICE)
    other = replace(attendee(record, POLICE), who=attendee(record, CHAIR).who, id=Id("x" * 32))
    record = replace(record, attendees=[*(a for a in record.attendees if a.seat_id != other.seat_id), other])
    assert record.sits_for == {}

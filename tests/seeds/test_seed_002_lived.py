"""Two meetings of a board with the rules of seed 002, lived through in the window by its keys.

The board is quorate with three of five agencies and somebody in the chair, and a vote takes four fifths of the agencies
in the room (terms of reference, section 9); whoever has a conflict may be asked to leave (section 10). In the first
meeting it votes while it is quorate, loses its quorum in the middle of the same item and decides provisionally; at the
next one that decision comes back by itself and is ratified.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from shiboken6 import delete

from clerk_app import bootstrap
from clerk_app.cli.gui import launch_on
from clerk_app.domain.board import Board
from clerk_app.domain.decisions import Decision, DecisionResult, Settlement
from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.rules.deciding import Force, Outcome
from clerk_app.domain.timeline import EventKind
from clerk_app.services.choices import FileFormat
from clerk_app.ui.app import Program
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.theme.theme import Theme
from tests.fakes import SetClock
from tests.seeds.in_order import pdf_text, word_text
from tests.ui.running import Running

pytestmark = pytest.mark.timeout(300)

NAME = "Children and Young People's Partnership Board"
FIRST_DAY = date(2026, 3, 2)
NEXT_DAY = date(2026, 3, 30)
PUBLISH = "Publish the draft in April."
SHOW = "Let the youth council see it first."


@dataclass(frozen=True)
class Lived:
    """Both meetings as the store has them, and what Word and PDF say of each."""

    first: MeetingRecord
    following: MeetingRecord
    papers: dict[tuple[str, str], str]


@pytest.fixture(scope="module")
def lived(themed_application: Theme, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    folder = tmp_path_factory.mktemp("lived")
    store, clock = folder / "records.clerk", SetClock(_at(FIRST_DAY, "09:50"))
    with bootstrap.closing(bootstrap.open_or_create(store, clock)) as app:
        bootstrap.load_samples(app, FIRST_DAY)
    program = Program(replace(launch_on(store, clock, folder / "look.json"), backups=None), themed_application)
    keys = _Keys(Running(program), clock)
    keys.hold_first_meeting()
    keys.hold_next_meeting()
    yield keys.lived()
    program.window.close()
    program.close()
    delete(program.window)


class _Keys:
    """The minute taker of both meetings."""

    def __init__(self, running: Running, clock: SetClock) -> None:
        self._running, self._hands, self._clock = running, running.hands, clock
        (board,) = (one for one in running.queries.where(Board) if one.names[0].name == NAME)
        self._board = board
        running.program.navigation.go(Place(screen=ScreenName.HOME, board_id=board.id))
        self._hands.settle()
        self._day = FIRST_DAY

    def hold_first_meeting(self) -> None:
        """Five agencies vote; the police leave, and what is agreed then is provisional; an interest is declared."""
        self._hands.press("Return")
        self._running.reach(ScreenName.ROLL_CALL)
        self._hands.press(*"PPPPAPAPPPPP")  # whoever sent apologies is passed over
        self._begin("10:00")
        self._hands.write("The Chair welcomed everyone.")
        for clock in ("10:05", "10:10", "10:20"):
            self._move_on(clock)
        self._hands.write("The draft was presented.")
        self._hands.press("Return")
        self._vote("10:25")
        self._hands.press("Return", "Return")
        self._hands.write("Members asked about housing.")
        self._at("10:31")
        self._hands.press("Ctrl+Shift+L")
        self._hands.write("police")
        self._hands.press("Return", "Return", "Return")
        self._hands.write(f"AGREED: {SHOW}")
        self._move_on("10:45")
        self._hands.write("The terms of reference were read.")
        self._hands.press("Return", "Ctrl+Shift+I")
        self._hands.write("dhuft")
        self._hands.press("Return")
        self._hands.write("runs a service that the terms name")
        self._hands.press("Return", "Alt+L", "Ctrl+Return")
        self._move_on("11:05")
        self._hands.press("Ctrl+Shift+W")
        self._hands.write("All schools were open.")
        self._end("11:10")

    def hold_next_meeting(self) -> None:
        """All are there; the item comes back, and what was provisional is ratified."""
        self._hands.press("Ctrl+K")
        self._hands.write("home")
        self._hands.press("Return", "Ctrl+N")
        self._hands.write(f"{NEXT_DAY:%d}/{NEXT_DAY:%m}/{NEXT_DAY:%Y}")
        self._hands.press("Return")
        self._running.reach(ScreenName.AGENDA)
        self._day = NEXT_DAY
        self._at("09:55")
        self._hands.press("Ctrl+Shift+R")
        self._running.reach(ScreenName.ROLL_CALL)
        self._hands.press("Shift+P")
        self._begin("10:00")
        clock = datetime.combine(NEXT_DAY, time(10, 5))
        while not self._is_on("Children and Young People's Plan: first draft"):
            self._move_on(f"{clock:%H:%M}")
            clock += timedelta(minutes=5)
        self._hands.press("Ctrl+Shift+F8", "Return")
        self._end("11:00")

    def lived(self) -> Lived:
        """What the store and the papers have of both."""
        meetings = {one.date: one for one in self._running.queries.where(Meeting, board_id=self._board.id)}
        records = {day: self._record(meetings[day]) for day in (FIRST_DAY, NEXT_DAY)}
        exports = bootstrap.exporting(self._running.queries)
        papers = {}
        for name, day in (("first", FIRST_DAY), ("next", NEXT_DAY)):
            word = exports.file(meetings[day].id, FileFormat.DOCX, self._clock.now())
            pdf = exports.file(meetings[day].id, FileFormat.PDF, self._clock.now())
            papers[name, "word"], papers[name, "pdf"] = word_text(word), pdf_text(pdf)
        return Lived(records[FIRST_DAY], records[NEXT_DAY], papers)

    def _record(self, meeting: Meeting) -> MeetingRecord:
        found = self._running.queries.meeting_record(meeting.id)
        assert found is not None
        return found

    def _vote(self, clock: str) -> None:
        """Four agencies for it, the voluntary sector abstains; no consensus was found, and all limbs hold."""
        self._at(clock)
        self._hands.press("Ctrl+Shift+B")
        self._hands.write(PUBLISH)
        self._hands.press("Tab", "Shift+F", "Down", "Down", "Down", "Down", "B")
        self._hands.press("Tab", "Tab", "Tab", "Tab", "Space")
        self._hands.press("Tab", "Space", "Tab", "Tab", "Space", "Tab", "Tab", "Space")
        self._hands.press("Ctrl+Return")

    def _is_on(self, heading: str) -> bool:
        place = self._running.place
        record = self._running.queries.meeting_record(place.meeting_id) if place.meeting_id is not None else None
        assert record is not None
        moved = [event.minute_id for event in record.events if event.kind is EventKind.MOVED]
        return any(minute.id == moved[-1] and minute.heading == heading for minute in record.minutes)

    def _begin(self, clock: str) -> None:
        self._at(clock)
        self._hands.press("Ctrl+Return")
        self._running.reach(ScreenName.LIVE)

    def _move_on(self, clock: str) -> None:
        self._at(clock)
        self._hands.press("Ctrl+Return")

    def _end(self, clock: str) -> None:
        self._at(clock)
        self._hands.press("Ctrl+K")
        self._hands.write("end the meeting")
        self._hands.press("Return")

    def _at(self, clock: str) -> None:
        self._clock.set(_at(self._day, clock))


def _at(day: date, clock: str) -> datetime:
    """The instant of a time in London in March, which is that of UTC until the last Sunday."""
    summer = 1 if day >= date(2026, 3, 29) else 0
    return datetime.combine(day, time.fromisoformat(clock), UTC) - timedelta(hours=summer)


def _decision(record: MeetingRecord, words: str) -> Decision:
    (block,) = (one for one in record.blocks if one.kind is BlockKind.DECISION and words in one.text.plain)
    (decision,) = (one for one in record.decisions if one.id == block.decision_id)
    return decision


def test_the_meeting_begins_quorate_and_loses_it_when_the_police_leave(lived: Lived) -> None:
    record = lived.first
    for clock, quorate, counted in (("10:00", True, 3), ("10:30", True, 3), ("10:31", False, 2), ("11:05", False, 2)):
        verdict = record.verdict(_at(FIRST_DAY, clock))
        assert verdict is not None
        assert (verdict.quorate, verdict.counted, verdict.needed) == (quorate, counted, 3), clock


def test_four_of_five_agencies_carry_the_vote_though_the_fifth_abstains(lived: Lived) -> None:
    (vote,) = lived.first.votes
    assert (vote.votes_for, vote.votes_against, vote.abstentions, vote.eligible) == (4, 0, 1, 5)
    assert vote.consensus_failed
    assert [limb.met for limb in vote.limbs] == [True] * 3
    assert vote.result is not None
    assert (vote.result.outcome, vote.result.force) == (Outcome.CARRIED, Force.BINDING)
    assert _decision(lived.first, PUBLISH).result is DecisionResult.CARRIED


def test_what_is_agreed_after_the_departure_is_provisional_in_the_same_item(lived: Lived) -> None:
    carried, provisional = _decision(lived.first, PUBLISH), _decision(lived.first, SHOW)
    assert provisional.result is DecisionResult.PROVISIONAL
    assert provisional.minute_id == carried.minute_id
    assert provisional.verdict is not None
    assert (provisional.verdict.quorate, provisional.verdict.counted) == (False, 2)


def test_who_has_a_conflict_leaves_for_the_item_and_comes_back_after_it(lived: Lived) -> None:
    record = lived.first
    (declared,) = record.declarations
    assert declared.effect is InterestEffect.LEAVES
    about = [event for event in record.events if event.attendee_id == declared.attendee_id]
    went = [(event.kind, f"{event.at:%H:%M}", event.declaration_id) for event in about[1:]]
    assert went == [(EventKind.STEPPED_OUT, "10:45", declared.id), (EventKind.RETURNED, "11:05", None)]


def test_the_item_comes_back_by_itself_and_the_next_meeting_ratifies_it(lived: Lived) -> None:
    provisional = _decision(lived.first, SHOW)
    (back,) = (item for item in lived.following.items if item.continues is not None)
    assert back.continues in {item.id for item in lived.first.items}
    (ratifying,) = lived.following.decisions
    assert (ratifying.settles_id, ratifying.settles_as) == (provisional.id, Settlement.RATIFIED)
    assert ratifying.result is DecisionResult.CARRIED
    assert [one.id for one in lived.following.earlier_decisions] == [provisional.id]
    assert _decision(lived.first, SHOW) == provisional


FIRST_SAYS = (
    "4.2 AGREED: Publish the draft in April.",
    "The Chair found that consensus could not be reached.",
    "On a vote by agency, 4 voted for, 0 against; 1 abstained. 4 of 5 were for (80%); it took 80% of those present.",
    "The Dorset Police representative left the meeting at 10:31.",
    "4.4 AGREED: Let the youth council see it first. (Provisional: the meeting was not quorate when this was decided.)",
    "Declaration of interest: DHUFT representative, runs a service that the terms name.",
    "The DHUFT representative left the meeting at 10:45 and returned at 11:05.",
)
NEXT_SAYS = (
    "4.1 AGREED: The provisional decision of Monday 2 March 2026 was ratified: Let the youth council see it first.",
)


@pytest.mark.parametrize("paper", ["word", "pdf"])
def test_both_papers_say_what_happened_in_both_meetings(lived: Lived, paper: str) -> None:
    assert [words for words in FIRST_SAYS if words not in lived.papers["first", paper]] == []
    assert [words for words in NEXT_SAYS if words not in lived.papers["next", paper]] == []

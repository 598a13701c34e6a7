"""The roll call without its widgets: the rows, the quorum as it builds, and what each key asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from clerk_app.domain.identity import Id
from clerk_app.domain.matching import Match, folded
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.people import Party
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import EventKind, Presence, Standing, wall_time
from clerk_app.services.acts import (
    Act,
    AddAttendee,
    CorrectEvent,
    DescribeAttendee,
    MarkAttendance,
    MarkRestPresent,
    SendSubstitute,
    StartMeeting,
)
from clerk_app.ui.presenting.act_names import name_of
from clerk_app.ui.presenting.elsewhere import Elsewhere
from clerk_app.ui.presenting.marks import mark_for
from clerk_app.ui.presenting.people import attendee_named
from clerk_app.ui.presenting.quorum import QuorumWords, has_started, quorum_words
from clerk_app.ui.presenting.substitutes import Known, can_send_substitute, match_substitutes, possible_substitutes
from clerk_app.ui.presenting.times import read_time
from clerk_app.ui.views.roll_call.roll import Roll
from clerk_app.ui.views.roll_call.values import AgencyLine, RollClock, RollGroup, RollProgress, RollRow
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import clock_time, day_and_month
from clerk_app.wording.papers import board_name, in_sentence
from clerk_app.wording.rules import rule_in_words
from clerk_app.wording.substitutes import substitute_doubts


class RollCallPresenter:
    """One meeting's roll; it computes from the record as the store had it last and never writes."""

    def __init__(self, record: MeetingRecord, now: datetime, elsewhere: Elsewhere | None = None) -> None:
        self._elsewhere = elsewhere
        self.refresh(record, now)

    def refresh(self, record: MeetingRecord, now: datetime) -> None:
        """Take over the record as it is now."""
        self._record = record
        self._now = now
        self._roll = Roll(record, self._elsewhere)

    def tick(self, now: datetime) -> None:
        """Time went on."""
        self._now = now

    @property
    def meeting_id(self) -> Id:
        """The meeting whose roll is called."""
        return self._record.meeting.id

    @property
    def day(self) -> date:
        """The meeting's day, by whose names everybody goes."""
        return self._record.meeting.date

    @property
    def started(self) -> bool:
        """True once the meeting has begun: the roll is then timed as people come."""
        return has_started(self._record)

    # What is shown

    def title(self) -> str:
        """What the window's title bar says."""
        meeting = self._record.meeting
        board = board_name(self._record.board, meeting.date)
        return say("roll_call.title", date=day_and_month(meeting.date), board=board)

    def groups(self) -> tuple[RollGroup, ...]:
        """The people under their headings."""
        return self._roll.groups()

    def rows(self) -> tuple[RollRow, ...]:
        """Every row in the order shown."""
        return tuple(row for group in self.groups() for row in group.rows)

    def quorum(self) -> QuorumWords:
        """The quorum as it builds."""
        return quorum_words(self._record, self._now)

    def agencies(self) -> tuple[AgencyLine, ...]:
        """The agencies that the rule counts, in its order."""
        return self._roll.agencies()

    def chair(self) -> AgencyLine:
        """Who is in the chair, or that nobody is."""
        return self._roll.chair()

    def rule(self) -> str:
        """The board's quorum rule in plain words; empty where there is none."""
        rule = self._record.rules.quorum
        if rule is None:
            return ""
        words = rule_in_words(rule.tree, self._record.board.chair_title)
        return say("roll_call.rule", sentence=words[:1].lower() + words[1:]) if words else ""

    def progress(self) -> RollProgress:
        """How many are marked, and how many Shift+P would mark."""
        rows = self.rows()
        marked = sum(row.is_marked for row in rows)
        left = len(rows) - marked
        return RollProgress(
            marked=marked,
            of=len(rows),
            words=say("roll_call.marked", done=marked, all=len(rows)),
            to_go=say("roll_call.to_go", count=left) if left else "",
            rest=say("roll_call.rest", count=left) if left else "",
        )

    def told(self, attendee_id: Id | None) -> str:
        """How somebody stands now, or with None how far the roll is, as it is said aloud."""
        row = next((row for row in self.rows() if row.attendee_id == attendee_id), None)
        return row.spoken if row is not None else self.progress().words

    def clock(self) -> RollClock:
        """The time now, whether the meeting has begun, and when it was to."""
        meeting = self._record.meeting
        begun = next((event for event in self._record.events if event.kind is EventKind.STARTED), None)
        started = say("roll_call.started", time=f"{begun.at:%H:%M}") if begun is not None else ""
        return RollClock(
            time=f"{wall_time(self._now, meeting.time_zone)[0]:%H:%M}",
            state=started or say("roll_call.not_started"),
            planned=say("roll_call.planned", time=clock_time(meeting.start)),
        )

    # Where to go next

    def next_unmarked(self, after: Id | None, but: Iterable[Id] = ()) -> Id | None:
        """The next row that is not marked, from the top again after the last; None when all are.

        `but` are those whose marks are on their way to the store.
        """
        rows = self.rows()
        order = [row.attendee_id for row in rows]
        done = {row.attendee_id for row in rows if row.is_marked} | set(but)
        start = order.index(after) + 1 if after in order else 0
        return next((one for one in (*order[start:], *order[:start]) if one not in done), None)

    # What keys ask for

    def mark_acts(self, letter: str, attendee_id: Id) -> tuple[Act, ...]:
        """The acts of a letter, "" for Backspace; none where it says nothing new or cannot be.

        C puts somebody in the chair, who is marked present first if they are not here.
        """
        attendee = attendee_named(self._record, attendee_id)
        if attendee is None:
            return ()
        if not letter:
            return self._clearing(attendee)
        standing = self._roll.standing(attendee_id)
        if letter == "C":
            arriving = () if standing.is_here else self.mark_acts("P", attendee_id)
            return (*arriving, self._mark(attendee_id, EventKind.TOOK_CHAIR))
        return self._marking(letter, attendee_id, standing)

    def called(self, act: Act) -> str:
        """What an act at the roll does, to be read on after "Undo"."""
        match act:
            case MarkAttendance():
                return say(f"undo.roll.{'remote' if act.remote else act.kind}", name=self.name(act.attendee_id))
            case SendSubstitute():
                return say("undo.roll.substitute", name=self.name(act.for_attendee_id))
            case DescribeAttendee():
                return say("undo.roll.described", name=self.name(act.attendee_id))
            case CorrectEvent():
                event = next((one for one in self._record.events if one.id == act.event_id), None)
                who = event.attendee_id if event is not None else None
                return say("undo.roll.time", name=self.name(who)) if who is not None else name_of(act)
            case AddAttendee():
                return say("undo.roll.guest", name=act.name)
            case _:
                return name_of(act)

    def rest_act(self) -> MarkRestPresent | None:
        """Everybody not marked is present; None when all are marked."""
        return MarkRestPresent(meeting_id=self.meeting_id) if self.progress().rest else None

    def start_act(self) -> StartMeeting | None:
        """The meeting begins; None once it has."""
        return None if self.started else StartMeeting(meeting_id=self.meeting_id)

    def can_send_substitute(self, attendee_id: Id) -> bool:
        """True for somebody who sits on the board themselves."""
        return can_send_substitute(self._record, attendee_id)

    def possible_substitutes(self, attendee_id: Id, others: Sequence[Known]) -> tuple[Known, ...]:
        """Everybody who could sit for somebody, those whom the seat names first."""
        return possible_substitutes(self._record, attendee_id, others)

    def substitutes(self, typed: str, attendee_id: Id, possible: Sequence[Known]) -> tuple[Match, ...]:
        """Who of the possible substitutes is meant."""
        return match_substitutes(self._record, attendee_id, typed, possible)

    def substitute_act(self, attendee_id: Id, name: str, who: Party | None) -> SendSubstitute:
        """Somebody sits for an attendee; without a known party by the name that was typed."""
        return SendSubstitute(meeting_id=self.meeting_id, for_attendee_id=attendee_id, name=name.strip(), who=who)

    def doubts(self, act: SendSubstitute) -> str:
        """What is to be said of a substitute who is being recorded; empty for nothing."""
        name = self._record.party_name(act.who) if act.who is not None else ""
        return substitute_doubts(self._record, act.for_attendee_id, act.who, name or act.name)

    def can_have_proxy(self, attendee_id: Id) -> bool:
        """True for somebody who sits on the board themselves and is not here."""
        return can_send_substitute(self._record, attendee_id) and not self._roll.standing(attendee_id).is_here

    def possible_proxies(self, attendee_id: Id, typed: str) -> tuple[tuple[Id, str], ...]:
        """Who could hold somebody's vote, of those here who sit on the board: by any part of their names."""
        wanted = folded(typed).strip()
        sitting = (one for one in self._record.attendees if one.sits and one.id != attendee_id)
        here = ((one.id, self._name(one)) for one in sitting if self._roll.standing(one.id).is_here)
        return tuple((who, name) for who, name in here if wanted in folded(name))

    def proxy_act(self, attendee_id: Id, proxy_id: Id | None) -> DescribeAttendee | None:
        """Somebody holds the vote of an attendee; with None nobody does."""
        attendee = attendee_named(self._record, attendee_id)
        return replace(_as_it_is(attendee), proxy_id=proxy_id) if attendee is not None else None

    def is_reason(self, attendee_id: Id) -> bool:
        """Whether what is noted of somebody is why they are away, or sit for another; else in what right they are here.

        For whoever has sent a substitute it is why that one came.
        """
        attendee = attendee_named(self._record, attendee_id)
        is_here = self._roll.standing(attendee_id).is_here
        return attendee is not None and (not is_here or attendee.substitute_for is not None)

    def note_of(self, attendee_id: Id) -> str:
        """What is noted of somebody."""
        attendee = attendee_named(self._record, attendee_id)
        if attendee is None:
            return ""
        return attendee.reason if self.is_reason(attendee_id) else attendee.remit

    def note_act(self, attendee_id: Id, typed: str) -> DescribeAttendee | None:
        """What is noted of somebody, or nothing where no words are left."""
        attendee, words = attendee_named(self._record, attendee_id), " ".join(typed.split())
        if attendee is None:
            return None
        as_it_is = _as_it_is(attendee)
        return replace(as_it_is, reason=words) if self.is_reason(attendee_id) else replace(as_it_is, remit=words)

    def guest_act(self, name: str) -> AddAttendee | None:
        """A guest of that name; None where nothing is left of it or somebody is called so."""
        words = " ".join(name.split())
        return AddAttendee(meeting_id=self.meeting_id, name=words) if words and not self.is_known(words) else None

    def is_known(self, name: str) -> bool:
        """True if somebody of the meeting is called so."""
        return folded(" ".join(name.split())) in {folded(self._name(attendee)) for attendee in self._record.attendees}

    def time_of(self, attendee_id: Id) -> str:
        """The time of somebody's mark as it can be typed over; empty where they are not marked."""
        event = self._roll.standing(self._whose_mark(attendee_id)).event
        return f"{event.at:%H:%M}" if event is not None else ""

    def time_act(self, attendee_id: Id, typed: str) -> CorrectEvent | None:
        """The mark at another time of its day; None where there is no mark or no clock shows that time."""
        event = self._roll.standing(self._whose_mark(attendee_id)).event
        at = read_time(typed)
        if event is None or at is None:
            return None
        return CorrectEvent(event_id=event.id, at=datetime.combine(event.at.date(), at), fold=event.fold)

    def name(self, attendee_id: Id) -> str:
        """How somebody is called, with the article that a sentence needs."""
        attendee = attendee_named(self._record, attendee_id)
        return in_sentence(self._record, attendee) if attendee is not None else ""

    def _clearing(self, attendee: Attendee) -> tuple[Act, ...]:
        """Back to not marked; with a substitute, theirs and the apologies that were recorded with it."""
        gone = [attendee.id]
        if (substitute := self._roll.substitute_of(attendee.id)) is not None:
            gone.append(substitute.id)
        marked = [one for one in gone if self._roll.standing(one).presence is not Presence.NOT_MARKED]
        return tuple(self._mark(one, EventKind.CLEARED) for one in marked)

    def _marking(self, letter: str, attendee_id: Id, standing: Standing) -> tuple[Act, ...]:
        mark = mark_for(letter, standing)
        return (self._mark(attendee_id, mark.kind, remote=mark.remote),) if mark is not None else ()

    def _mark(self, attendee_id: Id, kind: EventKind, *, remote: bool = False) -> MarkAttendance:
        return MarkAttendance(meeting_id=self.meeting_id, attendee_id=attendee_id, kind=kind, remote=remote)

    def _whose_mark(self, attendee_id: Id) -> Id:
        substitute = self._roll.substitute_of(attendee_id)
        return substitute.id if substitute is not None else attendee_id

    def _name(self, attendee: Attendee) -> str:
        return self._record.party_name(attendee.who)


def _as_it_is(attendee: Attendee) -> DescribeAttendee:
    return DescribeAttendee(
        attendee_id=attendee.id, proxy_id=attendee.proxy_id, remit=attendee.remit, reason=attendee.reason
    )

"""Who is here, as the tree beside the minutes shows it, and what was declared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee, Capacity
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.seats import Category
from clerk_app.domain.timeline import Event, EventKind, Presence, Standing
from clerk_app.ui.presenting.attendance_rows import AttendanceRow, Counts
from clerk_app.ui.presenting.elsewhere import Elsewhere
from clerk_app.ui.presenting.groups import (
    Group,
    agency_of,
    by_category,
    categories_of_guests,
    counted_agencies,
    is_in_attendance,
)
from clerk_app.ui.presenting.marks import AWAY_BUT_CAME
from clerk_app.ui.presenting.people import came_remotely, letter_of
from clerk_app.ui.presenting.who_is_who import who_is_who
from clerk_app.wording.catalogue import say
from clerk_app.wording.live import count_of

_NEVER_CAME = frozenset({Presence.APOLOGIES, Presence.EXPECTED, Presence.ABSENT})


def attendance_tree(
    record: MeetingRecord, minute_id: Id | None, elsewhere: Elsewhere | None = None
) -> tuple[AttendanceRow, ...]:
    """Headings with the people under them: who counts towards quorum, the other members, those in attendance.

    A board whose quorum does not count agencies shows its own categories instead of the first two. Who only attends
    stands under the heading that the papers give them.
    """
    return _Tree(record, minute_id, elsewhere).rows()


def attendance_summary(record: MeetingRecord) -> str:
    """How many are where: "11 here, 1 left, 2 apologies"; nothing is said of none but "0 here"."""
    standings = record.standings().values()
    left = sum(standing.presence in AWAY_BUT_CAME for standing in standings)
    away = sum(standing.presence is Presence.APOLOGIES for standing in standings)
    parts = [say("live.attendance.here", count=sum(standing.is_here for standing in standings))]
    if left:
        parts.append(say("live.attendance.left", count=left))
    if away:
        parts.append(say("live.attendance.summary_apologies", count=away))
    return ", ".join(parts)


class _Tree:
    """The rows of one record."""

    def __init__(self, record: MeetingRecord, minute_id: Id | None, elsewhere: Elsewhere | None) -> None:
        self._record = record
        self._who = who_is_who(record, elsewhere)
        self._at_other_business = record.at_other_business()
        self._standings = record.standings()
        self._verdict = record.verdict()
        chair = record.chair()
        self._chair = chair.id if chair is not None else None
        self._declared = {one.attendee_id for one in record.interests_in(minute_id)}
        self._agencies = counted_agencies(record)
        hidden = {a.substitute_for for a in record.attendees if self._is_shown_for_principal(a)}
        shown = [a for a in record.attendees if a.id not in hidden or self._standings[a.id].is_here]
        self._attendees = sorted(shown, key=lambda a: a.position)

    def rows(self) -> tuple[AttendanceRow, ...]:
        people = self._attendees
        if not self._agencies:
            groups = self._by_category(people, self._record.categories)
        else:
            groups = self._by_agency([a for a in people if not is_in_attendance(a)])
            guests = [a for a in people if is_in_attendance(a)]
            groups += self._by_category(guests, categories_of_guests(self._record))
        return tuple(group for group in groups if group.children)

    def _is_shown_for_principal(self, attendee: Attendee) -> bool:
        return attendee.substitute_for is not None and self._standings[attendee.id].presence is not Presence.NOT_MARKED

    def _by_agency(self, sitting: Sequence[Attendee]) -> list[AttendanceRow]:
        counting = [a for a in sitting if agency_of(self._record, a) in self._agencies]
        others = [a for a in sitting if agency_of(self._record, a) not in self._agencies]
        rows: list[AttendanceRow] = []
        for agency in self._agencies:
            rows.extend(self._agency_rows(agency, [a for a in counting if agency_of(self._record, a) == agency]))
        aside = say("live.attendance.represented", count_of=count_of(self._verdict)) if self._verdict else ""
        return [
            _heading("counts", say("live.attendance.counts"), aside, rows),
            _heading("others", say("live.attendance.others"), "", [self._person(a) for a in others]),
        ]

    def _agency_rows(self, agency: Id, members: Sequence[Attendee]) -> list[AttendanceRow]:
        name = self._record.agency_name(agency)
        if len(members) == 1:
            return [self._person(members[0], self._counts(agency, members), name)]
        if not members:
            return []
        here = sum(self._standings[a.id].is_here for a in members)
        counts = self._counts(agency, members)
        represented = "represented" if counts is Counts.YES else "not_represented"
        aside = say("live.attendance.here", count=here)
        row = AttendanceRow(
            key=agency,
            name=name,
            aside=aside,
            counts=counts,
            spoken=f"{say(f'live.attendance.spoken_{represented}', name=name)}, {aside}",
            children=tuple(replace(self._person(a), aside=self._aside_in_agency(a)) for a in members),
        )
        return [row]

    def _aside_in_agency(self, attendee: Attendee) -> str:
        """In an agency of several the letter alone says who is away, so that there is room for the names."""
        standing = self._standings[attendee.id]
        return "" if standing.presence in _NEVER_CAME else self._aside(attendee, standing)

    def _counts(self, agency: Id, members: Sequence[Attendee]) -> Counts:
        if self._verdict is not None and agency in self._verdict.represented:
            return Counts.YES
        unmarked = all(self._standings[a.id].presence is Presence.NOT_MARKED for a in members)
        return Counts.NOTHING if unmarked else Counts.NO

    def _by_category(self, people: Sequence[Attendee], categories: Sequence[Category]) -> list[AttendanceRow]:
        return [self._group(group) for group in by_category(people, categories, say("live.attendance.members"))]

    def _group(self, group: Group) -> AttendanceRow:
        """A group; one of people who only attend is folded at first."""
        here = sum(self._standings[a.id].is_here for a in group.people)
        rows = [self._person(a, self._counts_as_seat(a)) for a in group.people]
        only_attend = all(map(is_in_attendance, group.people))
        return _heading(group.key, group.name, say("live.attendance.here", count=here), rows, opens_folded=only_attend)

    def _counts_as_seat(self, attendee: Attendee) -> Counts:
        if is_in_attendance(attendee):
            return Counts.NOTHING
        seat = self._record.seat_of(attendee)
        if attendee.id in self._at_other_business or self._record.rules.quorum is None:
            return Counts.NOTHING
        if seat is None or not seat.has_vote:
            return Counts.NOTHING
        standing = self._standings[attendee.id]
        if standing.presence is Presence.NOT_MARKED:
            return Counts.NOTHING
        return Counts.YES if standing.is_here else Counts.NO

    def _person(self, attendee: Attendee, counts: Counts = Counts.NOTHING, agency: str = "") -> AttendanceRow:
        standing = self._standings[attendee.id]
        name = self._record.party_name(attendee.who)
        aside = self._aside(attendee, standing)
        who = self._who.get(attendee.id, "")
        spoken = [name, who, aside or _presence_word(standing.presence)]
        if agency and counts is not Counts.NOTHING:
            represented = "represented" if counts is Counts.YES else "not_represented"
            spoken.append(say(f"live.attendance.spoken_{represented}", name=agency))
        return AttendanceRow(
            key=attendee.id,
            name=name,
            attendee_id=attendee.id,
            letter=letter_of(attendee, standing),
            aside=aside,
            counts=counts,
            faded=not standing.is_here and standing.presence is not Presence.NOT_MARKED,
            spoken=", ".join(part for part in spoken if part),
            who=who,
        )

    def _aside(self, attendee: Attendee, standing: Standing) -> str:
        if standing.presence in AWAY_BUT_CAME and standing.event is not None:
            return _gone(standing.event, self._was_remote(standing.event))
        if attendee.id == self._chair:
            return say("live.attendance.in_the_chair", chair_word=say("live.attendance.chair_word"))
        if attendee.id in self._declared:
            return say("live.attendance.interest")
        if standing.presence is Presence.REMOTE:
            return say("live.attendance.remote")
        if attendee.id in self._at_other_business and standing.is_here:
            return say("live.attendance.attends")
        if attendee.capacity is Capacity.SUBSTITUTE and standing.is_here:
            return say("live.attendance.substitute")
        if standing.presence in _NEVER_CAME:
            return say(f"live.attendance.{standing.presence}")
        return ""

    def _was_remote(self, went: Event) -> bool:
        return went.remote or came_remotely(self._record, went)


def _gone(event: Event, remote: bool) -> str:
    key = "lost_link_at" if remote else "left_at" if event.kind is EventKind.LEFT else "out_since"
    return say(f"live.attendance.{key}", time=f"{event.at:%H:%M}")


def _presence_word(presence: Presence) -> str:
    match presence:
        case Presence.NOT_MARKED:
            return say("live.attendance.not_marked")
        case Presence.PRESENT | Presence.REMOTE:
            return say("live.attendance.present")
        case _:
            return ""


def _heading(
    key: str, name: str, aside: str, rows: Iterable[AttendanceRow], *, opens_folded: bool = False
) -> AttendanceRow:
    spoken = ", ".join(part for part in (name, aside) if part)
    return AttendanceRow(
        key=key, name=name, aside=aside, is_heading=True, opens_folded=opens_folded, spoken=spoken, children=tuple(rows)
    )

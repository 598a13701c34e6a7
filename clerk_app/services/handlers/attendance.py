"""Who belongs to a meeting, and their arrivals, departures, apologies and substitutes on its timeline."""

from dataclasses import replace

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee, Capacity, Meeting
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Group, Party, Post
from clerk_app.domain.seats import Category, Seat
from clerk_app.domain.timeline import ABOUT_OFFICE, UNMARKED, Event, EventKind, Presence, standings
from clerk_app.services.acts import (
    AddAttendee,
    CorrectEvent,
    DescribeAttendee,
    MarkAttendance,
    MarkRestPresent,
    SendSubstitute,
)
from clerk_app.services.boundary import name_given
from clerk_app.services.positions import position_after
from clerk_app.services.timelines import NewEvent, Timeline
from clerk_app.services.work import Done, Work

ROLL_CALL = frozenset({EventKind.ARRIVED, EventKind.APOLOGIES, EventKind.EXPECTED, EventKind.ABSENT, EventKind.CLEARED})
"""Marks of which the later replaces the earlier as long as nothing else came between."""

_NEVER_CAME = ROLL_CALL - {EventKind.ARRIVED}
MARKS = ROLL_CALL | {EventKind.LEFT, EventKind.STEPPED_OUT, EventKind.RETURNED, EventKind.TOOK_CHAIR} | ABOUT_OFFICE
"""The kinds of event that are marks of somebody: of attendance, of the chair, and of becoming or ceasing a member."""


def add_attendee(act: AddAttendee, work: Work) -> Done:
    """Somebody belongs to the meeting; without a known party a post, or for a group a group, is made from the name.

    A guest without a category is in the one that the board keeps for people without seats.

    Raises BrokenRule `not_found`, `minutes_are_approved`, `name_is_empty`, `head_count_negative` or
    `already_attending`.
    """
    meeting = work.open_meeting(act.meeting_id)
    if act.head_count is not None and act.head_count < 0:
        raise BrokenRule("head_count_negative", count=act.head_count)
    attendees = work.uow.where(Attendee, meeting_id=meeting.id)
    if act.who is not None and any(attendee.who == act.who for attendee in attendees):
        raise BrokenRule("already_attending")
    is_guest = act.capacity is Capacity.GUEST
    attendee = Attendee(
        id=work.ids.new(),
        meeting_id=meeting.id,
        position=position_after(work.uow, attendees, None),
        who=act.who or _party_made(act.name, act.capacity, work),
        capacity=act.capacity,
        category_id=act.category_id or (_category_of_guests(meeting, work) if is_guest else None),
        head_count=act.head_count,
    )
    work.uow.put(attendee)
    return Done(made=attendee.id, meeting_id=meeting.id)


def mark_attendance(act: MarkAttendance, work: Work) -> Done:
    """The mark as an event, with the likely meaning of marking twice.

    The mark that already holds, pressed again without a time, changes nothing; with a time, it corrects the time. A
    mark of the roll call replaces the one before it in the same minute or before the meeting has started; apologies,
    absence, expecting and clearing replace an arrival at any time, since who never came was not there. An exclusion
    says more of the absence that holds, which keeps its time and its place.
    Raises BrokenRule `not_found`, `minutes_are_approved`, `not_an_attendance_mark`, `departure_before_arrival` or
    `return_without_leaving`.
    """
    meeting = work.open_meeting(act.meeting_id)
    _attendee_of(meeting, act.attendee_id, work)
    if act.kind not in MARKS:
        raise BrokenRule("not_an_attendance_mark", kind=act.kind)
    timeline = Timeline(meeting, work)
    new = NewEvent(
        kind=act.kind,
        at=act.at,
        fold=act.fold,
        attendee_id=act.attendee_id,
        remote=act.remote,
        minute_id=act.minute_id,
        after_block_id=act.after_block_id,
        note=act.note,
        declaration_id=act.declaration_id,
        exclusion=act.exclusion,
    )
    held = _mark_that_holds(timeline, act.attendee_id, act.kind)
    if held is not None and _says_more_of(new, held):
        new = replace(new, at=new.at or held.at, minute_id=held.minute_id, after_block_id=held.after_block_id)
        return Done(made=timeline.add(new, supersedes=held).id, meeting_id=meeting.id)
    if held is not None and act.at is None and held.kind is act.kind and held.remote == act.remote:
        return Done(made=held.id, meeting_id=meeting.id)
    replaced = held if held is not None and _replaces(new, held, timeline) else None
    event = timeline.add(new, supersedes=replaced)
    return Done(made=event.id, meeting_id=meeting.id)


def mark_rest_present(act: MarkRestPresent, work: Work) -> Done:
    """Everybody who is not marked has arrived, but for those for whom a substitute sits.

    Raises BrokenRule `not_found` or `minutes_are_approved`.
    """
    meeting = work.open_meeting(act.meeting_id)
    timeline = Timeline(meeting, work)
    attendees = work.uow.where(Attendee, meeting_id=meeting.id)
    now = standings(timeline.ordered)
    substituted = {attendee.substitute_for for attendee in attendees}
    for attendee in attendees:
        if now.get(attendee.id, UNMARKED) == UNMARKED and attendee.id not in substituted:
            timeline.add(NewEvent(kind=EventKind.ARRIVED, at=act.at, attendee_id=attendee.id))
    return Done(meeting_id=meeting.id)


def describe_attendee(act: DescribeAttendee, work: Work) -> Done:
    """The attendee with their proxy, remit and reason.

    Raises BrokenRule `not_found`, `minutes_are_approved` or `proxy_of_themselves`.
    """
    attendee = work.known(Attendee, act.attendee_id)
    meeting = work.open_meeting(attendee.meeting_id)
    if act.proxy_id is not None and _attendee_of(meeting, act.proxy_id, work).id == attendee.id:
        raise BrokenRule("proxy_of_themselves")
    work.uow.put(replace(attendee, proxy_id=act.proxy_id, remit=act.remit.strip(), reason=act.reason.strip()))
    return Done(made=attendee.id, meeting_id=meeting.id)


def send_substitute(act: SendSubstitute, work: Work) -> Done:
    """The substitute beside the member they sit for, arrived; a member not marked yet has sent apologies.

    Raises BrokenRule `not_found`, `minutes_are_approved`, `name_is_empty` or `substitute_of_substitute`.
    """
    meeting = work.open_meeting(act.meeting_id)
    principal = _attendee_of(meeting, act.for_attendee_id, work)
    if principal.substitute_for is not None:
        raise BrokenRule("substitute_of_substitute")
    substitute = _make_substitute(act, principal, work)
    timeline = Timeline(meeting, work)
    standing = standings(timeline.ordered).get(principal.id, UNMARKED)
    if standing.presence in (Presence.NOT_MARKED, Presence.EXPECTED):
        timeline.add(NewEvent(kind=EventKind.APOLOGIES, at=act.at, attendee_id=principal.id), supersedes=standing.event)
    timeline.add(
        NewEvent(
            kind=EventKind.ARRIVED,
            at=act.at,
            attendee_id=substitute.id,
            remote=act.remote,
            minute_id=act.minute_id,
            after_block_id=act.after_block_id,
        )
    )
    return Done(made=substitute.id, meeting_id=meeting.id)


def correct_event(act: CorrectEvent, work: Work) -> Done:
    """The event at its right time, or taken back; it keeps its place in the text and among others of its minute.

    Raises BrokenRule `not_found`, `minutes_are_approved`, `event_already_corrected`, or those of an order
    that cannot be.
    """
    old = work.known(Event, act.event_id)
    meeting = work.open_meeting(old.meeting_id)
    timeline = Timeline(meeting, work)
    if old not in timeline.ordered:
        raise BrokenRule("event_already_corrected")
    event = timeline.take_back(old) if act.at is None else timeline.move(old, act.at, act.fold)
    return Done(made=event.id, meeting_id=meeting.id)


def _category_of_guests(meeting: Meeting, work: Work) -> Id | None:
    """The last of the board's categories that no seat is in; None where all have seats."""
    seated = {seat.category_id for seat in work.uow.where(Seat, board_id=meeting.board_id)}
    free = [one for one in work.uow.where(Category, board_id=meeting.board_id) if one.id not in seated]
    return max(free, key=lambda category: category.position).id if free else None


def _party_made(name: str, capacity: Capacity, work: Work) -> Party:
    names = (DatedName(name_given(name)),)
    made = work.ids.new()
    if capacity is Capacity.GROUP:
        work.uow.put(Group(id=made, names=names))
        return Party(group_id=made)
    work.uow.put(Post(id=made, names=names))
    return Party(post_id=made)


def _attendee_of(meeting: Meeting, attendee_id: Id, work: Work) -> Attendee:
    attendee = work.known(Attendee, attendee_id)
    if attendee.meeting_id != meeting.id:
        raise BrokenRule("not_found", kind="attendees", id=attendee_id)
    return attendee


def _mark_that_holds(timeline: Timeline, attendee_id: Id, kind: EventKind) -> Event | None:
    """The mark that the new one follows: who took the chair last, or how the attendee stands."""
    if kind is EventKind.TOOK_CHAIR:
        takers = [event for event in timeline.ordered if event.kind is EventKind.TOOK_CHAIR]
        return takers[-1] if takers and takers[-1].attendee_id == attendee_id else None
    of_office = kind in ABOUT_OFFICE
    marks = [
        event
        for event in timeline.ordered
        if event.attendee_id == attendee_id
        and event.kind is not EventKind.TOOK_CHAIR
        and (event.kind in ABOUT_OFFICE) is of_office
    ]
    return marks[-1] if marks else None


def _says_more_of(new: NewEvent, held: Event) -> bool:
    """Whether it says of an absence that is recorded already that it is for a confidential matter, or what was agreed.

    Who left for an interest of theirs stays recorded as such.
    """
    excludes = new.kind in (EventKind.STEPPED_OUT, EventKind.ABSENT) and new.exclusion is not None
    return excludes and new.kind is held.kind and new.exclusion is not held.exclusion and held.declaration_id is None


def _replaces(new: NewEvent, held: Event, timeline: Timeline) -> bool:
    at, fold = timeline.local(new)
    same_minute = (held.at, held.fold) == (at, fold)
    if new.kind is held.kind:
        return same_minute or (new.at is not None and new.remote == held.remote)
    if new.kind not in ROLL_CALL or held.kind not in ROLL_CALL or held.kind is EventKind.CLEARED:
        return False
    return same_minute or not timeline.has_started or (new.kind in _NEVER_CAME and held.kind is EventKind.ARRIVED)


def _make_substitute(act: SendSubstitute, principal: Attendee, work: Work) -> Attendee:
    attendees = work.uow.where(Attendee, meeting_id=act.meeting_id)
    substitute = Attendee(
        id=work.ids.new(),
        meeting_id=act.meeting_id,
        position=position_after(work.uow, attendees, principal.id),
        who=act.who or _party_made(act.name, Capacity.SUBSTITUTE, work),
        capacity=Capacity.SUBSTITUTE,
        category_id=principal.category_id,
        substitute_for=principal.id,
    )
    work.uow.put(substitute)
    return substitute

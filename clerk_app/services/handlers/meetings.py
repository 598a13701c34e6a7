"""Meetings come into being, with those who belong to them and with what their agenda begins as."""

from collections.abc import Set
from dataclasses import replace
from datetime import date, datetime, timedelta

from clerk_app.domain.agenda import (
    AgendaItem,
    AgendaTemplate,
    ForwardPlanEntry,
    ItemQuestion,
    ItemState,
    Paper,
    StandingItem,
    in_agenda_order,
)
from clerk_app.domain.board import Board, ItemNumbering
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import kind_of
from clerk_app.domain.meeting import Attendee, Capacity, Meeting, PlannedMeeting
from clerk_app.domain.minutes import POSITION_GAP, Block, BlockKind, Minute
from clerk_app.domain.numbering import number_after
from clerk_app.domain.partial_date import PartialDate, Slot, infer_year
from clerk_app.domain.richtext import typed
from clerk_app.domain.seats import Member, Seat, SeatRole
from clerk_app.domain.timeline import Event
from clerk_app.services.acts import (
    AddItem,
    BringForward,
    CreateMeeting,
    DescribeItem,
    EditMeeting,
    MoveItem,
    PlanMeeting,
)
from clerk_app.services.boundary import check_end_after_start, check_time_zone
from clerk_app.services.forward_plan import forward_plan
from clerk_app.services.handlers.action_items import tell_of_action
from clerk_app.services.handlers.agenda import add_item, describe_item, move_item, numbers_now, renumber_sub_minutes
from clerk_app.services.left_over import left_before, left_over, when_planned
from clerk_app.services.references import is_referred_to
from clerk_app.services.work import Done, Work

_LEAP_YEAR = 2000
_NOT_SITTING = {SeatRole.CLERK: Capacity.CLERK, SeatRole.OBSERVER: Capacity.OBSERVER}
"""Whose seat is no seat on the board, and in which capacity they are at its meetings."""


def create_meeting(act: CreateMeeting, work: Work) -> Done:
    """A meeting in the board's time zone, with an attendee for each seat that is held on its day, and its agenda.

    Raises BrokenRule `not_found`, `unknown_time_zone`, `end_before_start` or `adjourned_from_itself`.
    """
    board = work.known(Board, act.board_id)
    check_time_zone(board.time_zone)
    check_end_after_start(act.start, act.end)
    meeting = Meeting(
        id=work.ids.new(),
        board_id=board.id,
        date=act.date,
        start=act.start,
        end=act.end,
        venue=act.venue,
        mode=act.mode,
        time_zone=board.time_zone,
        adjourned_from=act.adjourned_from,
        title=act.title.strip(),
    )
    _check_adjourned(meeting, work)
    meeting = replace(meeting, first_number=_first_number(board, meeting, work))
    work.uow.put(meeting)
    seat_attendees(meeting, work)
    if act.template_id is not None:
        template = work.known(AgendaTemplate, act.template_id)
        made = _begin_agenda(meeting, template, work)
        place = template.business_before
        _bring_forward(meeting, work, before=made[place] if place is not None and place < len(made) else None)
    elif act.copied_from is not None:
        _copy_agenda(work.known(Meeting, act.copied_from), meeting, work)
        _bring_forward(meeting, work)
    return Done(made=meeting.id, meeting_id=meeting.id)


def edit_meeting(act: EditMeeting, work: Work) -> Done:
    """The meeting with its new time, place and mode; on another day, with those who hold the seats then.

    Whoever something is recorded of stays, without a seat where somebody else holds it by then.

    Raises BrokenRule `not_found`, `minutes_are_approved`, `end_before_start`, `number_negative` or
    `adjourned_from_itself`.
    """
    meeting = work.open_meeting(act.meeting_id)
    check_end_after_start(act.start, act.end)
    if act.first_number < 0:
        raise BrokenRule("number_negative", number=act.first_number)
    edited = replace(
        meeting,
        date=act.date,
        start=act.start,
        end=act.end,
        venue=act.venue,
        mode=act.mode,
        first_number=act.first_number,
        adjourned_from=act.adjourned_from,
        title=act.title.strip(),
    )
    _check_adjourned(edited, work)
    before = numbers_now(meeting.id, work)
    work.uow.put(edited)
    renumber_sub_minutes(meeting.id, before, work)
    if edited.date != meeting.date and not work.uow.where(Event, meeting_id=meeting.id):
        seat_attendees(edited, work)
    return Done(made=meeting.id, meeting_id=meeting.id)


def _check_adjourned(meeting: Meeting, work: Work) -> None:
    """The meeting that was adjourned to this one is another of the board, and an earlier one."""
    if meeting.adjourned_from is None:
        return
    earlier = work.known(Meeting, meeting.adjourned_from)
    if earlier.board_id != meeting.board_id or when_planned(earlier) >= when_planned(meeting):
        raise BrokenRule("adjourned_from_itself", on=earlier.date.isoformat())


def bring_forward(act: BringForward, work: Work) -> Done:
    """What earlier meetings left over, and what is planned, stands at the end of the agenda, if none has it yet.

    Raises BrokenRule `not_found` or `minutes_are_approved`.
    """
    meeting = work.open_meeting(act.meeting_id)
    if not act.entry_ids:
        _bring_forward(meeting, work)
        return Done(meeting_id=meeting.id)
    asked = [work.known(ForwardPlanEntry, entry_id) for entry_id in act.entry_ids]
    to_come = {planned.entry.id for planned in forward_plan(work.uow, meeting.board_id) if planned.is_to_come}
    for entry in asked:
        if entry.id in to_come:
            _take_up(entry, meeting, work)
    return Done(meeting_id=meeting.id)


def bring_forward_to_next(meeting: Meeting, work: Work) -> None:
    """What this meeting left over comes onto the agenda of the board's next meeting, where there is one already.

    Of the forward plan only what was withdrawn here does: what else it has due was there when that agenda began.
    """
    later = [
        other
        for other in work.uow.where(Meeting, board_id=meeting.board_id)
        if when_planned(other) > when_planned(meeting)
        and not other.is_approved
        and not work.uow.where(Event, meeting_id=other.id)
    ]
    if later:
        items = work.uow.where(AgendaItem, meeting_id=meeting.id)
        withdrawn = {item.plan_entry_id for item in items if item.state is ItemState.WITHDRAWN}
        _bring_forward(min(later, key=when_planned), work, planned=withdrawn)


def plan_meeting(act: PlanMeeting, work: Work) -> Done:
    """A next meeting as announced; a missing year is worked out from the meeting's day.

    Raises BrokenRule `not_found`, `minutes_are_approved`, `end_before_start` or `no_such_date`.
    """
    meeting = work.open_meeting(act.meeting_id)
    check_date_exists(act.on)
    if act.start is not None:
        check_end_after_start(act.start, act.end)
    planned = work.uow.where(PlannedMeeting, meeting_id=meeting.id)
    made = PlannedMeeting(
        id=work.ids.new(),
        board_id=meeting.board_id,
        meeting_id=meeting.id,
        position=planned[-1].position + POSITION_GAP if planned else 0,
        on=infer_year(act.on, meeting.date),
        start=act.start,
        end=act.end,
        venue=act.venue,
    )
    work.uow.put(made)
    return Done(made=made.id, meeting_id=meeting.id)


def check_date_exists(on: PartialDate) -> None:
    """Raises BrokenRule `no_such_date` for a day that no such month, or year, has."""
    year = _LEAP_YEAR if on.year is None else on.year
    month = 1 if on.month is None else on.month
    day = 1 if on.day is None else on.day
    try:
        date(year, month, day)
    except (ValueError, OverflowError) as error:
        said = "/".join(str(part) for part in (on.day, on.month, on.year) if part is not None)
        raise BrokenRule("no_such_date", said=said) from error


# Numbers through the year


def _first_number(board: Board, meeting: Meeting, work: Work) -> int:
    """What the items of a new meeting are numbered from: where the last agenda of the board's year stopped."""
    if board.item_numbering is ItemNumbering.EACH_MEETING:
        return 1
    begins = board.year_starts.year_of(meeting.date)
    earlier = [
        other
        for other in work.uow.where(Meeting, board_id=board.id)
        if other.date >= begins and when_planned(other) < when_planned(meeting)
    ]
    if not earlier:
        return 1
    last = max(earlier, key=when_planned)
    return number_after(work.uow.where(AgendaItem, meeting_id=last.id), last.first_number, board.numbered_on(last.date))


# What an agenda begins as


def _begin_agenda(meeting: Meeting, template: AgendaTemplate, work: Work) -> list[Id]:
    """The items of a template on the agenda; their ids, in its order."""
    made: list[Id] = []
    parent_id: Id | None = None
    begins = datetime.combine(meeting.date, meeting.start)
    for standing in template.items:
        slot = None
        if template.slots and standing.minutes_planned and not standing.is_sub_item:
            ends = begins + timedelta(minutes=standing.minutes_planned)
            slot = Slot(start=begins.time(), end=ends.time()) if ends.date() == meeting.date else None
            begins = ends
        item_id = _add(meeting, standing, parent_id if standing.is_sub_item else None, slot, work)
        parent_id = parent_id if standing.is_sub_item else item_id
        made.append(item_id)
    return made


def _copy_agenda(source: Meeting, meeting: Meeting, work: Work) -> None:
    """The items of another meeting with their leads and times, but not what was only for that day."""
    later = datetime.combine(source.date, meeting.start) - datetime.combine(source.date, source.start)
    copies: dict[Id, Id] = {}
    for item in in_agenda_order(work.uow.where(AgendaItem, meeting_id=source.id)):
        if item.state is not ItemState.PLANNED or item.continues is not None or item.plan_entry_id is not None:
            continue
        standing = StandingItem(
            title=item.title,
            leads=item.leads,
            minutes_planned=item.minutes_planned,
            purpose=item.purpose,
            gathers=item.gathers,
            opening=item.opening,
        )
        slot = _moved(item.slot, later) if item.slot is not None else None
        parent_id = copies.get(item.parent_id) if item.parent_id is not None else None
        copies[item.id] = _add(meeting, standing, parent_id, slot, work)


def _moved(slot: Slot, by: timedelta) -> Slot | None:
    start, end = (datetime.combine(date(_LEAP_YEAR, 1, 2), at) + by for at in (slot.start, slot.end))
    return Slot(start=start.time(), end=end.time()) if start.date() == end.date() else None


def _add(meeting: Meeting, standing: StandingItem, parent_id: Id | None, slot: Slot | None, work: Work) -> Id:
    asked = AddItem(
        meeting_id=meeting.id,
        title=standing.title,
        parent_id=parent_id,
        leads=standing.leads,
        slot=slot,
        minutes_planned=standing.minutes_planned,
    )
    item_id = add_item(asked, work).made
    assert item_id is not None  # an item that was added has an id
    described = DescribeItem(
        item_id=item_id,
        purpose=standing.purpose,
        recommendations=standing.recommendations,
        gathers=standing.gathers,
    )
    describe_item(described, work)
    if standing.opening:
        _open_minute(item_id, standing.opening, work)
    return item_id


def _open_minute(item_id: Id, opening: str, work: Work) -> None:
    item = work.known(AgendaItem, item_id)
    work.uow.put(replace(item, opening=opening))
    for minute in work.uow.where(Minute, meeting_id=item.meeting_id):
        if minute.item_ids == (item_id,):
            block = Block(
                id=work.ids.new(), minute_id=minute.id, position=0, kind=BlockKind.PARAGRAPH, text=typed(opening)
            )
            work.uow.put(block)
            work.uow.revise(block, work.now)


# What comes back from earlier meetings, and what was planned for this one


def _bring_forward(
    meeting: Meeting, work: Work, before: Id | None = None, planned: Set[Id | None] | None = None
) -> None:
    """What is left over becomes items at the end of the agenda, or before one of its items.

    So does what the forward plan has due by then; of the entries `planned` alone, where these are given.
    """
    items = list(in_agenda_order(work.uow.where(AgendaItem, meeting_id=meeting.id)))
    tops = [item.id for item in items if item.parent_id is None]
    after = tops[tops.index(before) - 1] if before in tops[1:] else None
    left = left_before(left_over(work.uow, meeting.board_id), meeting.date, meeting.start)
    made = [_add_continuation(item, meeting, work) for item in left]
    for business in forward_plan(work.uow, meeting.board_id):  # read now, so that what came back counts
        if business.is_due_at(meeting.date) and (planned is None or business.entry.id in planned):
            made.append(_take_up(business.entry, meeting, work))
    for item_id in made if before in tops else ():
        move_item(MoveItem(item_id=item_id, after_item_id=after), work)
        after = item_id


def _add_continuation(left: AgendaItem, meeting: Meeting, work: Work) -> Id:
    standing = StandingItem(
        title=left.title,
        leads=left.leads,
        minutes_planned=left.minutes_planned,
        purpose=left.purpose,
        recommendations=left.recommendations,
        gathers=left.gathers,
    )
    item_id = _add(meeting, standing, None, None, work)
    for paper in work.uow.where(Paper, item_id=left.id):
        work.uow.put(replace(paper, id=work.ids.new(), item_id=item_id))
    for question in work.uow.where(ItemQuestion, item_id=left.id):
        work.uow.put(replace(question, id=work.ids.new(), item_id=item_id))
    item = replace(
        work.known(AgendaItem, item_id),
        continues=left.id,
        plan_entry_id=left.plan_entry_id,
        summary=left.summary,
        sponsors=left.sponsors,
    )
    work.uow.put(item)
    if left.for_action_id is not None:
        tell_of_action(item_id, left.for_action_id, work)
    return item_id


def _take_up(entry: ForwardPlanEntry, meeting: Meeting, work: Work) -> Id:
    standing = StandingItem(title=entry.title, leads=entry.leads, purpose=entry.purpose)
    item_id = _add(meeting, standing, None, None, work)
    work.uow.put(replace(work.known(AgendaItem, item_id), plan_entry_id=entry.id))
    if entry.for_action_id is not None:
        tell_of_action(item_id, entry.for_action_id, work)
    return item_id


# Who belongs to a meeting


def seat_attendees(meeting: Meeting, work: Work) -> None:
    """Attendees for the seats as they are held on the meeting's day; who has one already keeps what is theirs."""
    seated = {(one.seat_id, one.who): one for one in work.uow.where(Attendee, meeting_id=meeting.id) if one.seat_id}
    position = 0
    for seat in work.uow.where(Seat, board_id=meeting.board_id):
        holder = _holder(work, seat, meeting.date)
        if holder is None:
            continue
        known = seated.pop((seat.id, holder.holder), None)
        made = _attendee(work.ids.new(), meeting, seat, holder, position) if known is None else known
        work.uow.put(replace(made, position=position))
        position += POSITION_GAP
    for attendee in seated.values():
        if is_referred_to(work.uow, kind_of(Attendee).name, attendee.id):
            work.uow.put(replace(attendee, seat_id=None, category_id=None, capacity=Capacity.GUEST))
        else:
            work.uow.remove(Attendee, attendee.id)


def _holder(work: Work, seat: Seat, day: date) -> Member | None:
    """Who holds the seat on that day; of two terms that overlap, the later."""
    holders = [member for member in work.uow.where(Member, seat_id=seat.id) if member.holds_on(day)]
    return max(holders, key=lambda member: member.since or date.min, default=None)


def _attendee(new_id: Id, meeting: Meeting, seat: Seat, member: Member, position: int) -> Attendee:
    return Attendee(
        id=new_id,
        meeting_id=meeting.id,
        position=position,
        who=member.holder,
        capacity=capacity_on(seat, member),
        seat_id=seat.id,
        category_id=seat.category_id,
    )


def capacity_on(seat: Seat, member: Member) -> Capacity:
    if member.holder.group_id is not None:
        return Capacity.GROUP
    return next((capacity for role, capacity in _NOT_SITTING.items() if role in seat.roles), Capacity.MEMBER)

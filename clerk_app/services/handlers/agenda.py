"""Agenda items and the minutes that record them."""

from collections.abc import Sequence
from dataclasses import replace

from clerk_app.domain.agenda import AgendaItem, ItemQuestion, Paper, sub_items, with_sub_items
from clerk_app.domain.board import Board
from clerk_app.domain.decisions import Decision, Proposal, Vote
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration
from clerk_app.domain.kinds import kind_of
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import POSITION_GAP, Block, Minute
from clerk_app.domain.numbering import goes_on_with, item_numbers
from clerk_app.domain.partial_date import Slot
from clerk_app.domain.timeline import Event
from clerk_app.services.acts import (
    AddItem,
    AddMinute,
    DescribeItem,
    EditItem,
    MoveItem,
    NumberMinute,
    RemoveItem,
    SetExempt,
    SetItemState,
    TakeTogether,
)
from clerk_app.services.boundary import check_end_after_start, name_given
from clerk_app.services.handlers.parting import close_other_parts
from clerk_app.services.handlers.plain import hand_line_over, remove_lines_about
from clerk_app.services.handlers.registers import remove_entry_about
from clerk_app.services.positions import position_after, position_first
from clerk_app.services.work import Done, Work


def add_item(act: AddItem, work: Work) -> Done:
    """An item with its minute, which comes after the minute of the item before it.

    A sub-item's minute bears the sub-item's number ("4A") for as long as that is its number.
    Raises BrokenRule `not_found`, `already_there`, `minutes_are_approved`, `name_is_empty`, `end_before_start`,
    `planned_minutes_negative` or `parent_is_sub_item`.
    """
    meeting = work.open_meeting(act.meeting_id)
    if act.item_id is not None and work.uow.get(AgendaItem, act.item_id) is not None:
        raise BrokenRule("already_there", kind=kind_of(AgendaItem).name, id=act.item_id)
    _check_plan(act.slot, act.minutes_planned)
    items = work.uow.where(AgendaItem, meeting_id=meeting.id)
    before = numbers_now(meeting.id, work)
    _check_parent(act.parent_id, items)
    siblings = [item for item in items if item.parent_id == act.parent_id]
    item = AgendaItem(
        id=act.item_id or work.ids.new(),
        meeting_id=meeting.id,
        position=position_after(work.uow, siblings, act.after_item_id),
        title=name_given(act.title),
        parent_id=act.parent_id,
        leads=act.leads,
        slot=act.slot,
        minutes_planned=act.minutes_planned,
    )
    work.uow.put(item)
    _add_minute_of(item, work)
    renumber_sub_minutes(meeting.id, before, work)
    return Done(made=item.id, meeting_id=meeting.id)


def edit_item(act: EditItem, work: Work) -> Done:
    """The item with its new fields; its minute's heading follows where it was the item's title.

    Raises BrokenRule `not_found`, `minutes_are_approved`, `name_is_empty`, `end_before_start` or
    `planned_minutes_negative`.
    """
    item = work.known(AgendaItem, act.item_id)
    work.open_meeting(item.meeting_id)
    _check_plan(act.slot, act.minutes_planned)
    title = name_given(act.title)
    work.uow.put(replace(item, title=title, leads=act.leads, slot=act.slot, minutes_planned=act.minutes_planned))
    for minute in work.uow.where(Minute, meeting_id=item.meeting_id):
        if minute.item_ids == (item.id,) and minute.heading == item.title != title:
            work.uow.put(replace(minute, heading=title))
    return Done(meeting_id=item.meeting_id)


def describe_item(act: DescribeItem, work: Work) -> Done:
    """The item with its purpose, what its report says and who sponsors it, what the board is asked to do and to answer,
    and its papers in the order given. The wording of a question may change, its answers keep it as it was asked.

    Raises BrokenRule `not_found`, `minutes_are_approved`, `name_is_empty` for a paper or a question without words, or
    `question_is_answered` where a question is to go that the minutes answer.
    """
    item = work.known(AgendaItem, act.item_id)
    work.open_meeting(item.meeting_id)
    asked = tuple(one for one in act.recommendations if one.strip())
    described = replace(
        item,
        purpose=act.purpose,
        summary=act.summary.strip(),
        sponsors=act.sponsors,
        recommendations=asked,
        gathers=act.gathers,
        business=act.business.strip(),
        reference=act.reference.strip(),
        notice=act.notice,
    )
    work.uow.put(described)
    _put_questions(item.id, act.questions, work)
    _put_papers(item.id, act.papers, work)
    return Done(made=item.id, meeting_id=item.meeting_id)


def set_item_state(act: SetItemState, work: Work) -> Done:
    """The item deferred, withdrawn or planned again, and its sub-items with it.

    Raises BrokenRule `not_found` or `minutes_are_approved`.
    """
    item = work.known(AgendaItem, act.item_id)
    meeting = work.open_meeting(item.meeting_id)
    for part in with_sub_items(work.uow.where(AgendaItem, meeting_id=meeting.id), item):
        work.uow.put(replace(part, state=act.state))
    return Done(made=item.id, meeting_id=meeting.id)


def move_item(act: MoveItem, work: Work) -> Done:
    """The item at its new place, its sub-items below it.

    Raises BrokenRule `not_found`, `minutes_are_approved`, `parent_is_sub_item`, or `item_has_sub_items` where an item
    with sub-items is to become one.
    """
    item = work.known(AgendaItem, act.item_id)
    meeting = work.open_meeting(item.meeting_id)
    items = work.uow.where(AgendaItem, meeting_id=meeting.id)
    before = numbers_now(meeting.id, work)
    if act.parent_id is not None and sub_items(items, item.id):
        raise BrokenRule("item_has_sub_items", title=item.title)
    _check_parent(act.parent_id, [other for other in items if other.id != item.id])
    siblings = [other for other in items if other.parent_id == act.parent_id and other.id != item.id]
    position = (
        position_first(siblings) if act.after_item_id is None else position_after(work.uow, siblings, act.after_item_id)
    )
    work.uow.put(replace(item, parent_id=act.parent_id, position=position))
    for moved in with_sub_items(items, item):
        _move_minute_of(moved.id, work)
    _pin_as_sub_item(item, act.parent_id, before[item.id], work)
    renumber_sub_minutes(meeting.id, before, work)
    return Done(made=item.id, meeting_id=meeting.id)


def remove_item(act: RemoveItem, work: Work) -> Done:
    """The agenda without the item and its sub-items; a minute of other items as well goes on recording those.

    Raises BrokenRule `not_found`, `minutes_are_approved`, `item_has_minutes` where the meeting has come to one of
    them, something is written about it or an interest in it was declared, or `question_is_answered` where another
    minute answers one of its questions.
    """
    item = work.known(AgendaItem, act.item_id)
    meeting = work.open_meeting(item.meeting_id)
    items = work.uow.where(AgendaItem, meeting_id=meeting.id)
    before = numbers_now(meeting.id, work)
    for gone in with_sub_items(items, item):
        if work.uow.where(Declaration, item_id=gone.id):
            raise BrokenRule("item_has_minutes", title=gone.title)
        for minute in work.uow.where(Minute, meeting_id=meeting.id):
            if gone.id in minute.item_ids:
                _forget_item(gone, minute, work)
        for paper in work.uow.where(Paper, item_id=gone.id):
            work.uow.remove(Paper, paper.id)
        for question in work.uow.where(ItemQuestion, item_id=gone.id):
            _remove_question(question, work)
        for later in work.uow.where(AgendaItem, continues=gone.id):
            work.uow.put(replace(later, continues=None))
        work.uow.remove(AgendaItem, gone.id)
    renumber_sub_minutes(meeting.id, before, work)
    return Done(made=item.id, meeting_id=meeting.id)


def add_minute(act: AddMinute, work: Work) -> Done:
    """A section of the record for no item, or for those named, in the order of the agenda.

    Raises BrokenRule `not_found`, `minutes_are_approved` or `name_is_empty`.
    """
    meeting = work.open_meeting(act.meeting_id)
    minutes = work.uow.where(Minute, meeting_id=meeting.id)
    minute = Minute(
        id=work.ids.new(),
        meeting_id=meeting.id,
        position=position_after(work.uow, minutes, act.after_minute_id),
        heading=name_given(act.heading),
        item_ids=_in_agenda_order(meeting.id, act.item_ids, work),
    )
    work.uow.put(minute)
    return Done(made=minute.id, meeting_id=meeting.id)


def take_together(act: TakeTogether, work: Work) -> Done:
    """The minute with the items it had and those named; minutes that held these alone and hold nothing else go.

    Times recorded on a minute that goes are moved to the one that takes over. A minute that holds text stays as it is.
    Raises BrokenRule `not_found`, `minutes_are_approved` or `name_is_empty`.
    """
    minute = work.known(Minute, act.minute_id)
    meeting = work.open_meeting(minute.meeting_id)
    item_ids = _in_agenda_order(meeting.id, (*minute.item_ids, *act.item_ids), work)
    work.uow.put(replace(minute, heading=name_given(act.heading), item_ids=item_ids))
    for other in work.uow.where(Minute, meeting_id=meeting.id):
        taken = bool(other.item_ids) and set(other.item_ids) <= set(item_ids)
        if other.id != minute.id and taken and not _holds_something(other, work):
            _hand_over_times(other.id, minute.id, work)
            hand_line_over(other.id, minute.id, work)
            _remove_empty(other, work)
    return Done(made=minute.id, meeting_id=meeting.id)


def set_exempt(act: SetExempt, work: Work) -> Done:
    """The minute closed to the public, or public again, and with it the items of which everything is closed then.

    One part of an item that was exempt as a whole becomes public alone; the others stay closed.

    Raises BrokenRule `not_found`, `minutes_are_approved` or `exempt_without_reason`.
    """
    minute = work.known(Minute, act.minute_id)
    work.open_meeting(minute.meeting_id)
    if act.exempt is not None and not act.exempt.reason.strip():
        raise BrokenRule("exempt_without_reason")
    work.uow.put(replace(minute, exempt=act.exempt))
    others = [one for one in work.uow.where(Minute, meeting_id=minute.meeting_id) if one.id != minute.id]
    for item_id in minute.item_ids:
        item = work.known(AgendaItem, item_id)
        if all(one.exempt is not None for one in others if item_id in one.item_ids):
            closed = act.exempt
        else:
            closed = item.exempt if act.exempt is not None else None
        if closed is None and item.exempt is not None:
            close_other_parts(item, minute.id, work)
        work.uow.put(replace(item, exempt=closed))
    return Done(made=minute.id, meeting_id=minute.meeting_id)


def number_minute(act: NumberMinute, work: Work) -> Done:
    """The minute under the number given, with the item of which it alone records; the numbers after it go on from it.

    A minute of a sub-item that is counted again bears the number of its item.
    Raises BrokenRule `not_found` or `minutes_are_approved`.
    """
    minute = work.known(Minute, act.minute_id)
    work.open_meeting(minute.meeting_id)
    number = act.number.strip() if act.number is not None else None
    if len(minute.item_ids) == 1 and minute.id not in goes_on_with(
        work.uow.where(Minute, meeting_id=minute.meeting_id)
    ):
        before = numbers_now(minute.meeting_id, work)
        item = work.known(AgendaItem, minute.item_ids[0])
        work.uow.put(replace(item, pinned_number=number))
        renumber_sub_minutes(minute.meeting_id, before, work)
        if number is None and item.parent_id is not None:
            number = numbers_now(minute.meeting_id, work)[item.id]
    work.uow.put(replace(minute, pinned_number=number))
    return Done(made=minute.id, meeting_id=minute.meeting_id)


def _put_questions(item_id: Id, questions: Sequence[ItemQuestion], work: Work) -> None:
    kept = {question.id for question in questions}
    for question in work.uow.where(ItemQuestion, item_id=item_id):
        if question.id not in kept:
            _remove_question(question, work)
    for place, question in enumerate(questions):
        name_given(question.text)
        work.uow.put(replace(question, item_id=item_id, position=place * POSITION_GAP))


def _remove_question(question: ItemQuestion, work: Work) -> None:
    if work.uow.where(Block, question_id=question.id):
        raise BrokenRule("question_is_answered", question=question.text)
    work.uow.remove(ItemQuestion, question.id)


def _put_papers(item_id: Id, papers: Sequence[Paper], work: Work) -> None:
    kept = {paper.id for paper in papers}
    for paper in work.uow.where(Paper, item_id=item_id):
        if paper.id not in kept:
            work.uow.remove(Paper, paper.id)
    for place, paper in enumerate(papers):
        name_given(paper.title)
        work.uow.put(replace(paper, item_id=item_id, position=place * POSITION_GAP))


def _check_plan(slot: Slot | None, minutes_planned: int | None) -> None:
    if slot is not None:
        check_end_after_start(slot.start, slot.end)
    if minutes_planned is not None and minutes_planned < 0:
        raise BrokenRule("planned_minutes_negative", minutes=minutes_planned)


def _check_parent(parent_id: Id | None, items: Sequence[AgendaItem]) -> None:
    if parent_id is None:
        return
    parent = next((item for item in items if item.id == parent_id), None)
    if parent is None:
        raise BrokenRule("not_found", kind="agenda_items", id=parent_id)
    if parent.parent_id is not None:
        raise BrokenRule("parent_is_sub_item", title=parent.title)


def _add_minute_of(item: AgendaItem, work: Work) -> None:
    in_order = numbers_now(item.meeting_id, work)
    minutes = work.uow.where(Minute, meeting_id=item.meeting_id)
    before = _minute_before(item.id, list(in_order), minutes)
    number = in_order[item.id] if item.parent_id is not None else None
    position = position_after(work.uow, minutes, before.id) if before is not None else position_first(minutes)
    work.uow.put(
        Minute(
            id=work.ids.new(),
            meeting_id=item.meeting_id,
            position=position,
            heading=item.title,
            item_ids=(item.id,),
            pinned_number=number,
        )
    )


def _minute_before(item_id: Id, in_order: Sequence[Id], minutes: Sequence[Minute]) -> Minute | None:
    """The minute after which the item's minute belongs: the last one of an item that comes before it on the agenda."""
    if in_order[-1] == item_id:
        return minutes[-1] if minutes else None
    earlier = set(in_order[: in_order.index(item_id)])
    return next((minute for minute in reversed(minutes) if earlier & set(minute.item_ids)), None)


def _move_minute_of(item_id: Id, work: Work) -> None:
    """The minute of this item alone stands where the agenda has the item now, unless the meeting has come to it."""
    item = work.known(AgendaItem, item_id)
    minutes = work.uow.where(Minute, meeting_id=item.meeting_id)
    own = next((minute for minute in minutes if minute.item_ids == (item_id,)), None)
    if own is None or work.uow.where(Event, minute_id=own.id):
        return
    others = [minute for minute in minutes if minute.id != own.id]
    in_order = list(numbers_now(item.meeting_id, work))
    before = _minute_before(item_id, in_order, others)
    position = position_after(work.uow, others, before.id) if before is not None else position_first(others)
    work.uow.put(replace(own, position=position))


def _pin_as_sub_item(item: AgendaItem, parent_id: Id | None, before: str, work: Work) -> None:
    """The minute of an item that became a sub-item bears its number; that of one which is none any more counts on.

    A number that the clerk gave it stays.
    """
    number = numbers_now(item.meeting_id, work)[item.id] if parent_id is not None else None
    bore = (before if item.parent_id is not None else None, None)
    minutes = work.uow.where(Minute, meeting_id=item.meeting_id)
    further = goes_on_with(minutes)
    for minute in minutes:
        if minute.item_ids == (item.id,) and minute.id not in further and minute.pinned_number in bore:
            work.uow.put(replace(minute, pinned_number=number))


def _forget_item(item: AgendaItem, minute: Minute, work: Work) -> None:
    rest = tuple(item_id for item_id in minute.item_ids if item_id != item.id)
    if rest:
        work.uow.put(replace(minute, item_ids=rest))
        return
    if _holds_something(minute, work) or work.uow.where(Event, minute_id=minute.id):
        raise BrokenRule("item_has_minutes", title=item.title)
    _remove_empty(minute, work)


def renumber_sub_minutes(meeting_id: Id, before: dict[Id, str], work: Work) -> None:
    """Minutes pinned to their sub-item's number follow it when items are put before it."""
    now = numbers_now(meeting_id, work)
    for minute in work.uow.where(Minute, meeting_id=meeting_id):
        if minute.pinned_number is None or len(minute.item_ids) != 1:
            continue
        item_id = minute.item_ids[0]
        if before.get(item_id) == minute.pinned_number != now.get(item_id, minute.pinned_number):
            work.uow.put(replace(minute, pinned_number=now[item_id]))


def _in_agenda_order(meeting_id: Id, item_ids: Sequence[Id], work: Work) -> tuple[Id, ...]:
    known = list(numbers_now(meeting_id, work))
    for item_id in item_ids:
        if item_id not in known:
            raise BrokenRule("not_found", kind="agenda_items", id=item_id)
    return tuple(item_id for item_id in known if item_id in item_ids)


def _holds_something(minute: Minute, work: Work) -> bool:
    """Whether anything was recorded in the minute; what it was made to begin with, and nobody changed, is nothing."""
    items = (work.uow.get(AgendaItem, item_id) for item_id in minute.item_ids)
    openings = {item.opening for item in items if item is not None and item.opening}
    blocks = work.uow.where(Block, minute_id=minute.id)
    kinds = (Proposal, Decision, Vote, Declaration)
    return any(block.text.plain not in openings or _is_reported(block) for block in blocks) or any(
        work.uow.where(kind, minute_id=minute.id) for kind in kinds
    )


def _is_reported(block: Block) -> bool:
    """Whether it is noted what became of the action that a minute begins with."""
    return bool(block.update.plain.strip()) or block.status is not None


def _remove_empty(minute: Minute, work: Work) -> None:
    for block in work.uow.where(Block, minute_id=minute.id):
        remove_lines_about(block, work)
        remove_entry_about(block.id, work)
        work.uow.remove(Block, block.id)
    remove_lines_about(minute, work)
    work.uow.remove(Minute, minute.id)


def _hand_over_times(old_id: Id, new_id: Id, work: Work) -> None:
    for event in work.uow.where(Event, minute_id=old_id):
        work.uow.put(replace(event, minute_id=new_id))


def numbers_now(meeting_id: Id, work: Work) -> dict[Id, str]:
    """The numbers of the agenda as it is now, from the first of this meeting on."""
    meeting = work.known(Meeting, meeting_id)
    numbered = work.known(Board, meeting.board_id).numbered_on(meeting.date)
    return item_numbers(work.uow.where(AgendaItem, meeting_id=meeting_id), meeting.first_number, numbered)

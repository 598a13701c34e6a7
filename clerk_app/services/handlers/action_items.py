"""An open action becomes an item of an agenda, which tells of it (requirement 1.21)."""

from dataclasses import replace
from datetime import timedelta

from clerk_app.domain.action_title import item_title
from clerk_app.domain.actions import Action
from clerk_app.domain.agenda import AgendaItem, Exemption, ForwardPlanEntry, Lead
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.exempt import exemption_of_minute
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import POSITION_GAP, Block, BlockKind, Minute
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.richtext import RichText
from clerk_app.domain.timeline import Event
from clerk_app.services.acts import AddItem, TakeUpAction
from clerk_app.services.handlers.agenda import add_item
from clerk_app.services.left_over import when_planned
from clerk_app.services.work import Done, Work


def take_up_action(act: TakeUpAction, work: Work) -> Done:
    """An item at the end of the agenda with the action's owners in the lead; `made` is its id.

    At the next meeting, where that is asked for: while there is none, the action is put into the forward plan instead,
    from where it comes onto that agenda. One that stands on the agenda, or in the plan, is not put there again.

    Raises BrokenRule `not_found`, `minutes_are_approved`, `action_without_words`, or `exempt_action_without_agenda`
    where an action from closed business would stand in the open forward plan.
    """
    action = work.known(Action, act.action_id)
    words = wording_of(action.id, work)
    if words is None or not words.plain.strip():
        raise BrokenRule("action_without_words")
    asked = work.known(Meeting, act.meeting_id)
    meeting = _next_after(asked, work) if act.at_next else work.open_meeting(asked.id)
    if meeting is None:
        return _planned(action, words, asked, work)
    there = work.uow.where(AgendaItem, meeting_id=meeting.id, for_action_id=action.id)
    if there:
        return Done(made=there[0].id, meeting_id=meeting.id)
    item_id = add_item(AddItem(meeting_id=meeting.id, title=item_title(words.plain), leads=_leads(action)), work).made
    assert item_id is not None  # an item that was added has an id
    tell_of_action(item_id, action.id, work)
    return Done(made=item_id, meeting_id=meeting.id)


def tell_of_action(item_id: Id, action_id: Id, work: Work) -> None:
    """The item is about the action: its minute begins with it, for what has become of it; closed where that was."""
    item, words = work.known(AgendaItem, item_id), wording_of(action_id, work)
    exempt = item.exempt or _exemption(action_id, work)
    work.uow.put(
        replace(item, for_action_id=action_id, exempt=exempt, opening=words.plain if words is not None else "")
    )
    if words is None:
        return
    for minute in work.uow.where(Minute, meeting_id=item.meeting_id):
        if minute.item_ids == (item_id,):
            work.uow.put(replace(minute, exempt=minute.exempt or exempt))
            block = Block(
                id=work.ids.new(),
                minute_id=minute.id,
                position=0,
                kind=BlockKind.EARLIER_ACTION,
                text=words,
                action_id=action_id,
            )
            work.uow.put(block)
            work.uow.revise(block, work.now)


def wording_of(action_id: Id, work: Work) -> RichText | None:
    """The words in which the action was raised, or carried forward last; None where no paragraph is about it."""
    blocks = sorted(work.uow.where(Block, action_id=action_id), key=lambda block: block.id)
    raised = [block for block in blocks if block.kind is BlockKind.ACTION]
    return next((block.text for block in reversed(raised or blocks)), None)


def _planned(action: Action, words: RichText, asked: Meeting, work: Work) -> Done:
    there = work.uow.where(ForwardPlanEntry, board_id=asked.board_id, for_action_id=action.id)
    if there:
        return Done(made=there[0].id)
    if _exemption(action.id, work) is not None:
        raise BrokenRule("exempt_action_without_agenda")
    known = work.uow.where(ForwardPlanEntry, board_id=asked.board_id)
    due = asked.date + timedelta(days=1)
    entry = ForwardPlanEntry(
        id=work.ids.new(),
        board_id=asked.board_id,
        position=max((one.position for one in known), default=-POSITION_GAP) + POSITION_GAP,
        title=item_title(words.plain),
        due=PartialDate(month=due.month, year=due.year),
        leads=_leads(action),
        for_action_id=action.id,
    )
    work.uow.put(entry)
    return Done(made=entry.id)


def _next_after(meeting: Meeting, work: Work) -> Meeting | None:
    """The next meeting of the board that has not begun; None while none is planned."""
    later = [
        other
        for other in work.uow.where(Meeting, board_id=meeting.board_id)
        if when_planned(other) > when_planned(meeting)
        and not other.is_approved
        and not work.uow.where(Event, meeting_id=other.id)
    ]
    return min(later, key=when_planned, default=None)


def _exemption(action_id: Id, work: Work) -> Exemption | None:
    """Why the action is closed to the public: it was raised in exempt minutes alone."""
    raised = (one for one in work.uow.where(Block, action_id=action_id) if one.kind is BlockKind.ACTION)
    minutes = [minute for block in raised if (minute := work.uow.get(Minute, block.minute_id)) is not None]
    reasons = [_closed(minute, work) for minute in minutes]
    return next(iter(reasons), None) if all(reasons) else None


def _closed(minute: Minute, work: Work) -> Exemption | None:
    items = work.uow.where(AgendaItem, meeting_id=minute.meeting_id)
    return exemption_of_minute(minute, items, work.uow.where(Minute, meeting_id=minute.meeting_id))


def _leads(action: Action) -> tuple[Lead, ...]:
    """Two owners stay two."""
    return tuple(Lead(words=owner.words, party=owner.party) for owner in action.owners)

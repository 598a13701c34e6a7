"""Carries out acts: each whole, in one commit with its row in the journal, or not at all."""

from typing import assert_never

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.kinds import kind_named
from clerk_app.services import acts
from clerk_app.services.acts import Act
from clerk_app.services.boundary import cleaned
from clerk_app.services.handlers import (
    action_items,
    actions,
    agenda,
    attendance,
    boards,
    deleting,
    final_answers,
    importing,
    meeting_times,
    meetings,
    membership,
    parting,
    plain,
    registers,
    states,
    text,
    undoing,
)
from clerk_app.services.outcome import Change, Changed, Outcome
from clerk_app.services.ports import Clock, Ids, JournalEntry, UnitOfWork, UnitsOfWork
from clerk_app.services.references import references
from clerk_app.services.work import Done, Work


def execute(act: Act, units: UnitsOfWork, ids: Ids, clock: Clock) -> Outcome:
    """What the act did, once it is committed.

    Raises BrokenRule where the act breaks a rule of the record, and Trouble where the store would not do it: then
    nothing is changed.
    """
    act = cleaned(act, as_lined=isinstance(act, acts.ImportEntities))
    with units() as uow:
        work = Work(uow=uow, ids=ids, now=clock.now())
        done = handle(act, work)
        changed = _real(uow.changes())
        _check_nothing_is_missing(changed, uow)
        noted = changed if done.changes is None else done.changes
        journal_id = ids.new() if noted else None
        if journal_id is not None:
            uow.journal(
                JournalEntry(
                    id=journal_id,
                    recorded_at=work.now,
                    act=type(act).__name__,
                    meeting_id=done.meeting_id,
                    changes=noted,
                )
            )
        if changed or noted:
            uow.commit()
    return Outcome(
        changed=frozenset(Changed(change.kind, change.id) for change in changed),
        made=done.made,
        journal_id=journal_id,
    )


def handle(act: Act, work: Work) -> Done:
    """Carries the act out within a unit of work, uncommitted."""
    match act:
        case acts.SaveBlocks():
            return text.save_blocks(act, work)
        case acts.CreateBoard():
            return boards.create_board(act, work)
        case acts.SaveSetup():
            return boards.save_setup(act, work)
        case acts.MakeMembers():
            return membership.make_members(act, work)
        case acts.DeleteBoard():
            return deleting.delete_board(act, work)
        case acts.CreateMeeting():
            return meetings.create_meeting(act, work)
        case acts.EditMeeting():
            return meetings.edit_meeting(act, work)
        case acts.BringForward():
            return meetings.bring_forward(act, work)
        case acts.PlanMeeting():
            return meetings.plan_meeting(act, work)
        case acts.TakeUpAction():
            return action_items.take_up_action(act, work)
        case acts.AddItem():
            return agenda.add_item(act, work)
        case acts.EditItem():
            return agenda.edit_item(act, work)
        case acts.DescribeItem():
            return agenda.describe_item(act, work)
        case acts.SetItemState():
            return agenda.set_item_state(act, work)
        case acts.MoveItem():
            return agenda.move_item(act, work)
        case acts.RemoveItem():
            return agenda.remove_item(act, work)
        case acts.AddMinute():
            return agenda.add_minute(act, work)
        case acts.TakeTogether():
            return agenda.take_together(act, work)
        case acts.SetExempt():
            return agenda.set_exempt(act, work)
        case acts.NumberMinute():
            return agenda.number_minute(act, work)
        case acts.SplitMinute():
            return parting.split_minute(act, work)
        case acts.JoinMinutes():
            return parting.join_minutes(act, work)
        case acts.MoveBlocks():
            return parting.move_blocks(act, work)
        case acts.AddAttendee():
            return attendance.add_attendee(act, work)
        case acts.MarkAttendance():
            return attendance.mark_attendance(act, work)
        case acts.MarkRestPresent():
            return attendance.mark_rest_present(act, work)
        case acts.DescribeAttendee():
            return attendance.describe_attendee(act, work)
        case acts.SendSubstitute():
            return attendance.send_substitute(act, work)
        case acts.CorrectEvent():
            return attendance.correct_event(act, work)
        case acts.StartMeeting():
            return meeting_times.start_meeting(act, work)
        case acts.MoveToMinute():
            return meeting_times.move_to_minute(act, work)
        case acts.TimeMeeting():
            return meeting_times.time_meeting(act, work)
        case acts.LeaveOut():
            return meeting_times.leave_out(act, work)
        case acts.SavePlainLine():
            return plain.save_plain_line(act, work)
        case acts.NoteFinalAnswer():
            return final_answers.note_final_answer(act, work)
        case acts.MarkForRegister():
            return registers.mark_for_register(act, work)
        case acts.NoteInRegister():
            return registers.note_in_register(act, work)
        case acts.UpdateAction():
            return actions.update_action(act, work)
        case acts.AdvanceMinutes():
            return states.advance_minutes(act, work)
        case acts.KeepVersion():
            return states.keep_version(act, work)
        case acts.DeleteMeeting():
            return deleting.delete_meeting(act, work)
        case acts.ImportEntities():
            return importing.import_entities(act, work)
        case acts.Undo():
            return undoing.undo(act, work)
        case _:
            assert_never(act)


def _check_nothing_is_missing(changes: tuple[Change, ...], uow: UnitOfWork) -> None:
    """Raises BrokenRule `not_found` where something put now refers to what is not there."""
    known = {(change.kind, change.id) for change in changes if change.after is not None}
    for change in changes:
        if change.after is None:
            continue
        held = {(reference.kind, reference.id) for reference in references(change.after)} - known
        if change.before is not None:
            held -= {(reference.kind, reference.id) for reference in references(change.before)}
        for kind, entity_id in sorted(held):
            if uow.get(kind_named(kind).type, entity_id) is None:
                raise BrokenRule("not_found", kind=kind, id=entity_id)
            known.add((kind, entity_id))


def _real(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    return tuple(change for change in changes if change.before != change.after)

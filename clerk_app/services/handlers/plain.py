"""What is said in plain words beside the minutes: it goes with what it is about, and comes back with it."""

from dataclasses import replace

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import kind_of
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Block, Minute
from clerk_app.domain.plain_lines import PlainLine, plain_line_id
from clerk_app.services.acts import SavePlainLine
from clerk_app.services.work import Done, Work


def save_plain_line(act: SavePlainLine, work: Work) -> Done:
    """The line as it is written. From which all words are taken stays as an empty one, and begun without any is none.

    Raises BrokenRule `not_found` where the meeting is not there, or what the line is about is not in it.
    """
    line = act.line
    meeting = work.known(Meeting, line.meeting_id)
    if _meeting_of_subject(line, work) != meeting.id:
        kind = Minute if line.block_id is None else Block
        raise BrokenRule("not_found", kind=kind_of(kind).name, id=line.block_id or line.minute_id or "")
    # One that was removed would be brought back with the words that it had, once its paragraph comes back.
    if not line.is_empty or work.uow.get(PlainLine, line.id) is not None:
        work.uow.put(line)
    # A row for each pause in typing would crowd out what happened in the meeting where its last rows are looked at.
    return Done(made=line.id, meeting_id=None)


def remove_lines_about(subject: Minute | Block | None, work: Work) -> None:
    """What is said in plain words of a minute or a paragraph that goes, goes along."""
    if subject is None:
        return
    field = "minute_id" if isinstance(subject, Minute) else "block_id"
    for line in work.uow.where(PlainLine, **{field: subject.id}):
        work.uow.remove(PlainLine, line.id)


def bring_line_back(block: Block, work: Work) -> None:
    """What was said in plain words of a paragraph that comes back, comes back with it."""
    line = work.uow.removed(PlainLine, plain_line_id(block.id))
    is_there = work.uow.get(PlainLine, plain_line_id(block.id)) is not None
    if line is not None and not is_there and _meeting_of_subject(line, work) == line.meeting_id:
        work.uow.put(line)


def hand_line_over(from_id: Id, to_id: Id, work: Work) -> None:
    """What is said in plain words of a minute that becomes a part of another one is said of that one, at its end."""
    for line in work.uow.where(PlainLine, minute_id=from_id):
        work.uow.remove(PlainLine, line.id)
        there = next(iter(work.uow.where(PlainLine, minute_id=to_id)), None)
        if there is None:
            work.uow.put(replace(line, id=plain_line_id(to_id), minute_id=to_id))
        else:
            text = "\n".join(part for part in (there.text, line.text) if part.strip())
            work.uow.put(replace(there, heading=there.heading or line.heading, text=text))


def _meeting_of_subject(line: PlainLine, work: Work) -> Id | None:
    """The meeting of what the line is about; None where that is not there."""
    minute_id = line.minute_id
    if line.block_id is not None:
        block = work.uow.get(Block, line.block_id)
        minute_id = block.minute_id if block is not None else None
    minute = work.uow.get(Minute, minute_id) if minute_id is not None else None
    return minute.meeting_id if minute is not None else None

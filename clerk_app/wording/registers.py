"""What is kept in registers, in words: below a paragraph of the minutes, on the screen of registers, and on paper."""

from datetime import date

from clerk_app.domain.board import Board
from clerk_app.domain.minutes import Block
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.register import (
    MAY_BE_CLOSED,
    RegisterEntry,
    RegisterKind,
    RegisterLine,
    RegisterNote,
    who_raised,
)
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month, paper_date


def kind_word(kind: RegisterKind) -> str:
    """What a line of the register is: "Challenge"."""
    return say(f"registers.kind.{kind}")


def register_name(kind: RegisterKind) -> str:
    """What the register is called: "Challenges"."""
    return say(f"registers.name.{kind}")


def entry_told(record: MeetingRecord, block: Block, entry: RegisterEntry) -> str:
    """What stands below a marked paragraph: "Challenge, raised by the Director of Health. Closed on 4 March 2026"."""
    kind = entry.kind or RegisterKind.QUESTION
    raised_by = entry.raised_by or who_raised(record, block)
    parts = (
        kind_word(kind),
        say("registers.raised_by", name=raised_by) if raised_by else "",
        say("registers.kept_with", names=entry.kept_with) if entry.kept_with else "",
    )
    state = _closed(kind, day_and_month(entry.closed_on)) if entry.closed_on is not None else ""
    latest = note_told(entry.notes[-1]) if entry.notes else ""
    return ". ".join(filter(None, (", ".join(filter(None, parts)), state, latest)))


def note_told(note: RegisterNote) -> str:
    """What was noted on a day: "4 March 2026: they will report in May"."""
    return say("registers.noted", day=day_and_month(note.on), words=note.words.rstrip("."))


def state_told(line: RegisterLine) -> str:
    """How a line stands: "open", "answered on 4 March 2026"; empty for what was agreed, which stands."""
    if line.closed_on is not None:
        words = _closed(line.kind, day_and_month(line.closed_on))
        return words[:1].lower() + words[1:]
    return say("registers.open") if line.is_open else ""


def _closed(kind: RegisterKind, on: str) -> str:
    """That it was answered or closed on a day; what was agreed is neither."""
    return say(f"registers.closed.{kind}", day=on) if kind in MAY_BE_CLOSED else ""


def place_told(line: RegisterLine) -> str:
    """Where it arose, on screen: "14 March 2022, 4.2"; a minute may have no number."""
    on = day_and_month(line.day)
    return say("registers.where", day=on, number=line.number) if line.number else on


def kept_told(line: RegisterLine) -> str:
    """With whom it is kept; empty where with nobody."""
    return say("registers.kept_with", names=line.kept_with) if line.kept_with else ""


def day(on: date, board: Board) -> str:
    """A day as the board's papers write it."""
    return paper_date(on, board.formats.date)


def where(line: RegisterLine, board: Board) -> str:
    """Where it arose, on paper: the day, and the number of the paragraph or of its minute."""
    return say("editions.registers.minute", day=day(line.day, board), number=line.number or line.heading)


def state_on_paper(line: RegisterLine, board: Board) -> str:
    """How it stands, with whom it is kept, and all that was noted, each in a line of its own."""
    state = _closed(line.kind, day(line.closed_on, board)) if line.closed_on is not None else say("registers.open")
    noted = (say("registers.noted", day=day(note.on, board), words=note.words) for note in line.notes)
    return "\n".join(part[:1].upper() + part[1:] for part in (state, kept_told(line), *noted) if part)

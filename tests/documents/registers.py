"""The registers of a board as a paper, with lines of every kind, open and closed."""

from dataclasses import replace
from datetime import date, time

from clerk_app.documents.blocks import Document
from clerk_app.documents.compose_registers import compose_registers
from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.names import DatedName
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.register import RegisterEntry, RegisterKind, RegisterLine, RegisterNote, register_entry_id
from tests.builders import EXPORT_ID, MADE_AT
from tests.house_styles import NUMBERED_BY_ITEM

BOARD = Board(id=Id("b" * 32), names=(DatedName("Harbour Board"),))
DAY = date(2022, 4, 1)
SEEN = date(2022, 3, 28)


def line(number: int, kind: RegisterKind, words: str, named: str = "", **noted: object) -> RegisterLine:
    """A line of the register from the paragraph of that number."""
    block_id = Id(f"9{number:031x}")
    entry = RegisterEntry(id=register_entry_id(block_id), meeting_id=Id("5" * 32), block_id=block_id, kind=kind)
    return RegisterLine(
        kind=kind,
        board_id=BOARD.id,
        meeting_id=Id("5" * 32),
        minute_id=Id("8" * 32),
        block_id=block_id,
        day=date(2022, 1, 24),
        number=f"4.{number}",
        heading="Moorings",
        words=words,
        named=named,
        entry=replace(entry, **noted),  # type: ignore[arg-type]  # fields of an entry
        is_question=kind is RegisterKind.QUESTION,
    )


def lines() -> tuple[RegisterLine, ...]:
    """A question that was answered since, a challenge, and an issue that other bodies keep."""
    note = RegisterNote(on=SEEN, words="In May, once the quay is mended.")
    return (
        line(1, RegisterKind.QUESTION, "When do the boats come back?", "Pilot", notes=(note,), closed_on=SEEN),
        line(2, RegisterKind.CHALLENGE, "The Pilot did not agree that the quay was safe.", "Pilot"),
        line(3, RegisterKind.ISSUE, "Nobody answers the radio at night.", kept_with="Coastguard, Police"),
    )


def registers_paper(kinds: tuple[RegisterKind, ...] = tuple(RegisterKind)) -> Document:
    """All registers as they stood on 1 April 2022."""
    meeting = Meeting(id=BOARD.id, board_id=BOARD.id, date=DAY, start=time())
    record = MeetingRecord(board=BOARD, meeting=meeting)
    return compose_registers(record, lines(), kinds, NUMBERED_BY_ITEM, MADE_AT, EXPORT_ID)

"""The command `registers`: what stands in the registers of a board, as a list, as JSON or as a paper."""

import json
from pathlib import Path

from clerk_app import bootstrap
from clerk_app.cli.export_command import deliver, today
from clerk_app.cli.finding import find_board, latest_name
from clerk_app.documents.file_names import registers_file_name
from clerk_app.domain.register import MAY_BE_CLOSED, RegisterKind, RegisterLine
from clerk_app.services.choices import FileFormat
from clerk_app.services.exporting import RegistersWanted
from clerk_app.services.register import board_register
from clerk_app.wording.catalogue import say
from clerk_app.wording.registers import kept_told, kind_word, place_told, state_told

DONE = 0


def list_registers(store: Path, wanted: str | None, *, only_open: bool = False, as_json: bool = False) -> int:
    """Prints the lines of the board's registers, of the earliest meeting first; those that are exempt are marked."""
    with bootstrap.closing(bootstrap.open_read_only(store)) as app:
        board = find_board(app.queries, wanted)
        lines = [line for line in board_register(app.queries, board.id) if line.is_open or not only_open]
    if as_json:
        # In ASCII, so that no terminal or pipe can spoil a name.
        print(json.dumps([_entry(line) for line in lines], indent=2))
    else:
        print(*(map(_words, lines) if lines else (say("cli.nothing_in_registers"),)), sep="\n")
    return DONE


def write_registers(
    store: Path,
    wanted: str | None,
    file_format: FileFormat,
    output: str | None,
    *,
    only_open: bool = False,
    with_exempt: bool = False,
) -> int:
    """Writes the paper of the board's registers, without what is exempt unless that is asked for."""
    with bootstrap.closing(bootstrap.open_read_only(store)) as app:
        board, day = find_board(app.queries, wanted), today(app)
        asked = RegistersWanted(
            board_id=board.id,
            kinds=tuple(kind for kind in RegisterKind if kind in MAY_BE_CLOSED or not only_open),
            day=day,
            only_open=only_open,
            is_public=not with_exempt,
        )
        data = bootstrap.exporting(app.queries).registers_file(asked, file_format, app.clock.now())
    deliver(data, output, registers_file_name(latest_name(board), day, file_format))
    return DONE


def _entry(line: RegisterLine) -> dict[str, object]:
    return {
        "kind": line.kind,
        "meeting_id": line.meeting_id,
        "block_id": line.block_id,
        "date": line.day.isoformat(),
        "number": line.number,
        "raised_by": line.raised_by,
        "words": line.words,
        "kept_with": line.kept_with,
        "notes": [{"date": note.on.isoformat(), "words": note.words} for note in line.notes],
        "open": line.is_open,
        "closed_on": line.closed_on.isoformat() if line.closed_on is not None else None,
        "exempt": line.is_exempt,
    }


def _words(line: RegisterLine) -> str:
    said = (
        place_told(line),
        kind_word(line.kind),
        line.raised_by,
        " ".join(line.words.split()),
        kept_told(line),
        state_told(line),
        say("registers.exempt") if line.is_exempt else "",
    )
    return " · ".join(filter(None, said))

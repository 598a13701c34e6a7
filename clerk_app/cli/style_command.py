"""The command `style`, and a house style that a board gets from a file."""

from pathlib import Path

from clerk_app import bootstrap
from clerk_app.cli.export_command import deliver
from clerk_app.cli.finding import find_board, latest_name
from clerk_app.cli.saying import NotUnderstood
from clerk_app.documents.file_names import style_file_name
from clerk_app.domain.house_style import SHIPPED_STYLES
from clerk_app.plain.house_styles import shipped_style, style_of, style_text, with_style
from clerk_app.services.acts import SaveSetup
from clerk_app.wording.catalogue import say

DONE = 0


def write_style(store: Path, style: str | None, board: str | None, output: str | None) -> int:
    """Writes the style of a board, or one of the program, which needs no store; lists these where none is named."""
    if style is not None and board is not None:
        raise NotUnderstood(say("cli.style_both"))
    if board is not None:
        return _write_own(store, board, output)
    if style is None:
        for key in SHIPPED_STYLES:
            print(say("cli.style_line", named=key, style=say(f"rules.house_style.{key}")))
        return DONE
    deliver(style_text(shipped_style(style)).encode(), output, f"{style}.json")
    return DONE


def import_style(store: Path, file: Path, wanted: str, *, dry_run: bool = False) -> int:
    """Gives a board the style in a file; a dry run only says so."""
    style = bootstrap.read_style(file)
    opened = bootstrap.open_read_only(store) if dry_run else bootstrap.open_existing(store)
    with bootstrap.closing(opened) as app:
        board = find_board(app.queries, wanted)
        said = {"board": latest_name(board), "file": file.name}
        if style_of(board) == style:
            print(say("cli.style_is_so", **said))
        elif dry_run:
            print(say("cli.style_would_be_taken", **said))
            print(say("cli.dry_run"))
        else:
            app.execute(SaveSetup(put=(with_style(board, style),)))
            print(say("cli.style_taken", **said))
    return DONE


def _write_own(store: Path, wanted: str, output: str | None) -> int:
    with bootstrap.closing(bootstrap.open_read_only(store)) as app:
        board = find_board(app.queries, wanted)
    deliver(style_text(style_of(board)).encode(), output, style_file_name(latest_name(board)))
    return DONE

"""Asks a process of its own to open what comes from outside, so that no file can harm or hold up the program.

A process started by hand, with bytes in and JSON out: `multiprocessing` would send its answers as pickles, which can
run code, and would start a frozen program's window again unless told otherwise.
"""

import json
import subprocess
from collections.abc import Callable, Sequence
from typing import TypeVar

from clerk_app.importers import READ_FROM_OUTSIDE
from clerk_app.importers.grid import Sheet
from clerk_app.importers.limits import LARGEST_OFFICE_FILE, LARGEST_PASTE, LONGEST_WAIT, MEGABYTE
from clerk_app.importers.plain_form import Plain, sheets_of, text_of
from clerk_app.importers.refusal import Refusal, RefusalCode
from clerk_app.importers.word_file import WordText
from clerk_app.own_process import HOME, WITHOUT_WINDOW, command_for

V = TypeVar("V")


def excel_sheets(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of an Excel file that hold something; raises Refusal."""
    _check_size(data, LARGEST_OFFICE_FILE)
    return _asked("excel", data, sheets_of)


def word_text(data: bytes, *, with_looks: bool = False) -> WordText:
    """The lines and rows of a Word file, with the signs of `marked_text` if looks are wanted; raises Refusal."""
    _check_size(data, LARGEST_OFFICE_FILE)
    return _asked("word_with_looks" if with_looks else "word", data, text_of)


def web_text(data: bytes, *, with_looks: bool = False) -> WordText:
    """The lines and rows of HTML in UTF-8, likewise; raises Refusal."""
    _check_size(data, LARGEST_PASTE)
    return _asked("web_with_looks" if with_looks else "web", data, text_of)


def office_file(kind: str, data: bytes, built: Callable[[Plain], V], module: str) -> V:
    """What the module found in an Office file of a kind of its own, in such a process; raises Refusal."""
    _check_size(data, LARGEST_OFFICE_FILE)
    return _asked(kind, data, built, command_for(READ_FROM_OUTSIDE, module))


def _asked(kind: str, data: bytes, built: Callable[[Plain], V], command: Sequence[str] = ()) -> V:
    """What the process found; whatever else becomes of it, the file was more than it can read."""
    try:
        done = subprocess.run(
            [*(command or _command()), kind],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=LONGEST_WAIT,
            cwd=HOME,
            check=True,
            creationflags=WITHOUT_WINDOW,
        )
        answer = json.loads(done.stdout)
        if "refused" not in answer:
            return built(answer["found"])
        refusal = Refusal(RefusalCode(answer["refused"]), **answer["values"])
    except (subprocess.SubprocessError, OSError, ValueError, TypeError, KeyError) as error:
        raise Refusal(RefusalCode.GAVE_UP) from error
    raise refusal


def _command() -> list[str]:
    return command_for(READ_FROM_OUTSIDE, "clerk_app.importers.child")


def _check_size(data: bytes, most: int) -> None:
    if not data:
        raise Refusal(RefusalCode.EMPTY)
    if len(data) > most:
        raise Refusal(RefusalCode.TOO_LARGE, most=most // MEGABYTE)

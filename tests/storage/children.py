"""Programs that the tests start beside themselves, to be killed, locked out or kept from writing.

`python -m tests.storage.children NAME PATH` runs one; it says what it did on standard output, a line at a time. With
`nobody` at the end it becomes a user who owns nothing, once all that it needs is loaded.
"""

import os
import sys
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from clerk_app.domain.minutes import Block
from clerk_app.services.trouble import Trouble
from clerk_app.storage.engine import raw
from clerk_app.storage.safe_file import write_safely
from clerk_app.storage.store import Mode, Store, open_store
from tests.fakes import SetClock
from tests.storage.samples import MINUTE, NOON, block

BLOCKS = 40
"""How many paragraphs the typist goes round."""


NOBODY = 65534


def say(text: object) -> None:
    """Says it at once, by one write: a process may be killed right after."""
    os.write(1, f"{text}\n".encode())


def hold(path: Path) -> None:
    """Opens the store to write and keeps it until standard input ends."""
    store = open_store(path, clock=SetClock())
    say("held")
    sys.stdin.read()
    store.close()


def race(path: Path) -> None:
    """As `hold`, but says the trouble where another was quicker, and waits as the winner does."""
    try:
        hold(path)
    except Trouble as trouble:
        say(trouble.code)
        sys.stdin.read()


def typist(path: Path) -> None:
    """Types for ever."""
    type_on(open_store(path, clock=SetClock()), count(1))


def tireless_typist(path: Path) -> None:
    """Types for ever, and seldom keeps a wording, so that the store stays as small as it was."""
    type_on(open_store(path, clock=SetClock()), count(1), keep_every=500)


def hurried_typist(path: Path) -> None:
    """Types a hundred edits while the log is played into the file every few of them, and ends as a crash would."""
    store = open_store(path, clock=SetClock())
    assert store._writer is not None
    raw(store._writer).execute("PRAGMA wal_autocheckpoint=40")
    type_on(store, range(1, 101))
    os._exit(0)


def type_on(store: Store, edits: Iterable[int], keep_every: int = 5) -> None:
    """Carries out these edits; says the number of each once its commit has returned."""
    for edit in edits:
        changed = block(edit % BLOCKS, edit_text(edit))
        with store.units() as unit:
            unit.put(changed)
            if edit % keep_every == 0:
                unit.revise(changed, NOON)
            unit.commit()
        say(edit)


def missing(store: Store, acknowledged: int) -> list[int]:
    """Which of the edits that were acknowledged the store does not hold, nor a later one in the same place."""
    held = {found.id: edit_of(found) for found in store.queries.where(Block)}
    latest = {edit % BLOCKS: edit for edit in range(1, acknowledged + 1)}
    return [edit for place, edit in latest.items() if held.get(block(place).id, 0) < edit]


def edit_text(edit: int) -> str:
    """What the typist writes in an edit."""
    return f"{edit}: " + "moorings, tolls and dredging; " * (1 + edit % 9)


def edit_of(found: Block) -> int:
    """The edit that a block holds; 0 for one that was never typed in."""
    number, _, _ = found.text.plain.partition(": ")
    return int(number) if number.isdecimal() else 0


def look(path: Path) -> None:
    """Opens the store to write and, failing that, to read; says the troubles and how many paragraphs it reads."""
    for mode in Mode:
        try:
            store = open_store(path, clock=SetClock(), mode=mode)
        except Trouble as trouble:
            say(trouble.code)
            continue
        say(f"{mode}: {len(store.queries.where(Block, minute_id=MINUTE.id))}")
        store.close()


def change(path: Path) -> None:
    """Opens the store to write, changes a paragraph in it, and closes it."""
    store = open_store(path, clock=SetClock())
    with store.units() as unit:
        unit.put(block(0, "changed elsewhere"))
        unit.commit()
    store.close()
    say("changed")


def write(path: Path) -> None:
    """Writes a file safely; says the trouble, if any."""
    try:
        write_safely(path, b"new")
    except Trouble as trouble:
        say(trouble.code)
    else:
        say("written")


if __name__ == "__main__":
    if sys.argv[3:] == ["nobody"]:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    programs = (hold, race, typist, tireless_typist, hurried_typist, look, change, write)
    {program.__name__: program for program in programs}[sys.argv[1]](Path(sys.argv[2]))

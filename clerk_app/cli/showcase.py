"""The command `showcase`: the window on the sample boards, or without a display the sample meeting carried through.

The window has a store that is made once and kept with all that is typed into it. What is carried through without a
display has one of its own, which is made anew each time.
"""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from clerk_app import bootstrap
from clerk_app.cli.display import has_display
from clerk_app.cli.gui import LOOK_FILE, launch_on, state_file
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.app import run
from clerk_app.wording.catalogue import say

if TYPE_CHECKING:
    from clerk_app.services.ports import Clock

KEPT_STORE, PASSING_STORE = "sample.clerk", "showcase.clerk"
PASSING_LOOK = f"{PASSING_STORE}.look.json"
DONE, NOT_DONE = 0, 1


def show(folder: Path) -> int:
    """Shows the samples in the window, or without a display carries the meeting through and leaves its papers there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(TroubleCode.NO_PERMISSION, path=str(folder)) from error
    return in_window(folder) if has_display(os.environ) else offscreen(folder)


def in_window(folder: Path) -> int:
    """The window on the store of the samples, which is filled when it is made and never again."""
    store = folder / KEPT_STORE
    if not store.exists():
        make_store(store, bootstrap.system_clock())
    return run(launch_on(store, look_file=folder / LOOK_FILE))


def offscreen(folder: Path) -> int:
    """The sample meeting carried through the window, and its papers and a picture of it left in the folder."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from clerk_app.ui.hands import NothingHappened
    from clerk_app.ui.showcase import RoomClock, carry_through

    clock = RoomClock(bootstrap.system_clock().now().astimezone().date())
    store = folder / PASSING_STORE
    remove_store(store)
    make_store(store, clock)
    print(say("cli.showcase_begins"), flush=True)
    try:
        shown = carry_through(launch_on(store, clock, look_file=folder / PASSING_LOOK), clock, folder)
    except NothingHappened as nothing:
        print(say("cli.showcase_failed", what=nothing), file=sys.stderr)
        return NOT_DONE
    print(say("cli.showcase_done"))
    for path in (*shown.papers, shown.picture):
        print(f"  {path}")
    return DONE


def make_store(store: Path, clock: "Clock") -> None:
    """A store with the sample boards, whose meeting takes place today, and whose papers are exported beside it."""
    remembered = {"export.folder": str(store.parent.absolute()), "export.formats": "docx,pdf"}
    bootstrap.write_safely(state_file(store), json.dumps(remembered).encode())
    with bootstrap.closing(bootstrap.open_or_create(store, clock)) as app:
        bootstrap.load_samples(app, clock.now().astimezone().date())


def remove_store(store: Path) -> None:
    """Removes the store of the last time. Raises Trouble `store_locked` where somebody has it open."""
    if not store.exists():
        return
    bootstrap.open_existing(store).close()
    for path in store.parent.glob(f"{store.name}*"):
        path.unlink()

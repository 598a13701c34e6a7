"""Types into a store on a drive of two megabytes until it is full, then makes room and goes on.

Runs by itself in a mount namespace of its own: `unshare -m python -m tests.storage.full_disk FOLDER`.
"""

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from itertools import count, takewhile
from pathlib import Path

from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.safe_file import write_safely
from clerk_app.storage.store import create_store, open_store
from tests.fakes import CountingIds, SetClock
from tests.storage.samples import block, minutes, put


def main(folder: Path) -> None:
    """Fails by an assertion unless nothing acknowledged is lost and everything goes on once there is room."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], check=True)
    path = folder / "minutes.clerk"
    create_store(path, ids=CountingIds(), clock=SetClock())
    store = open_store(path, clock=SetClock())
    put(store, *minutes(0))
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(200_000))
    typed = takewhile(lambda number: room_for(partial(put, store, block(number, "The dredger. " * 100))), count())
    kept = len(list(typed))
    assert not room_for(partial(write_safely, folder / "paper.pdf", bytes(400_000)))
    assert not room_for(partial(store.back_up, folder / "copy.clerk"))
    assert sorted(file.name for file in folder.iterdir() if file.name[0] == ".") == []
    assert [found.id for found in store.queries.where(type(block(0)))] == [block(number).id for number in range(kept)]
    ballast.unlink()
    put(store, block(kept, "after room was made"))
    assert store.queries.damage() == ()
    store.close()
    again = open_store(path, clock=SetClock())
    assert len(again.queries.where(type(block(0)))) == kept + 1
    again.close()
    print(f"{kept} acknowledged paragraphs, none lost")


def room_for(act: Callable[[], object]) -> bool:
    """True if the act was done; any trouble but that the disk is full is passed on."""
    try:
        act()
    except Trouble as trouble:
        if trouble.code is not TroubleCode.DISK_FULL:
            raise
        return False
    return True


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Leaves a drive so many pages of room, from none to enough, and does on it at each point all that writes.

Runs by itself in a mount namespace of its own: `unshare -m python -m tests.storage.full_disk_swept FOLDER STEP`. A step
of 1 takes every point. Each thing must be refused as a full disk or be done, lose nothing that was there, leave no
half file, and be done once there is room.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from clerk_app.domain.minutes import Block
from clerk_app.storage.backup import check_whole
from clerk_app.storage.backup_series import back_up_in_turn, backups_of
from clerk_app.storage.engine import raw
from clerk_app.storage.restore import restore
from clerk_app.storage.safe_file import write_safely
from clerk_app.storage.store import Store, back_up_store, create_store, open_store
from clerk_app.ui.background.jobs import Jobs
from clerk_app.ui.ui_state import RETRY_AFTER_MS, UiState
from tests.fakes import CountingIds, SetClock
from tests.storage.full_disk import room_for
from tests.storage.samples import block, minutes, put
from tests.ui.fake_timers import FakeTimers

PAGE = 4096
BLOCKS = 30
LONG = "The dredger. " * 2500
CLOCK = SetClock()
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


class Drive:
    """A drive of four megabytes with a store on it, and what takes up its room."""

    def __init__(self, folder: Path) -> None:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)], check=True)
        self.folder, self.store = folder, folder / "minutes.clerk"
        self._ballast = folder / "ballast"
        create_store(self.store, ids=CountingIds(), clock=CLOCK)
        self.acknowledged: dict[Block, None] = dict.fromkeys(block(number) for number in range(BLOCKS))
        with self.opened() as store:
            put(store, *minutes(BLOCKS))

    @contextmanager
    def opened(self) -> Iterator[Store]:
        """The store, open for writing, with its log played into the file every few commits."""
        store = open_store(self.store, clock=CLOCK)
        try:
            assert store._writer is not None
            raw(store._writer).execute("PRAGMA wal_autocheckpoint=8")
            yield store
        finally:
            store.close()

    @contextmanager
    def with_room_for(self, pages: int) -> Iterator[None]:
        """Only so many pages are free until the block is left."""
        room = os.statvfs(self.folder)
        with self._ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, room.f_bavail * room.f_frsize - pages * PAGE)
        assert os.statvfs(self.folder).f_bavail * room.f_frsize == pages * PAGE
        try:
            yield
        finally:
            self._ballast.unlink()

    def put(self, store: Store, number: int, text: str) -> None:
        """Commits a block; it is acknowledged once this returns."""
        new = block(number, text)
        put(store, new)
        self.acknowledged = {old: None for old in self.acknowledged if old.id != new.id}
        self.acknowledged[new] = None

    def check(self, store: Store) -> None:
        """Fails where the store does not hold exactly what was acknowledged."""
        assert store.queries.damage() == ()
        assert set(store.queries.where(Block)) == set(self.acknowledged)

    def check_no_half_file(self) -> None:
        """Fails where something is left beside a file that was to be written."""
        assert [file for file in self.folder.rglob("*") if ".part" in file.name] == []


Act = Callable[[Drive, int], bool]
"""Does its thing with so many pages of room, and once more with enough; False where it was refused at first."""


def commit(drive: Drive, pages: int) -> bool:
    """A long paragraph is committed into the open store, which is read meanwhile and goes on afterwards."""
    with drive.opened() as store:
        drive.put(store, 1, "before")
        with drive.with_room_for(pages):
            done = room_for(partial(drive.put, store, 0, f"{pages} {LONG}"))
            drive.check(store)
        drive.put(store, 0, f"{pages} again {LONG}")
        drive.check(store)
        drive.put(store, 0, "short")
    return done


def open_and_commit(drive: Drive, pages: int) -> bool:
    """The store is opened, and closed again, on the full drive."""

    def open_type_and_close() -> None:
        with drive.opened() as store:
            drive.check(store)
            drive.put(store, 2, f"{pages} {LONG}")

    with drive.with_room_for(pages):
        done = room_for(open_type_and_close)
    with drive.opened() as store:
        drive.check(store)
        drive.put(store, 2, "short")
    return done


def back_up(drive: Drive, pages: int) -> bool:
    """A copy takes the place of an earlier copy."""
    target = drive.folder / "copy.clerk"
    make = partial(back_up_store, drive.store, target, clock=CLOCK, replace=True)
    if not target.exists():
        make()
    return _replaced(drive, target, pages, make)


def back_up_beside(drive: Drive, pages: int) -> bool:
    """One of the series is made; the earlier ones stay."""
    earlier = back_up_in_turn(drive.store, NOON)
    with drive.with_room_for(pages):
        done = room_for(partial(back_up_in_turn, drive.store, NOON + timedelta(hours=1)))
        drive.check_no_half_file()
        assert earlier in backups_of(drive.store)
        assert len(backups_of(drive.store)) == 1 + done
    back_up_in_turn(drive.store, NOON + timedelta(hours=2))
    for made in backups_of(drive.store):
        check_whole(made.path)
        made.path.unlink()
    return done


def put_back(drive: Drive, pages: int) -> bool:
    """A backup takes the place of the store, which is kept."""
    backup = drive.folder / "backup.clerk"
    back_up_store(drive.store, backup, clock=CLOCK)
    with drive.with_room_for(pages):
        done = room_for(partial(restore, backup, drive.store, clock=CLOCK))
        drive.check_no_half_file()
        assert len(list(drive.folder.glob("*.replaced-*"))) == done
    with drive.opened() as store:
        drive.check(store)
    restore(backup, drive.store, clock=CLOCK)
    for file in (backup, *drive.folder.glob("*.replaced-*")):
        file.unlink()
    with drive.opened() as store:
        drive.check(store)
    return done


def begin_a_store(drive: Drive, pages: int) -> bool:
    """New records are begun."""
    new = drive.folder / "new.clerk"
    make = partial(create_store, new, ids=CountingIds(), clock=CLOCK)
    with drive.with_room_for(pages):
        done = room_for(make)
        drive.check_no_half_file()
        assert new.exists() is done
    new.unlink(missing_ok=True)
    make()
    check_whole(new)
    new.unlink()
    return done


def export(drive: Drive, pages: int) -> bool:
    """A paper takes the place of an earlier paper."""
    paper = drive.folder / "minutes.pdf"
    paper.write_bytes(b"earlier")
    return _replaced(drive, paper, pages, partial(write_safely, paper, bytes(40 * PAGE)))


def keep_the_place(drive: Drive, pages: int) -> bool:
    """The window writes down what it remembers; what was written before stays, and it tries again by itself."""
    file, jobs, timers = drive.folder / "window.json", Jobs(), FakeTimers()
    state = UiState(file, write_safely, jobs, timers=timers)
    state.begin()
    state.remember("place", "before")
    state.flush()
    jobs.finish()
    with drive.with_room_for(pages):
        state.remember("place", "x" * 8 * PAGE)
        state.flush()
        jobs.finish()
        drive.check_no_half_file()
        kept = UiState(file, None, jobs).text("place")
    assert kept in ("before", "x" * 8 * PAGE)
    timers.advance(RETRY_AFTER_MS)
    jobs.finish()
    assert UiState(file, None, jobs).text("place") == "x" * 8 * PAGE
    file.unlink()
    return kept != "before"


def _replaced(drive: Drive, target: Path, pages: int, make: Callable[[], None]) -> bool:
    earlier = target.read_bytes()
    with drive.with_room_for(pages):
        done = room_for(make)
        drive.check_no_half_file()
        if not done:
            assert target.read_bytes() == earlier
    make()
    return done


POINTS: dict[Act, range] = {
    commit: range(31),
    open_and_commit: range(41),
    back_up: range(0, 240, 5),
    back_up_beside: range(0, 240, 5),
    put_back: range(0, 500, 10),
    begin_a_store: range(0, 240, 5),
    export: range(46),
    keep_the_place: range(13),
}
"""How many pages of room each is done with: enough at the end, so that it is seen to be done there."""


def main(folder: Path, step: int) -> None:
    """Fails by an assertion, or by what is raised, at the first point at which something is not as it should be."""
    application = QCoreApplication([])
    drive, points = Drive(folder), 0
    for act, all_points in POINTS.items():
        swept = sorted({*all_points[::step], all_points[-1]})
        done = []
        for pages in swept:
            try:
                done.append(act(drive, pages))
            except BaseException as error:
                error.add_note(f"{act.__name__} with room for {pages} pages")
                raise
        assert (done[0], done[-1]) == (False, True), act
        points += len(swept)
        print(f"{act.__name__}: {len(swept)} points, {done.count(False)} of them too full", file=sys.stderr)
    print(f"{points} points, nothing acknowledged lost and no half file left")
    application.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

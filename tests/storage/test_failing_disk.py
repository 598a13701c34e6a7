"""A call of the disk fails, whichever: it is said what went wrong, nothing acknowledged is lost, and all goes on."""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from clerk_app.domain.minutes import Block
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.backup import check_whole
from clerk_app.storage.backup_series import back_up_in_turn, backups_of
from clerk_app.storage.engine import raw
from clerk_app.storage.restore import restore
from clerk_app.storage.safe_file import write_safely
from clerk_app.storage.store import Store, create_store, open_store
from tests.fakes import CountingIds, SetClock
from tests.storage.failing_disk import FailingDisk, failing_disk
from tests.storage.samples import NOON, block, minutes, put

BLOCKS = 12
LONG = "moorings, tolls and dredging; " * 200
CLOCK = SetClock()
OF_THE_DISK = frozenset(
    {
        TroubleCode.DISK_ERROR,
        TroubleCode.DISK_FULL,
        TroubleCode.NO_PERMISSION,
        TroubleCode.STORE_BUSY,
        TroubleCode.STORE_DAMAGED,
        TroubleCode.STORE_READ_ONLY,
        TroubleCode.STORE_GONE,
    }
)
"""What may be said of a disk that fails. Which it is, only the call can tell."""


@dataclass
class Records:
    """A store on the disk, and what was acknowledged in it."""

    path: Path
    acknowledged: dict[int, str] = field(default_factory=dict)
    uncertain: dict[int, str] = field(default_factory=dict)
    """What was typed last where that was not acknowledged: it may be there all the same."""

    def opened(self) -> Store:
        store = open_store(self.path, clock=CLOCK)
        assert store._writer is not None
        raw(store._writer).execute("PRAGMA wal_autocheckpoint=8")
        return store

    def type(self, store: Store, number: int, text: str) -> None:
        self.uncertain[number] = text
        put(store, block(number, text))
        self.acknowledged[number] = text
        del self.uncertain[number]

    def check(self, store: Store) -> None:
        """Fails where the store lacks anything acknowledged."""
        assert store.queries.damage() == ()
        for found in store.queries.where(Block):
            number = int(found.id[1:], 16)
            assert found.text.plain in (self.acknowledged[number], self.uncertain.get(number))


def new_records(folder: Path) -> Records:
    folder.mkdir()
    records = Records(folder / "minutes.clerk")
    create_store(records.path, ids=CountingIds(), clock=CLOCK)
    with closing(open_store(records.path, clock=CLOCK)) as store:
        put(store, *minutes(BLOCKS))
        records.acknowledged = {int(found.id[1:], 16): found.text.plain for found in store.queries.where(Block)}
    return records


Act = Callable[[Records], None]
"""Does a thing on the disk that may fail, and ends with its own things closed."""


def open_type_and_close(records: Records) -> None:
    """The store is opened, typed in, and closed."""
    with closing(records.opened()) as store:
        records.check(store)
        for number in range(3):
            records.type(store, number, f"{len(LONG)} {number} {LONG}")


def back_up_by_itself(records: Records) -> None:
    """One of the series of backups is made."""
    made = back_up_in_turn(records.path, NOON + timedelta(hours=len(backups_of(records.path))))
    check_whole(made.path)


def begin_records(records: Records) -> None:
    """New records are begun."""
    new = records.path.with_name("new.clerk")
    create_store(new, ids=CountingIds(), clock=CLOCK)
    check_whole(new)


def put_back(records: Records) -> None:
    """A backup takes the place of the store."""
    assert restore(records.path.with_name("backup.clerk"), records.path, clock=CLOCK) is not None


def export(records: Records) -> None:
    """A paper takes the place of another."""
    write_safely(records.path.with_name("minutes.pdf"), b"new" * 10_000)


def sweep(act: Act, folder: Path, stride: int = 1, *, both: bool = False) -> int:
    """How many calls failed, each in its turn; fails where one of them costs anything.

    Now one fails alone, now with all that follow; with `both` it is each in both ways.
    """
    records = new_records(folder / "before")
    shutil.copyfile(records.path, records.path.with_name("backup.clerk"))
    records.path.with_name("minutes.pdf").write_bytes(b"old")
    points, done = 0, False
    for number, at in enumerate(count(0, stride)):
        for for_good in (False, True) if both else (number % 2 == 1,):
            there = Path(shutil.copytree(folder / "before", folder / "now"))
            done = survives(act, Records(there / records.path.name, dict(records.acknowledged)), at, for_good=for_good)
            shutil.rmtree(there)
            points += not done
        if done:
            break
    print(f"{act.__name__}: {points} calls let fail, alone or with all that follow")
    return points


def survives(act: Act, records: Records, at: int, *, for_good: bool) -> bool:
    """True where the act was done before any call failed."""
    folder = records.path.parent
    with failing_disk(folder) as disk:
        said = tried(act, records, disk, at, for_good=for_good)
        try:
            check_afterwards(records, said)
            check_files(folder, said)
            if said is not None:
                try_again(act, records)
        except BaseException as error:
            error.add_note(f"{act.__name__}: {disk.failed[:1]} failed, for good: {for_good}; it said {said}")
            raise
    return not disk.failed


def tried(act: Act, records: Records, disk: FailingDisk, at: int, *, for_good: bool) -> Trouble | None:
    try:
        with disk.failing(at, for_good=for_good):
            act(records)
    except Trouble as trouble:
        assert disk.failed, "a trouble where nothing failed"
        return trouble
    except BaseException as error:
        error.add_note(f"{act.__name__}: {disk.failed[:1]} failed, for good: {for_good}")
        raise
    return None


def check_afterwards(records: Records, said: Trouble | None) -> None:
    assert said is None or said.code in OF_THE_DISK
    with closing(records.opened()) as store:
        records.check(store)


def check_files(folder: Path, said: Trouble | None) -> None:
    for backup in backups_of(folder / "minutes.clerk"):
        check_whole(backup.path)
    for made in (*folder.glob("new.clerk"), *folder.glob("*.replaced-*.clerk")):
        check_whole(made)
    assert (folder / "minutes.pdf").read_bytes() in (b"old", b"new" * 10_000)


def try_again(act: Act, records: Records) -> None:
    """Once the disk is well it is done."""
    records.path.with_name("new.clerk").unlink(missing_ok=True)
    with closing(records.opened()) as store:
        records.type(store, 0, "again")
        records.check(store)
    act(records)


ACTS = (open_type_and_close, back_up_by_itself, begin_records, put_back, export)


@pytest.mark.parametrize("act", ACTS)
def test_a_call_of_the_disk_that_fails_costs_nothing_and_all_goes_on(act: Act, tmp_path: Path) -> None:
    assert sweep(act, tmp_path, stride=61 if act is not export else 5) > 0


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("act", ACTS)
def test_whichever_call_of_the_disk_fails_costs_nothing_and_all_goes_on(
    act: Act, tmp_path: Path, full_counts: bool
) -> None:
    assert sweep(act, tmp_path, both=full_counts) > 2

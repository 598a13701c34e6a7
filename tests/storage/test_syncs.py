"""A commit flushes the disk once: that is what a key waits for on a slow drive."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from clerk_app.adapters.system_clock import SystemClock
from clerk_app.adapters.uuid7 import Uuid7Ids
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import SaveBlocks
from clerk_app.services.app import App
from clerk_app.storage.store import create_store, open_store
from tests.kill.recorded_disk import recorded_disk
from tests.sqlite_disk import Call
from tests.storage.samples import MEETING, MINUTE, block, minutes, put


@pytest.mark.parametrize("keep", [False, True])
def test_a_save_of_a_key_flushes_the_disk_once_however_much_there_is(keep: bool, tmp_path: Path) -> None:
    clock = SystemClock()
    ids, path = Uuid7Ids(clock), tmp_path / "records.clerk"
    create_store(path, ids=ids, clock=clock)
    with recorded_disk(tmp_path) as recording, closing(open_store(path, clock=clock)) as store:
        if recording is None:
            pytest.skip("Python's SQLite cannot be reached here")
        app = App(store.units, store.queries, ids, clock)
        put(store, *minutes(2000))
        for number in range(60):
            before = len(recording.calls)
            changed = replace(block(number), text=typed(f"Paragraph {number}, and one word more."))
            app.execute(SaveBlocks(meeting_id=MEETING.id, minute_id=MINUTE.id, put=(changed,), keep=keep))
            made = [done for done in recording.calls[before:] if done.call is Call.SYNC]
            if number:  # the first one begins the log anew behind what was put, which costs flushes of its own
                assert [done.name for done in made] == ["records.clerk-wal"]

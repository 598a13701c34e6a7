import stat
from pathlib import Path

import pytest

from clerk_app.domain.minutes import Block
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.backup import back_up
from clerk_app.storage.store import Mode, Store, open_store
from tests.fakes import SetClock
from tests.storage.children import BLOCKS, edit_of
from tests.storage.processes import start
from tests.storage.samples import block, minutes, put
from tests.storage.test_unit_of_work import spoil


def blocks_in(path: Path) -> tuple[Block, ...]:
    reader = open_store(path, clock=SetClock(), mode=Mode.READ)
    try:
        assert reader.queries.damage() == ()
        return reader.queries.where(Block)
    finally:
        reader.close()


def test_a_copy_holds_all_that_is_committed_while_the_store_stays_open(store: Store, tmp_path: Path) -> None:
    put(store, *minutes(30))
    with store.units() as unit:
        unit.put(block(99, "not committed"))
        store.back_up(tmp_path / "copy.clerk")
    put(store, block(31, "committed later"))
    assert blocks_in(tmp_path / "copy.clerk") == tuple(block(number) for number in range(30))
    assert stat.S_IMODE((tmp_path / "copy.clerk").stat().st_mode) == 0o600


def test_a_copy_can_be_written_like_any_store(store: Store, tmp_path: Path) -> None:
    put(store, *minutes(2))
    store.back_up(tmp_path / "copy.clerk")
    copy = open_store(tmp_path / "copy.clerk", clock=SetClock())
    put(copy, block(5, "in the copy alone"))
    assert copy.store_id == store.store_id
    assert (len(copy.queries.where(Block)), len(store.queries.where(Block))) == (3, 2)
    copy.close()


def test_a_store_that_is_closed_can_be_copied_and_nothing_is_left_beside_it(path: Path, tmp_path: Path) -> None:
    back_up(path, tmp_path / "copy.clerk")
    assert blocks_in(tmp_path / "copy.clerk") == ()
    assert not path.with_name(f"{path.name}-wal").exists()


def test_every_copy_of_a_store_in_use_is_whole_and_lacks_nothing_acknowledged(path: Path, tmp_path: Path) -> None:
    opened = open_store(path, clock=SetClock())
    put(opened, *minutes(BLOCKS))
    opened.close()
    with start("typist", path) as typist:
        assert typist.stdout is not None
        for _ in range(15):
            acknowledged = int(typist.stdout.readline())
            back_up(path, tmp_path / "copy.clerk")
            assert max(edit_of(found) for found in blocks_in(tmp_path / "copy.clerk")) >= acknowledged
        typist.kill()


def test_a_damaged_store_is_not_copied_over_a_good_copy(store: Store, tmp_path: Path) -> None:
    put(store, *minutes(2))
    store.back_up(tmp_path / "copy.clerk")
    good = (tmp_path / "copy.clerk").read_bytes()
    spoil(store, block(1))
    with pytest.raises(Trouble) as trouble:
        store.back_up(tmp_path / "copy.clerk")
    assert trouble.value.code is TroubleCode.STORE_DAMAGED
    assert trouble.value.values["path"] == str(store.path)
    assert trouble.value.values["first"] == f"row blocks {block(1).id}"
    assert (tmp_path / "copy.clerk").read_bytes() == good
    assert not [file for file in tmp_path.iterdir() if file.name.endswith(".part")]


def test_a_copy_to_a_folder_that_is_not_there_says_so(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        store.back_up(tmp_path / "stick" / "copy.clerk")
    assert trouble.value.code is TroubleCode.TARGET_MISSING


def test_a_store_that_is_gone_cannot_be_copied(store: Store, tmp_path: Path) -> None:
    for file in list(tmp_path.iterdir()):
        file.unlink()
    with pytest.raises(Trouble) as trouble:
        store.back_up(tmp_path / "copy.clerk")
    assert trouble.value.code is TroubleCode.STORE_GONE
    assert list(tmp_path.iterdir()) == []

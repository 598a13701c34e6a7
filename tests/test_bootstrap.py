"""The wiring: real parts behind the ports, and nothing loaded before it is needed."""

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

from clerk_app.bootstrap import (
    HEAVY_MODULES,
    STORE_NAME,
    closing,
    data_folder,
    default_store,
    free_place,
    load_samples,
    open_or_create,
    open_read_only,
    read_interchange,
    spelling,
)
from clerk_app.domain.board import Board
from clerk_app.domain.kinds import Entity
from clerk_app.domain.names import DatedName
from clerk_app.services.acts import CreateBoard, ImportEntities, Undo
from clerk_app.services.importing import plan_import
from clerk_app.services.interchange import export_store
from clerk_app.services.trouble import Trouble, TroubleCode
from tests.fakes import CountingIds, SetClock
from tests.strategies import FOR_RECORDS, records

BOARD = Board(id=CountingIds(77).new(), names=(DatedName("Harbour Board"),))


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({"HOME": "/home/ann"}, "linux", "/home/ann/.local/share/clerk"),
        ({"HOME": "/home/ann", "XDG_DATA_HOME": "/data"}, "linux", "/data/clerk"),
        ({"HOME": "/Users/ann"}, "darwin", "/Users/ann/Library/Application Support/Clerk"),
        ({"USERPROFILE": "/ann", "LOCALAPPDATA": "/ann/local"}, "win32", "/ann/local/Clerk"),
        ({"USERPROFILE": "/ann"}, "win32", "/ann/AppData/Local/Clerk"),
    ],
)
def test_records_lie_where_each_system_keeps_them(environment: dict[str, str], platform: str, folder: str) -> None:
    assert data_folder(environment, platform) == Path(folder)
    assert default_store(environment, platform) == Path(folder, STORE_NAME)


def test_importing_the_wiring_loads_nothing_heavy() -> None:
    program = "import clerk_app.bootstrap, sys; print(*{name.partition('.')[0] for name in sys.modules})"
    names = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not {"sqlalchemy", "cattrs", "reportlab", "jsonschema", "alembic", "PySide6"} & set(names)


def test_the_dictionary_is_loaded_once() -> None:
    assert spelling().is_known("inquorate")
    assert spelling() is spelling()


def test_the_heavy_modules_are_there() -> None:
    program = f"import {', '.join(HEAVY_MODULES)}"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_new_store_keeps_what_was_done_in_it(tmp_path: Path) -> None:
    path = tmp_path / "records.clerk"
    with closing(open_or_create(path)) as app:
        app.execute(CreateBoard(board=BOARD))
    with closing(open_read_only(path)) as app:
        assert app.queries.boards() == (BOARD,)


def test_the_persons_own_folder_is_made_when_it_is_first_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new" / "clerk" / STORE_NAME
    monkeypatch.setattr("clerk_app.bootstrap.default_store", lambda: path)
    open_or_create(path).close()
    assert path.exists()


def test_any_other_folder_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught:
        open_or_create(tmp_path / "new" / "records.clerk")
    assert caught.value.code is TroubleCode.TARGET_MISSING


def test_nothing_is_changed_in_a_store_opened_to_be_read(tmp_path: Path) -> None:
    path = tmp_path / "records.clerk"
    open_or_create(path).close()
    opened = open_read_only(path)
    with closing(opened) as app, pytest.raises(Trouble) as caught:
        app.execute(CreateBoard(board=BOARD))
    assert opened.read_only
    assert caught.value.code is TroubleCode.STORE_READ_ONLY


def test_an_act_is_undone_in_the_real_store(tmp_path: Path) -> None:
    with closing(open_or_create(tmp_path / "records.clerk")) as app:
        outcome = app.execute(CreateBoard(board=BOARD))
        assert outcome.journal_id is not None
        app.execute(Undo(journal_id=outcome.journal_id))
        assert app.queries.boards() == ()


def test_the_samples_are_loaded_into_the_real_store(tmp_path: Path) -> None:
    clock = SetClock(datetime(2025, 3, 18, 9, tzinfo=UTC))
    with closing(open_or_create(tmp_path / "records.clerk", clock)) as app:
        load_samples(app, date(2025, 3, 18))
        assert len(app.queries.boards()) == 5
        assert app.queries.damage() == ()


@given(record=records())
@settings(FOR_RECORDS, max_examples=8)
def test_export_into_an_empty_real_store_and_export_is_the_same_to_the_byte(
    tmp_path_factory: pytest.TempPathFactory, record: tuple[Entity, ...]
) -> None:
    folder = tmp_path_factory.mktemp("round")
    with closing(open_or_create(folder / "one.clerk")) as one:
        one.execute(ImportEntities(entities=record))
        text = export_store(one.queries)
    with closing(open_or_create(folder / "two.clerk")) as two:
        two.execute(plan_import(read_interchange(text.encode()), two.queries, two.ids))
        assert export_store(two.queries) == text


def test_new_records_begin_where_neither_records_nor_the_last_words_of_others_lie(tmp_path: Path) -> None:
    store = tmp_path / "records.clerk"
    assert free_place(store) == tmp_path / "records-2.clerk"
    (tmp_path / "records-2.clerk").touch()
    (tmp_path / "records-3.clerk-wal").write_bytes(b"words")
    assert free_place(store) == tmp_path / "records-4.clerk"

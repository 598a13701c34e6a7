"""Stores in folders of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_app.storage.store import Store, create_store, open_store
from tests.fakes import CountingIds, SetClock


@pytest.fixture
def clock() -> SetClock:
    """A clock that stands still."""
    return SetClock()


@pytest.fixture
def path(tmp_path: Path, clock: SetClock) -> Path:
    """A store without anything in it, closed."""
    made = tmp_path / "minutes.clerk"
    create_store(made, ids=CountingIds(), clock=clock)
    return made


@pytest.fixture
def store(path: Path, clock: SetClock) -> Iterator[Store]:
    """The store, open for writing."""
    opened = open_store(path, clock=clock)
    yield opened
    opened.close()

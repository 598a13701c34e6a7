"""What the window remembers: written off the GUI thread, a moment later, and never needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.domain.identity import Id
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.background.jobs import Jobs
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.ui_state import RETRY_AFTER_MS, UiState
from tests.ui.fake_timers import FakeTimers

pytestmark = pytest.mark.usefixtures("qapp")

PLACE = Place(
    screen=ScreenName.LIVE,
    board_id=Id("b" * 32),
    meeting_id=Id("e" * 32),
    minute_id=Id("f" * 32),
    block_id=Id("a" * 32),
    after_caret=17,
)


class _Writer:
    def __init__(self) -> None:
        self.threads: list[str] = []

    def write(self, path: Path, content: bytes) -> None:
        self.threads.append(current_thread().name)
        path.write_bytes(content)


class _FullDisk(_Writer):
    is_full = True

    def write(self, path: Path, content: bytes) -> None:
        if self.is_full:
            raise Trouble(TroubleCode.DISK_FULL)
        super().write(path, content)


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.finish()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "window.json"


def test_what_is_remembered_is_there_for_the_next_run(path: Path, jobs: Jobs) -> None:
    writer = _Writer()
    state = UiState(path, writer.write, jobs)
    state.begin()
    state.remember("window.text_size", 125)
    state.remember_place(PLACE)
    state.flush()
    jobs.finish()
    again = UiState(path, writer.write, jobs)
    assert again.number("window.text_size") == 125
    assert again.last_place() == PLACE


def test_it_is_written_beside_the_window_and_once_for_several_changes(path: Path, jobs: Jobs, qtbot: QtBot) -> None:
    writer = _Writer()
    state = UiState(None, writer.write, jobs, look_path=path)
    for percent in (100, 125, 150):
        state.remember("window.text_size", percent)
    qtbot.waitUntil(lambda: path.exists(), timeout=5000)
    jobs.finish()
    assert writer.threads == ["long jobs"]
    assert main_thread().name not in writer.threads


def test_a_run_that_did_not_end_is_known_to_the_next(path: Path, jobs: Jobs) -> None:
    writer = _Writer()
    first = UiState(path, writer.write, jobs)
    assert not first.was_interrupted
    first.begin()
    jobs.finish()
    second = UiState(path, writer.write, jobs)
    assert second.was_interrupted
    second.begin()
    second.end()
    jobs.finish()
    assert not UiState(path, writer.write, jobs).was_interrupted


@pytest.mark.parametrize("content", ["", "[1, 2]", "{broken", '{"place.screen": "nowhere"}', '{"place.screen": 3}'])
def test_a_file_that_cannot_be_read_counts_as_empty(content: str, path: Path, jobs: Jobs) -> None:
    path.write_text(content)
    state = UiState(path, None, jobs)
    assert state.last_place() is None
    assert state.number("window.text_size", 100) == 100


def test_without_a_file_nothing_is_written(jobs: Jobs) -> None:
    state = UiState(None, None, jobs)
    state.remember("window.text_size", 125)
    state.flush()
    assert state.number("window.text_size") == 125


def test_the_look_is_kept_for_every_store_and_the_place_for_its_own(tmp_path: Path, jobs: Jobs) -> None:
    look, here, there = tmp_path / "look.json", tmp_path / "here.json", tmp_path / "there.json"
    writer = _Writer()
    state = UiState(here, writer.write, jobs, look_path=look)
    state.begin()
    state.remember("window.text_size", 150)
    state.remember_place(PLACE)
    state.flush()
    jobs.finish()
    elsewhere = UiState(there, writer.write, jobs, look_path=look)
    assert elsewhere.number("window.text_size") == 150
    assert elsewhere.last_place() is None
    assert UiState(here, writer.write, jobs, look_path=look).last_place() == PLACE


def test_a_place_that_the_disk_refused_is_written_as_soon_as_it_takes_it(path: Path, jobs: Jobs) -> None:
    writer, timers = _FullDisk(), FakeTimers()
    state = UiState(path, writer.write, jobs, timers=timers)
    state.begin()
    state.remember_place(PLACE)
    jobs.finish()
    assert not path.exists()
    writer.is_full = False
    timers.advance(RETRY_AFTER_MS)
    jobs.finish()
    assert UiState(path, writer.write, jobs).last_place() == PLACE


def test_a_run_that_has_ended_no_longer_tries_to_write(path: Path, jobs: Jobs) -> None:
    writer, timers = _FullDisk(), FakeTimers()
    state = UiState(path, writer.write, jobs, timers=timers)
    state.begin()
    state.end()
    jobs.finish()
    writer.is_full = False
    timers.advance(RETRY_AFTER_MS)
    jobs.finish()
    assert not path.exists()


def test_another_paragraph_is_remembered_at_once_and_the_caret_in_it_a_moment_later(path: Path, jobs: Jobs) -> None:
    writer = _Writer()
    state = UiState(path, writer.write, jobs)
    state.begin()
    state.remember_place(PLACE)
    state.remember_place(replace(PLACE, after_caret=18))
    jobs.finish()
    assert UiState(path, None, jobs).last_place() == PLACE


def test_a_run_that_never_began_writes_nothing_of_the_place(path: Path, tmp_path: Path, jobs: Jobs) -> None:
    writer = _Writer()
    state = UiState(path, writer.write, jobs, look_path=tmp_path / "look.json")
    state.remember("window.text_size", 150)
    state.remember_place(PLACE)
    state.end()
    jobs.finish()
    assert not path.exists()
    assert UiState(None, None, jobs, look_path=tmp_path / "look.json").number("window.text_size") == 150


def test_a_place_that_another_window_moved_meanwhile_is_taken_over_and_the_own_look_kept(
    path: Path, jobs: Jobs
) -> None:
    writer = _Writer()
    waiting = UiState(path, writer.write, jobs)
    waiting.remember("window.text_size", 150)
    other = UiState(path, writer.write, jobs)
    other.begin()
    other.remember_place(PLACE)
    jobs.finish()
    waiting.look_again()
    assert waiting.last_place() == PLACE
    assert waiting.was_interrupted
    assert waiting.number("window.text_size") == 150

"""Long jobs run beside the window, report how far they are, and stop when asked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from threading import Event, current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.ui.background.jobs import JobCancelled, Jobs, Progress, Reporter, warm_up


class _Listener:
    def __init__(self) -> None:
        self.values: list[object] = []
        self.errors: list[Exception] = []
        self.progress: list[Progress] = []
        self.thread = ""

    def done(self, value: object) -> None:
        self.values.append(value)
        self.thread = current_thread().name

    def failed(self, error: Exception) -> None:
        self.errors.append(error)

    def progressed(self, progress: Progress) -> None:
        self.progress.append(progress)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


def _three_pages(reporter: Reporter) -> object:
    for page in range(3):
        reporter.report(page, 3, f"page {page + 1}")
    return current_thread().name


def test_a_job_runs_in_another_thread_and_its_value_comes_back_in_the_windows(jobs: Jobs, qtbot: QtBot) -> None:
    listener = _Listener()
    jobs.start(_three_pages, listener.done, listener.failed, listener.progressed)
    qtbot.waitUntil(lambda: bool(listener.values))
    assert listener.values == ["long jobs"]
    assert listener.thread == main_thread().name
    assert listener.progress == [Progress(0, 3, "page 1"), Progress(1, 3, "page 2"), Progress(2, 3, "page 3")]


def test_an_error_comes_back_and_the_next_job_is_done(jobs: Jobs, qtbot: QtBot) -> None:
    listener = _Listener()

    def fails(reporter: Reporter) -> object:
        raise OSError(28, "full")

    jobs.start(fails, listener.done, listener.failed)
    jobs.start(_three_pages, listener.done, listener.failed)
    qtbot.waitUntil(lambda: bool(listener.values))
    assert [type(error) for error in listener.errors] == [OSError]


def test_a_cancelled_job_stops_at_its_next_step(jobs: Jobs, qtbot: QtBot) -> None:
    listener = _Listener()
    begun, may_go_on = Event(), Event()

    def slow(reporter: Reporter) -> object:
        begun.set()
        may_go_on.wait(5)
        reporter.report(1, 2)
        return "all of it"

    handle = jobs.start(slow, listener.done, listener.failed)
    assert begun.wait(5)
    handle.cancel()
    may_go_on.set()
    qtbot.waitUntil(lambda: bool(listener.errors))
    assert isinstance(listener.errors[0], JobCancelled)
    assert listener.values == []


def test_a_job_that_was_cancelled_while_it_waited_is_never_begun(jobs: Jobs, qtbot: QtBot) -> None:
    listener = _Listener()
    may_go_on = Event()
    begun: list[str] = []

    def first(reporter: Reporter) -> object:
        may_go_on.wait(5)
        return None

    def second(reporter: Reporter) -> object:
        begun.append("second")
        return None

    jobs.start(first)
    jobs.start(second, listener.done, listener.failed).cancel()
    may_go_on.set()
    qtbot.waitUntil(lambda: bool(listener.errors))
    assert begun == []


def test_finishing_waits_for_every_job_and_the_worker_can_be_used_again(jobs: Jobs, qtbot: QtBot) -> None:
    listener = _Listener()
    jobs.start(_three_pages, listener.done)
    jobs.finish()
    assert listener.values == ["long jobs"]
    jobs.start(_three_pages, listener.done)
    jobs.finish()
    assert len(listener.values) == 2


def test_warming_up_imports_what_it_is_told_and_nothing_before(jobs: Jobs, qtbot: QtBot) -> None:
    listener = _Listener()
    job = warm_up(["colorsys"])
    sys.modules.pop("colorsys", None)
    jobs.start(job, listener.done, listener.failed)
    jobs.finish()
    assert "colorsys" in sys.modules
    assert listener.errors == []

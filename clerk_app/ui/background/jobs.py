"""Long work (export, backup, heavy imports) on a worker of its own, with progress and cancel, on plain values only.

A job is a function of one `Reporter`::

    handle = desk.jobs.start(partial(write_both, minutes, folder), on_done=self._exported, on_failed=self._not_exported,
                             on_progress=self._show_progress)
    handle.cancel()

It reads what it was given, never a widget, and returns a plain value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from queue import SimpleQueue
from threading import Event, Thread

from PySide6.QtCore import QObject

from clerk_app.ui.background.answers import Answers, call


class JobCancelled(Exception):
    """Raised inside a job that was cancelled; `on_failed` receives it."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: `done` of `total` steps, and the name of the step under way."""

    done: int
    total: int
    step: str = ""


class JobHandle:
    """A job that was started; it can be cancelled from the GUI thread."""

    def __init__(self) -> None:
        self._cancelled = Event()

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """True once it was asked to stop."""
        return self._cancelled.is_set()


class Reporter:
    """What a job is given: it reports its progress, and stops where it was cancelled."""

    def __init__(self, handle: JobHandle, post: Callable[[Progress], None]) -> None:
        self._handle = handle
        self._post = post

    def report(self, done: int, total: int, step: str = "") -> None:
        """Say how far the job is; raises JobCancelled if it was asked to stop."""
        self.stop_if_cancelled()
        self._post(Progress(done, total, step))

    def stop_if_cancelled(self) -> None:
        """Raises JobCancelled if the job was asked to stop."""
        if self._handle.is_cancelled:
            raise JobCancelled


Job = Callable[[Reporter], object]
OnValue = Callable[[object], None] | None
OnError = Callable[[Exception], None] | None
OnProgress = Callable[[Progress], None] | None


@dataclass(frozen=True, slots=True)
class _Request:
    job: Job
    handle: JobHandle
    on_done: OnValue
    on_failed: OnError
    on_progress: OnProgress


@dataclass(frozen=True, slots=True)
class _Answer:
    request: _Request
    value: object = None
    error: Exception | None = None
    progress: Progress | None = None


class Jobs(QObject):
    """The worker for long jobs; they run one after another."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[_Request | None] = SimpleQueue()
        self._answers: Answers[_Answer] = Answers(self._deliver)
        self._running: set[JobHandle] = set()
        self._thread: Thread | None = None

    def start(
        self, job: Job, on_done: OnValue = None, on_failed: OnError = None, on_progress: OnProgress = None
    ) -> JobHandle:
        """Queue a job; the receivers are bound methods and run in the GUI thread."""
        if self._thread is None:
            self._answers.listen()
            self._thread = Thread(target=self._work, name="long jobs", daemon=True)
            self._thread.start()
        handle = JobHandle()
        self._running.add(handle)
        self._queue.put(_Request(job, handle, on_done, on_failed, on_progress))
        return handle

    @property
    def is_idle(self) -> bool:
        """True while every job that was started has been answered."""
        return not self._running

    def close(self) -> None:
        """Cancel what can be cancelled, wait for the rest, and deliver the answers."""
        for handle in self._running:
            handle.cancel()
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join()
            self._thread = None
        self._answers.drain()

    def finish(self) -> None:
        """Wait for every job without cancelling any, and deliver the answers; the worker starts anew when needed."""
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join()
            self._thread = None
        self._answers.drain()

    def _deliver(self, answer: _Answer) -> None:
        request = answer.request
        if answer.progress is not None:
            call(request.on_progress, answer.progress)
            return
        self._running.discard(request.handle)
        if answer.error is not None:
            call(request.on_failed, answer.error)
        else:
            call(request.on_done, answer.value)

    def _work(self) -> None:
        while (request := self._queue.get()) is not None:
            self._answers.post(self._run(request))

    def _run(self, request: _Request) -> _Answer:
        def report(progress: Progress) -> None:
            self._answers.post(_Answer(request, progress=progress))

        reporter = Reporter(request.handle, report)
        try:
            reporter.stop_if_cancelled()
            return _Answer(request, value=request.job(reporter))
        except Exception as error:  # the worker must outlive any job; the GUI thread says what went wrong
            return _Answer(request, error=error)


@dataclass(frozen=True, slots=True)
class WarmUp:
    """A job that imports heavy libraries, so that the first export need not wait for them."""

    modules: tuple[str, ...]

    def __call__(self, reporter: Reporter) -> object:
        for done, name in enumerate(self.modules):
            reporter.report(done, len(self.modules), name)
            import_module(name)
        return None


def warm_up(modules: Iterable[str]) -> Job:
    """The job that imports these modules."""
    return WarmUp(tuple(modules))

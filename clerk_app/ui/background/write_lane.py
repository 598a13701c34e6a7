"""The write lane: one thread owns the connection that writes, takes acts from a queue, and answers the GUI thread.

A screen author writes::

    desk.lane.submit(MarkAttendance(...), self._attendance_marked, self._attendance_failed)

Both receivers are bound methods and run in the GUI thread: the first with the Outcome once it is committed, the second
with the error. Everything that an act changed is announced by the change hub before the first receiver runs.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from clerk_app.ui.background.answers import Answers, call

if TYPE_CHECKING:
    from clerk_app.domain.identity import Id
    from clerk_app.services.acts import Act
    from clerk_app.services.app import App
    from clerk_app.services.outcome import Outcome


class OpenStore(Protocol):
    """A store that is open, as the wiring hands it over."""

    @property
    def app(self) -> App:
        """Acts, carried out in the lane; its queries are read in the GUI thread."""
        ...

    @property
    def read_only(self) -> bool:
        """True where another window holds the store: no act can be carried out."""
        ...

    def mend(self, meeting_id: Id) -> frozenset[Id]:
        """What is damaged in a meeting is from now on as its record shows it; carried out in the lane."""
        ...

    def close(self) -> None:
        """Lets go of the store."""
        ...


StoreOpener = Callable[[], OpenStore]
"""Opens the store; called once, in the lane, so that the libraries it imports hold up no window."""

OnDone = Callable[["Outcome"], None] | None
OnMended = Callable[[frozenset["Id"]], None] | None
OnFailed = Callable[[Exception], None] | None


@dataclass(frozen=True, slots=True)
class _Request:
    act: Act
    on_done: OnDone
    on_failed: OnFailed


@dataclass(frozen=True, slots=True)
class _Mending:
    meeting_id: Id
    on_done: OnMended
    on_failed: OnFailed


@dataclass(frozen=True, slots=True)
class _Mended:
    request: _Mending
    ids: frozenset[Id] = frozenset()
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class _Answer:
    request: _Request | None
    outcome: Outcome | None = None
    error: Exception | None = None
    store: OpenStore | None = None


class WriteLane(QObject):
    """The one road by which the window changes the record."""

    opened = Signal(object)
    """The OpenStore, ready for reading."""
    open_failed = Signal(object)
    """The error that kept the store from opening."""
    submitted = Signal(object)
    """An act that is queued now, behind whatever was typed before it."""
    committed = Signal(object, object)
    """An act and its Outcome, once they are on the disk."""
    failed = Signal(object, object)
    """An act and the error that kept it from being done; nothing was changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[_Request | _Mending | Event | None] = SimpleQueue()
        self._answers: Answers[_Answer | _Mended] = Answers(self._deliver)
        self._thread: Thread | None = None
        self._before_act: Callable[[], None] | None = None
        self._under_way: deque[_Request | _Mending] = deque()

    def start(self, open_store: StoreOpener) -> None:
        """Open a store in the lane, in place of one that was open; `opened` or `open_failed` says how it went."""
        self.close()
        self._answers.listen()
        self._thread = Thread(target=self._work, args=(open_store,), name="write lane", daemon=True)
        self._thread.start()

    def set_before_act(self, prelude: Callable[[], None] | None) -> None:
        """Have this called before any act but a save of text is queued, so that what was typed is committed first."""
        self._before_act = prelude

    def submit(self, act: Act, on_done: OnDone = None, on_failed: OnFailed = None) -> None:
        """Queue an act behind those already waiting."""
        if self._before_act is not None and not _saves_text(act):
            self._before_act()
        self.submitted.emit(act)
        self._take(_Request(act, on_done, on_failed))

    def mend(self, meeting_id: Id, on_done: OnMended = None, on_failed: OnFailed = None) -> None:
        """Queue the mending of a meeting that the disk has damaged; the first receiver gets the ids of what was."""
        self._take(_Mending(meeting_id, on_done, on_failed))

    @property
    def is_idle(self) -> bool:
        """True while every act that was submitted has been answered."""
        return not self._under_way

    @property
    def under_way(self) -> tuple[Act, ...]:
        """The acts that are not answered yet, in their order."""
        return tuple(request.act for request in self._under_way if isinstance(request, _Request))

    def drain(self) -> None:
        """Wait until every act submitted so far is carried out, and deliver the answers."""
        if self._thread is not None:
            reached = Event()
            self._queue.put(reached)
            reached.wait()
        self._answers.drain()

    def close(self) -> None:
        """Carry out all that waits, deliver the answers, and let go of the store."""
        if self._thread is None:
            return
        self._queue.put(None)
        self._thread.join()
        self._thread = None
        self._answers.drain()

    def _take(self, request: _Request | _Mending) -> None:
        self._under_way.append(request)
        self._queue.put(request)

    def _deliver(self, answer: _Answer | _Mended) -> None:
        if isinstance(answer, _Mended):
            self._deliver_mended(answer)
            return
        if answer.request is None:
            self._announce_opening(answer)
            return
        self._under_way.popleft()  # answers come in the order of the queue
        request = answer.request
        if answer.outcome is not None:
            self.committed.emit(request.act, answer.outcome)
            call(request.on_done, answer.outcome)
        elif answer.error is not None:
            self.failed.emit(request.act, answer.error)
            call(request.on_failed, answer.error)

    def _deliver_mended(self, answer: _Mended) -> None:
        self._under_way.popleft()
        if answer.error is not None:
            call(answer.request.on_failed, answer.error)
        else:
            call(answer.request.on_done, answer.ids)

    def _announce_opening(self, answer: _Answer) -> None:
        if answer.store is not None:
            self.opened.emit(answer.store)
        else:
            self.open_failed.emit(answer.error)

    def _work(self, open_store: StoreOpener) -> None:
        store, error = _opened(open_store)
        self._answers.post(_Answer(None, error=error, store=store))
        while (request := self._queue.get()) is not None:
            if isinstance(request, Event):
                request.set()
            elif isinstance(request, _Mending):
                self._answers.post(_mended(store, request, error))
            else:
                self._answers.post(self._carry_out(store, request, error))
        if store is not None:
            store.close()

    def _carry_out(self, store: OpenStore | None, request: _Request, opening: Exception | None) -> _Answer:
        if store is None:
            return _Answer(request, error=opening)
        try:
            return _Answer(request, outcome=store.app.execute(request.act))
        except Exception as error:  # as above: a bug in one act must not stop the saving of the next words
            return _Answer(request, error=error)


def _saves_text(act: Act) -> bool:
    from clerk_app.services.acts import SaveBlocks  # noqa: PLC0415 -- the window paints before the acts are loaded

    return isinstance(act, SaveBlocks)


def _mended(store: OpenStore | None, request: _Mending, opening: Exception | None) -> _Mended:
    if store is None:
        return _Mended(request, error=opening)
    try:
        return _Mended(request, ids=store.mend(request.meeting_id))
    except Exception as error:  # as above
        return _Mended(request, error=error)


def _opened(open_store: StoreOpener) -> tuple[OpenStore | None, Exception | None]:
    try:
        return open_store(), None
    except Exception as error:  # the lane must outlive any error; the GUI thread says what it was
        return None, error

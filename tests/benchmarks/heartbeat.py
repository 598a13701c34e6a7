"""A heartbeat of the event loop: how long it was held up, by the clock and by the CPU time of its own thread.

On a machine that does other work only the second tells what the window itself did in one go.
"""

from time import perf_counter, thread_time

from PySide6.QtCore import QObject, Qt, QTimer

EVERY_MS = 5


class Heartbeat(QObject):
    """Beats from when it is made; `stalls` are the milliseconds between two beats beyond the time to wait."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.late: list[float] = []
        self.busy: list[float] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = perf_counter(), thread_time()
        self._timer.start(EVERY_MS)

    def stop(self) -> None:
        """Beat no more."""
        self._beat()
        self._timer.stop()

    def figures(self) -> dict[str, float]:
        """The worst and the 99th percentile, of lateness and of the CPU time spent in one go."""
        return {
            "late-worst": max(self.late),
            "late-p99": _p99(self.late),
            "busy-worst": max(self.busy),
            "busy-p99": _p99(self.busy),
        }

    def _beat(self) -> None:
        now = perf_counter(), thread_time()
        wall, cpu = ((after - before) * 1000 for before, after in zip(self._last, now, strict=True))
        self.late.append(max(wall - EVERY_MS, 0.0))
        self.busy.append(cpu)
        self._last = now


def _p99(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.99)]

"""How large pages are shown. Free of Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

PIXELS_TO_A_POINT = 96 / 72
"""How a screen is reckoned at 100 %."""
STEPS = (25, 50, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400)
"""What is gone through step by step, in percent."""


class Fit(Enum):
    """What the size follows, rather than being chosen."""

    WIDTH = "width"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Zoom:
    """A size that fits the room, or with `fit` None one in percent."""

    fit: Fit | None = Fit.WIDTH
    percent: int = 100

    def scale(self, page: tuple[float, float], room: tuple[float, float]) -> float:
        """Pixels to a point, for a page in points and room in pixels."""
        if self.fit is None:
            return self.percent / 100 * PIXELS_TO_A_POINT
        across = room[0] / page[0]
        wanted = across if self.fit is Fit.WIDTH else min(across, room[1] / page[1])
        return min(max(wanted, STEPS[0] / 100 * PIXELS_TO_A_POINT), STEPS[-1] / 100 * PIXELS_TO_A_POINT)


def larger(shown: float) -> Zoom:
    """The next step above what is shown, in pixels to a point."""
    percent = _percent(shown)
    return Zoom(None, next((step for step in STEPS if step > percent), STEPS[-1]))


def smaller(shown: float) -> Zoom:
    """The next step below what is shown, in pixels to a point."""
    percent = _percent(shown)
    return Zoom(None, next((step for step in reversed(STEPS) if step < percent), STEPS[0]))


def _percent(scale: float) -> int:
    return round(scale / PIXELS_TO_A_POINT * 100)

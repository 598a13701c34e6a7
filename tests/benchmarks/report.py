"""How a benchmark measures and tells: beside its yardstick in the same run, judged by the ratio alone.

Each line reads `name value yardstick ratio spread`: medians in milliseconds, the median of the ratios of each round,
and how far the yardstick itself swung (its 90th over its 10th percentile). A run in which it swung too far is void and
is repeated.
"""

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[2]
VOID = 1.6
TRIES = 3


@dataclass(frozen=True, slots=True)
class Measured:
    """One comparison: milliseconds of each round, ours and the yardstick's, and the ratio not to be passed.

    Without a goal it is told and not judged.
    """

    name: str
    ours: tuple[float, ...]
    yardstick: tuple[float, ...]
    goal: float | None

    @property
    def ratio(self) -> float:
        """The median of the rounds' ratios."""
        return median(one / other for one, other in zip(self.ours, self.yardstick, strict=True))

    @property
    def spread(self) -> float:
        """How far the yardstick swung."""
        return swing(self.yardstick)

    @property
    def is_met(self) -> bool:
        """Whether the ratio keeps within the goal, where there is one."""
        return self.goal is None or self.ratio <= self.goal

    def line(self) -> str:
        """The line that is printed."""
        values = f"{median(self.ours):.1f} {median(self.yardstick):.1f} {self.ratio:.3f} {self.spread:.2f}"
        judged = "not judged" if self.goal is None else f"goal {self.goal:g}: {'met' if self.is_met else 'MISSED'}"
        return f"{self.name} {values}  ({judged})"


def swing(values: Sequence[float]) -> float:
    """The 90th over the 10th percentile; 1 where there are too few values to tell."""
    if len(values) < 2:
        return 1.0
    tenths = quantiles(values, n=10, method="inclusive")
    return tenths[-1] / tenths[0]


def compare(
    name: str, ours: Callable[[], float], yardstick: Callable[[], float], *, goal: float, rounds: int
) -> Measured:
    """The comparison of two measurements in milliseconds, taken in turns; void runs are repeated."""
    measured = Measured(name, (), (), goal)
    for _ in range(TRIES):
        pairs = [(yardstick(), ours()) for _ in range(rounds)]
        measured = Measured(name, tuple(own for _, own in pairs), tuple(other for other, _ in pairs), goal)
        if measured.spread <= VOID:
            break
    return measured


def in_fresh_process(module: str, *arguments: str) -> float:
    """The milliseconds that `python -m module arguments` prints."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1])


def told(results: Sequence[Measured]) -> int:
    """Print the lines; 0 if all goals are met, else 1."""
    for one in results:
        print(one.line())
    return 0 if all(one.is_met for one in results) else 1

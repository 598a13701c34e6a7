"""What the benchmarks of the two exports share: a process each, the first build with imports done, in turns."""

import sys
import time
from collections.abc import Callable, Mapping
from functools import partial

from tests.benchmarks.minutes_text import Minutes, minutes
from tests.benchmarks.report import Measured, compare, in_fresh_process, told

ROUNDS = {10: 5, 100: 5, 1000: 3}
GROWTH = 1.2

Maker = Callable[[Minutes], Callable[[], bytes]]


def exports(name: str, module: str, goals: Mapping[int, float]) -> list[Measured]:
    """Each number of pages beside its yardstick, and how the time of a page grows from 100 to 1,000."""
    results = {
        pages: compare(
            f"{name}-{pages}-pages",
            partial(in_fresh_process, module, "ours", str(pages)),
            partial(in_fresh_process, module, "yardstick", str(pages)),
            goal=goal,
            rounds=ROUNDS[pages],
        )
        for pages, goal in goals.items()
    }
    grown = [growth(f"{name}-growth-of-a-page", results[100], results[1000])] if {100, 1000} <= set(results) else []
    return [*results.values(), *grown]


def growth(name: str, small: Measured, large: Measured) -> Measured:
    """What a page costs in the large run beside what it costs in the small one."""
    rounds = min(len(small.ours), len(large.ours))
    return Measured(
        name,
        tuple(value / 1000 for value in large.ours[:rounds]),
        tuple(value / 100 for value in sorted(small.ours)[:rounds]),
        GROWTH,
    )


def main_of_export(makers: Mapping[str, Maker], run: Callable[[tuple[int, ...]], list[Measured]]) -> int:
    """The command line of a module: `ours 10` measures once, numbers of pages compare, nothing compares all."""
    arguments = sys.argv[1:]
    if arguments and arguments[0] in makers:
        print(first_build(makers[arguments[0]], int(arguments[1])))
        return 0
    return told(run(tuple(int(pages) for pages in arguments) or tuple(ROUNDS)))


def first_build(maker: Maker, pages: int) -> float:
    """Milliseconds of the processor's time for the first build in this process, imports done.

    A build waits for nothing; sizes are measured minutes apart, and other programs must not make one look slower.
    """
    build = maker(minutes(pages))
    start = time.process_time()
    build()
    return (time.process_time() - start) * 1000

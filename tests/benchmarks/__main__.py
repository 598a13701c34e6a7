"""Runs every benchmark, one after another, and prints all lines: `python -m tests.benchmarks [name ...]`.

A name is the end of a module's: `startup`, `commit`, `word`. The exit code is 1 where a goal is missed.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from tests.benchmarks.report import told

PREFIX = "bench_"


def main(names: Sequence[str]) -> int:
    """Runs the benchmarks of these names, or all; 2 where there is none of a name."""
    known = benchmarks()
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(known)}.", file=sys.stderr)
        return 2
    codes = [told(import_module(f"tests.benchmarks.{PREFIX}{name}").run()) for name in names or known]
    return max(codes, default=0)


def benchmarks() -> list[str]:
    """The names of all benchmarks."""
    return sorted(path.stem.removeprefix(PREFIX) for path in Path(__file__).parent.glob(f"{PREFIX}*.py"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Measurements of the live screen in processes of their own, each on a copy of a store.

A process measures ours and the yardstick's in turns, and prints as JSON, for each figure by its name, what both were in
each round.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.report import ROOT

Figures = dict[str, float]
Found = dict[str, tuple[tuple[float, ...], tuple[float, ...]]]
"""Of each figure by its name: ours in each round, and the yardstick's."""

Turn = tuple[Figures, Figures]
"""One round: ours, and the yardstick's."""


def tell(turns: Sequence[Turn]) -> None:
    """Print the rounds and end at once: nothing that comes later is measured."""
    names = turns[0][0]
    found = {name: ([ours[name] for ours, _ in turns], [other[name] for _, other in turns]) for name in names}
    print(json.dumps(found), flush=True)
    os._exit(0)


def heard(module: str, store: Path, *arguments: object) -> Found:
    """What the module of this name tells of a copy of the store."""
    with tempfile.TemporaryDirectory() as name:
        copy = shutil.copy(store, name)
        command = [sys.executable, "-m", f"tests.benchmarks.{module}", copy, *map(str, arguments)]
        settings = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "XDG_DATA_HOME": str(Path(name, "home"))}
        done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{module} ended with {done.returncode}: {done.stderr.strip()}")
    said: dict[str, list[list[float]]] = json.loads(done.stdout.splitlines()[-1])
    return {name: (tuple(ours), tuple(other)) for name, (ours, other) in said.items()}

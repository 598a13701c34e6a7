"""A child process that tells what happens to it: nobody waits for it without an end, and none outlives its block."""

import json
import os
import select
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""Seconds that a child may say nothing for: its window opens within a few, on a busy machine within many."""
_AT_ONCE = 65_536

Said = dict[str, Any]  # one line of JSON from the child


@dataclass
class Child:
    """A process whose standard output is lines of JSON; what it has said so far is kept."""

    process: "subprocess.Popen[bytes]"
    patience: float
    said: list[Said] = field(default_factory=list)
    _heard: bytes = b""

    def hear(self) -> Said:
        """The next thing it says; fails where it says nothing for long, or has ended."""
        until = monotonic() + self.patience
        while b"\n" not in self._heard:
            assert self._reads_on(until), f"the child ended by itself; {self.last_words()}"
        line, _, self._heard = self._heard.partition(b"\n")
        self.said.append(json.loads(line))
        return self.said[-1]

    def kill(self) -> None:
        """Kill it, and hear what it had still said."""
        self.process.kill()
        until = monotonic() + self.patience
        while self._reads_on(until):
            pass
        self.process.wait(self.patience)
        *lines, _torn = self._heard.split(b"\n")
        self._heard = b""
        self.said += map(json.loads, lines)

    def last_words(self) -> str:
        """A sentence on what it said last."""
        torn = f", and the beginning of a line: {self._heard!r}" if self._heard else ""
        return f"it last said {self.said[-1] if self.said else 'nothing at all'}{torn}"

    def _reads_on(self, until: float) -> bool:
        """Take what it says next; False once it can say nothing any more."""
        assert self.process.stdout is not None
        pipe = self.process.stdout.fileno()
        ready, _, _ = select.select([pipe], [], [], max(until - monotonic(), 0))
        assert ready, f"the child has said nothing for {self.patience:g} seconds; {self.last_words()}"
        taken = os.read(pipe, _AT_ONCE)
        self._heard += taken
        return bool(taken)


@contextmanager
def running(command: Sequence[str], patience: float = PATIENCE) -> Iterator[Child]:
    """A child that runs until the end of the block, however that ends; whatever fails in it tells its last words."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(command, cwd=REPOSITORY, env=environment, stdout=subprocess.PIPE)
    child = Child(process, patience)
    try:
        yield child
    except BaseException as error:
        error.add_note(f"While a child was running: {child.last_words()}")
        raise
    finally:
        process.kill()
        process.wait(patience)
        assert process.stdout is not None
        process.stdout.close()

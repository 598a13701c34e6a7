"""What SQLite asks of the disk, recorded call by call, and the files that a disk may hold when the power goes.

A drive keeps what was synced. What was written since may be there or not, in any order, the last write torn.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.sqlite_disk import Asked, Call, listening

CHANGING = (Call.WRITE, Call.TRUNCATE, Call.SYNC, Call.DELETE)


@dataclass(slots=True)
class Recording:
    """Everything that was asked, in order, and the marks that somebody set between."""

    files: dict[str, bytes] = field(default_factory=dict)
    calls: list[Asked] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def note(self, asked: Asked) -> int:
        """Note a call that changes something; it is carried out."""
        if asked.call in CHANGING:
            self.calls.append(asked)
        return 0

    def mark(self, value: int) -> None:
        """Remember that this was acknowledged once all calls so far were made."""
        self.marks.append((len(self.calls), value))

    def marked_before(self, cut: int) -> list[int]:
        """The values marked before a call was made."""
        return [value for place, value in self.marks if place <= cut]

    def image(self, cut: int, random: Random) -> dict[str, bytes]:
        """The files that a drive may hold when the power goes right before a call."""
        held = {name: bytearray(content) for name, content in self.files.items()}
        waiting: dict[str, list[Asked]] = {}
        for done in self.calls[:cut]:
            if done.call is Call.DELETE:
                held.pop(done.name, None)
                waiting.pop(done.name, None)
            elif done.call is Call.SYNC:
                _carry_out(held, done.name, waiting.pop(done.name, []))
            else:
                waiting.setdefault(done.name, []).append(done)
        for name, calls in waiting.items():
            survived = _survived(calls, random)
            if survived or name in held:
                _carry_out(held, name, survived)
        return {name: bytes(content) for name, content in held.items()}


@contextmanager
def recorded_disk(folder: Path) -> Iterator[Recording | None]:
    """Records what every connection opened meanwhile asks of the files in a folder.

    Gives None where Python's SQLite cannot be reached from outside it.
    """
    recording = Recording({path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()})
    with listening(folder, recording.note) as can_hear:
        yield recording if can_hear else None


def _survived(calls: Sequence[Asked], random: Random) -> list[Asked]:
    some = list(calls)
    match random.choice(("none", "first", "any", "reordered", "torn")):
        case "none":
            return []
        case "first":
            return some[: random.randint(0, len(some))]
        case "any":
            return [done for done in some if random.random() < 0.5]
        case "reordered":
            random.shuffle(some)
            return some[: random.randint(0, len(some))]
        case _:
            some = some[: random.randint(1, len(some))]
            last = some[-1]
            torn = last.data[: random.randint(0, len(last.data))]
            return [*some[:-1], Asked(last.call, last.name, last.place, torn)]


def _carry_out(held: dict[str, bytearray], name: str, calls: Sequence[Asked]) -> None:
    content = held.setdefault(name, bytearray())
    for done in calls:
        if done.call is Call.TRUNCATE:
            del content[done.place :]
        else:
            content.extend(bytes(max(0, done.place - len(content))))
            content[done.place : done.place + len(done.data)] = done.data

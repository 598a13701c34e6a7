"""Two windows are opened on the same records at the same moment, and killed, over and over."""

import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from clerk_app.domain.agenda import AgendaItem
from clerk_app.storage.store import Mode, open_store
from tests.fakes import SetClock
from tests.kill.child import Child, running
from tests.kill.test_killed_window import a_meeting_under_way

WINDOWS = 2


def what_it_came_to(child: Child) -> str:
    """The last thing that a window says, with what it asked before."""
    said = [child.hear()["event"]]
    while said[-1] == "asked":
        said.append(child.hear()["event"])
    return ", ".join(said)


def races(path: Path, how_many: int) -> None:
    """Fails unless in each race one window writes and the others read, and what was written is there."""
    a_meeting_under_way(path)
    for number in range(how_many):
        with ExitStack() as stack:
            names = [f"race-{number}-{place}" for place in range(WINDOWS)]
            commands = [[sys.executable, "-m", "tests.kill.racing_child", str(path), name] for name in names]
            children = [stack.enter_context(running(command)) for command in commands]
            came_to = [what_it_came_to(child) for child in children]
        assert sorted(came_to) == ["asked, reads"] * (WINDOWS - 1) + ["wrote"]
        reader = open_store(path, clock=SetClock(), mode=Mode.READ)
        titles = {item.title for item in reader.queries.where(AgendaItem)}
        reader.close()
        assert titles & set(names) == {names[came_to.index("wrote")]}
    print(f"{how_many} races of {WINDOWS} windows, all of them killed: one wrote and the others read, each time")


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_of_windows_that_are_opened_at_once_one_writes_and_the_others_read_though_the_last_were_killed(
    tmp_path: Path, full_counts: bool
) -> None:
    races(tmp_path / "minutes.clerk", 100 if full_counts else 6)

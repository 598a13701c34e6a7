"""The window through a day of typing at once: it grows no more than its text does, and its log stays small."""

import sys
from pathlib import Path
from statistics import median

import pytest

from clerk_app.storage.backup_series import backups_of
from tests.kill.child import Said, running
from tests.kill.test_killed_window import a_meeting_under_way, look_into

MOST_LOG = 16 << 20
MOST_GROWTH = 1.10
"""How much the memory may have grown since the first fifth, when everything has been used once."""
MOST_WORK = 1.2
"""How many times the work of a key may have grown by the end of the day."""

pytestmark = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read as Linux tells it")


def soak(folder: Path, rounds: int, keys: int) -> list[Said]:
    """What is said of each round; fails where the window raises anything, or words are not in the store afterwards."""
    path = folder / "minutes.clerk"
    a_meeting_under_way(path)
    told: list[Said] = []
    with running([sys.executable, "-m", "tests.kill.soaking_child", str(path), str(rounds), str(keys)]) as child:
        while not told or told[-1]["event"] != "ended":
            told.append(child.hear())
    found = look_into(path)
    words = sum(len(found.text(minute)) for minute in found.blocks)
    assert words > 0.9 * rounds * keys
    assert len(backups_of(path)) >= 1
    measured = told[:-1]
    first, last = measured[rounds // 5]["resident"], measured[-1]["resident"]
    logs = max(one["log"] for one in measured)
    print(f"{rounds * keys} keys: {first >> 20} MiB grew to {last >> 20} MiB, the log was at most {logs >> 10} KiB")
    seconds, calls = (at_the_end_to_the_beginning(measured, name) for name in ("seconds", "calls"))
    print(f"a key took {seconds:.2f} times the processor's time at the end, and {calls:.2f} times the calls")
    assert len(measured) == rounds
    assert logs <= MOST_LOG
    return measured


def at_the_end_to_the_beginning(measured: list[Said], name: str) -> float:
    """How many times as much the rounds of the last fifth took as those of the first, but for the very first."""
    fifth = max(len(measured) // 5, 1)
    last, first = measured[-fifth:], measured[1 : fifth + 1]
    return float(median(one[name] for one in last) / median(one[name] for one in first))


def test_a_while_of_typing_with_undo_exports_and_backups_in_between_is_all_kept(tmp_path: Path) -> None:
    soak(tmp_path, 2, 150)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_ten_thousand_keys_with_undo_exports_and_backups_in_between_let_memory_grow_by_a_tenth_at_most(
    tmp_path: Path, full_counts: bool
) -> None:
    rounds, keys = (100, 500) if full_counts else (50, 200)
    measured = soak(tmp_path, rounds, keys)
    assert measured[-1]["resident"] <= MOST_GROWTH * measured[len(measured) // 5]["resident"]
    assert at_the_end_to_the_beginning(measured, "calls") <= MOST_WORK

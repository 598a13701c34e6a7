"""The window is killed while a long text is pasted: all that was there is there, and all of it that was saved."""

import os
import signal
import sys
from pathlib import Path
from random import Random

import pytest

from clerk_app.domain.identity import Id
from tests.kill.child import running
from tests.kill.pasting_child import BEFORE, BEHIND, PARAGRAPHS, pasted
from tests.kill.test_killed_window import Run, a_meeting_under_way, look_into

SEED = 20220125
MOST_SAVES = 12

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes cannot be killed like this here")


def kill_while_pasting(path: Path, saves: int) -> int:
    """How many of the paragraphs are in the store after the window was killed, so many saves into a paste."""
    a_meeting_under_way(path)
    with running([sys.executable, "-m", "tests.kill.pasting_child", str(path), str(SEED)]) as child:
        while child.hear()["event"] != "pasting":
            pass
        while saves:
            saves -= child.hear()["event"] == "saved"
        child.kill()
    assert child.process.returncode == -signal.SIGKILL
    run, found = Run(child.said), look_into(path)
    (begun,) = run.of("pasting")
    count = _pasted_in(found.text(Id(begun["minute"])))
    assert count >= _acknowledged(run) > 0
    return count


def _acknowledged(run: Run) -> int:
    """How many of the paragraphs were said to be saved."""
    words = [words for saved in run.of("saved") for words in saved["blocks"].values()]
    return max((int(one.split()[1].rstrip(":")) + 1 for one in words if one.startswith("Paragraph ")), default=0)


def _pasted_in(text: str) -> int:
    """How many paragraphs stand between the two sentences; fails where anything else does, or they do not."""
    count = text.count("Paragraph ")
    assert text == BEFORE + "\n".join(map(pasted, range(count))) + BEHIND
    return count


@pytest.mark.timeout(600)
def test_a_window_killed_while_a_long_text_is_pasted_has_what_was_there_and_what_it_said_was_saved(
    tmp_path: Path,
) -> None:
    random = Random(SEED)
    found = [kill_while_pasting(tmp_path / f"{number}.clerk", random.randint(2, MOST_SAVES)) for number in range(2)]
    assert all(0 < count < PARAGRAPHS for count in found)

"""The window is killed in the midst of a word that is written for young readers: what it said was saved is there."""

import os
import signal
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from clerk_app import bootstrap
from clerk_app.domain.identity import Id
from clerk_app.domain.plain_lines import PlainLine
from tests.kill.child import Said, running
from tests.kill.test_killed_window import a_meeting_under_way

SEED = 20220126
KILLS = 4
FEWEST_KEYS, MOST_KEYS = 30, 120

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes cannot be killed like this here")


def killed_in_mid_word(path: Path, random: Random) -> list[Said]:
    """What a window said that was killed right after a letter, once something was saved."""
    a_meeting_under_way(path)
    keys, seen = random.randint(FEWEST_KEYS, MOST_KEYS), Counter[str]()
    command = [sys.executable, "-m", "tests.kill.plain_words_child", str(path), str(random.randrange(10**6))]
    with running(command) as child:
        said: Said = {}
        while seen["key"] < keys or not seen["line"] or not said.get("key", "").strip():
            said = child.hear()
            seen[said["event"]] += 1
        child.kill()
    assert child.process.returncode == -signal.SIGKILL
    return child.said


def lines_in(path: Path) -> dict[Id, str]:
    """What is said in plain words by what it is about; fails where anything in the store is damaged."""
    with closing(bootstrap.open_existing(path)) as opened:
        assert list(opened.app.queries.damage()) == []
        return {one.minute_id: one.text for one in opened.app.queries.where(PlainLine) if one.minute_id is not None}


@pytest.mark.timeout(600)
def test_a_window_killed_in_the_midst_of_a_plain_word_has_all_that_it_said_was_saved(tmp_path: Path) -> None:
    random, saves = Random(SEED), 0
    for number in range(KILLS):
        path = tmp_path / f"{number}.clerk"
        said = killed_in_mid_word(path, random)
        found = lines_in(path)
        pressed: dict[Id, str] = {}
        for key in (one for one in said if one["event"] == "key"):
            pressed[key["about"]] = pressed.get(key["about"], "") + key["key"]
        saved = {one["about"]: one["text"] for one in said if one["event"] == "line"}
        assert saved
        assert all(found.get(about, "").startswith(words) for about, words in saved.items())
        assert all(pressed[about].startswith(words) for about, words in found.items())
        saves += len([one for one in said if one["event"] == "line"])
    assert saves >= KILLS

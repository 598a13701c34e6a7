"""The real window on a drive that is taken away while somebody types, and put back.

Runs in a mount namespace of its own: `unshare -m python -m tests.kill.unplugged_child FOLDER`. Fails by an assertion
where the window says of words that they are saved while the drive is away, or lets go of them.
"""

import subprocess
import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clerk_app.ui.autosave import SavePhase
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from tests.kill.soaking_child import Soak
from tests.kill.test_killed_window import a_meeting_under_way, look_into
from tests.kill.typing_child import end_at_once

TIMES = 3


class Stick:
    """A drive that is seen at a place while it is plugged in."""

    def __init__(self, folder: Path) -> None:
        self._drive, self.place = folder / "drive", folder / "stick"
        for made in (self._drive, self.place):
            made.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", str(self._drive)], check=True)

    def plug_in(self) -> None:
        subprocess.run(["mount", "--bind", str(self._drive), str(self.place)], check=True)

    def pull_out(self) -> None:
        """Taken away though it is in use."""
        subprocess.run(["umount", "--lazy", str(self.place)], check=True)


class Typist(Soak):
    """Somebody who types, whatever becomes of the drive."""

    def type(self, words: str) -> None:
        """Words that are handed over, and answered."""
        QTest.keyClicks(self.room.editor, words)
        self.room.autosave.flush()
        self.settle()

    def reads(self) -> SavePhase:
        """What the window says of the words now."""
        return self.room.autosave.state.phase


def main(folder: Path) -> None:
    """Type, pull the drive out and put it back, several times over."""
    sys.excepthook = end_at_once
    application = QApplication([])
    stick = Stick(folder)
    stick.plug_in()
    store = stick.place / "minutes.clerk"
    a_meeting_under_way(store)
    typist = Typist(store)
    for number in range(TIMES):
        typist.type(f"said before {number} ")
        assert typist.reads() is SavePhase.SAVED
        stick.pull_out()
        typist.type(f"said meanwhile {number} ")
        assert typist.reads() is SavePhase.NOT_SAVED
        assert typist.room.pane.bar(BarPlace.NOT_SAVED) is not None
        assert f"said meanwhile {number} " in typist.room.editor.toPlainText()
        assert not typist.program.window.close()
        stick.plug_in()
        typist.room.autosave.try_now()
        typist.settle()
        assert typist.reads() is SavePhase.SAVED
        assert typist.room.pane.bar(BarPlace.NOT_SAVED) is None
    assert typist.program.window.close()
    typist.program.close()
    application.processEvents()
    found = look_into(store)
    texts = " ".join(found.text(minute) for minute in found.blocks)
    assert all(f"said before {number} said meanwhile {number}" in texts for number in range(TIMES))
    print(f"{TIMES} times unplugged, and every word kept")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

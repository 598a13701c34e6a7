"""The real window in a process of its own, in which a long text is pasted until the process is killed.

`python -m tests.kill.pasting_child STORE SEED` types two sentences and pastes between them. What it says is said as
`typing_child` does.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest

from tests.kill.typing_child import Keys, main, say

BEFORE, BEHIND = "Begun. ", "Ended."
PARAGRAPHS = 2_000
WORDS = "it was noted once more that the harbour is to be dredged before the tolls are raised and the moorings let"


def pasted(number: int) -> str:
    """The words of one of the paragraphs."""
    return f"Paragraph {number}: {WORDS * 3}."


class PastingHands(Keys):
    """Pastes far more than anybody types."""

    def begin(self) -> None:
        """Type two sentences, go between them, and paste."""
        editor = self._room.editor
        QTest.keyClicks(editor, BEFORE + BEHIND)
        for _ in BEHIND:
            QTest.keyClick(editor, Qt.Key.Key_Left)
        source = QMimeData()
        source.setText("\n".join(map(pasted, range(PARAGRAPHS))))
        self._room.hand_over()
        say("pasting", minute=self._room.presenter.shown)
        editor.insertFromMimeData(source)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), PastingHands)

"""How much memory a process holds with a long meeting: `python -m tests.benchmarks.live_memory STORE WHAT`.

WHAT is `open` (the program with the meeting and one minute of it), `every-minute` (with each of its minutes shown
once) or `bare` (a bare editor with all the words of the meeting, and nothing else). Prints MiB.
"""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from clerk_app.ui.quick_start import quick_start
from tests.benchmarks.live_process import tell
from tests.benchmarks.live_window import BareEditor, LiveWindow, plain_words
from tests.benchmarks.long_meeting import LONG, blocks, minute_id
from tests.benchmarks.starting import resident


def main(store: Path, what: str) -> None:
    """Open it, and print the figure."""
    if what == "bare":
        bare()
    else:
        quick_start()
        window = LiveWindow(store)
        window.show(minute_id(1))
        for place in range(len(LONG.lengths) if what == "every-minute" else 0):
            window.show(minute_id(place))
    tell([({"mib": resident()}, {"mib": 0.0})])


def bare() -> None:
    """All words in one editor."""
    app = QApplication([])
    editor = BareEditor()
    editor.setPlainText("\n".join(plain_words(blocks(place, length)) for place, length in enumerate(LONG.lengths)))
    editor.resize(744, 552)
    editor.show()
    while editor.painted == (0.0, 0.0) or not _is_laid_out(editor):
        app.processEvents()


def _is_laid_out(editor: BareEditor) -> bool:
    return editor.document().lastBlock().layout().lineCount() > 0


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]), sys.argv[2])

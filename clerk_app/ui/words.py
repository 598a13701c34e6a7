"""What the window asks of spelling: the dictionary, and the words that the clerk added to it.

The wiring hands it in with the `Launch`, and every screen finds it at `desk.words`. Everything here reads or writes, so
it is called in a job, never in the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from clerk_app.services.trouble import Trouble, TroubleCode

if TYPE_CHECKING:
    from clerk_app.services.ports import Spelling
    from clerk_app.ui.background.jobs import Reporter
    from clerk_app.ui.ui_state import SafeWriter

LONGEST_WORD = 100


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A person's own words in a file of theirs, one to a line, written whole or not at all by the writer handed in."""

    path: Path
    write: SafeWriter

    def read(self) -> frozenset[str]:
        """The words. A file that is not there, or cannot be read, has none; lines that are no word are passed over."""
        try:
            found = self.path.read_bytes()
        except OSError:
            return frozenset()
        lines = found.decode("utf-8-sig", errors="replace").splitlines()
        return frozenset(line.strip() for line in lines if _is_word(line.strip()))

    def add(self, word: str) -> None:
        """Write one more word behind what the file holds, whatever that is.

        Raises Trouble where the file cannot be read or written; it is then as it was.
        """
        if word in self.read():
            return
        before = self._bytes()
        border = b"\n" if before and not before.endswith(b"\n") else b""
        self.write(self.path, before + border + word.encode() + b"\n")

    def _bytes(self) -> bytes:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except PermissionError as error:
            raise Trouble(TroubleCode.MAY_NOT_READ, path=str(self.path)) from error
        except OSError as error:
            raise Trouble(TroubleCode.FILE_UNREADABLE, path=str(self.path)) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The dictionary, which `load` gives or raises Trouble, and the person's own words; None where none are kept."""

    load: Callable[[], Spelling]
    own: OwnWords | None = None


@dataclass(frozen=True, slots=True)
class LoadWords:
    """The job that loads the dictionary, which takes longer than a key may."""

    words: Words

    def __call__(self, reporter: Reporter) -> Spelling:
        """The words of the language; raises Trouble where there is no dictionary."""
        return self.words.load()


def _is_word(line: str) -> bool:
    return 0 < len(line) <= LONGEST_WORD and all(letter.isalpha() or letter in "'-" for letter in line)

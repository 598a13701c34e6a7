"""A house style as a file: where it is to be is asked in the computer's own dialogs, and jobs write and read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.style_file import content_of
from clerk_app.plain.house_styles import style_text
from clerk_app.ui.background.jobs import Reporter
from clerk_app.wording.catalogue import say

AskSave = Callable[[QWidget, str], Path | None]
"""Asks where a file of that name is to be; None where nowhere."""
AskOpen = Callable[[QWidget, str], Path | None]
"""Asks which file is to be read, a `style`, `logo` or `template`; None for none."""
ENDING = ".json"
STYLE = "style"


def save_style_as(parent: QWidget, name: str) -> Path | None:
    """The file that was named in the computer's own dialog, which asks before one is replaced."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    begin = str(Path(folder or Path.home()) / name)
    chosen, _ = QFileDialog.getSaveFileName(parent, say("style_editor.save_title"), begin, _kinds())
    path = Path(chosen) if chosen else None
    return path.with_name(f"{path.name}{ENDING}") if path is not None and not path.suffix else path


def choose_to_take(parent: QWidget, what: str) -> Path | None:
    """The file that was chosen in the computer's own dialog."""
    title = say("style_editor.take_title" if what == STYLE else f"style_editor.choose_{what}")
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", _kinds(what))
    return Path(chosen) if chosen else None


@dataclass(frozen=True, slots=True)
class SaveStyle:
    """The job that writes a file; gives its path."""

    write: Callable[[Path, bytes], None]
    path: Path
    data: bytes

    def __call__(self, reporter: Reporter) -> Path:
        self.write(self.path, self.data)
        return self.path


@dataclass(frozen=True, slots=True)
class ReadStyle:
    """The job that reads a style; gives it as text, which is what an answer can hold."""

    read: Callable[[Path], HouseStyle]
    path: Path

    def __call__(self, reporter: Reporter) -> str:
        return style_text(self.read(self.path))


@dataclass(frozen=True, slots=True)
class ReadOwnFile:
    """The job that reads a file whole, once it was tried; gives it as an answer has it."""

    read: Callable[[Path], bytes]
    path: Path

    def __call__(self, reporter: Reporter) -> str:
        return f"{self.path.name}\n{content_of(self.read(self.path))}"


def _kinds(what: str = STYLE) -> str:
    kinds = say("style_editor.file_kinds" if what == STYLE else f"style_editor.{what}_kinds")
    return f"{kinds};;{say('problems.all_files')}"

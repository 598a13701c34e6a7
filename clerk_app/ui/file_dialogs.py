"""The computer's own dialogs for files of records, and for papers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from clerk_app.ui.problems import Way
from clerk_app.wording.catalogue import say

ENDING = ".clerk"


def choose_records(parent: QWidget, new: Path | None = None) -> Path | None:
    """The file of other records, or where to begin new ones, with a free place suggested; None for none chosen."""
    kinds = f"{say('problems.records')};;{say('problems.all_files')}"
    if new is None:
        chosen, _ = QFileDialog.getOpenFileName(parent, Way.OPEN_OTHER.words, "", kinds)
        return Path(chosen) if chosen else None
    # Records that are there already are opened, never replaced, so there is nothing to be asked about.
    keeping = QFileDialog.Option.DontConfirmOverwrite
    chosen, _ = QFileDialog.getSaveFileName(parent, Way.BEGIN_NEW.words, str(new), kinds, options=keeping)
    return _with_ending(Path(chosen)) if chosen else None


def choose_agenda(parent: QWidget) -> Path | None:
    """The file that an agenda is read from; None for none chosen."""
    kinds = f"{say('agenda.file_kinds')};;{say('problems.all_files')}"
    chosen, _ = QFileDialog.getOpenFileName(parent, say("agenda.choose_file"), "", kinds)
    return Path(chosen) if chosen else None


def choose_minutes(parent: QWidget) -> Path | None:
    """The file that minutes are read from; None for none chosen."""
    kinds = f"{say('minutes_proposal.file_kinds')};;{say('problems.all_files')}"
    chosen, _ = QFileDialog.getOpenFileName(parent, say("minutes_proposal.choose_file"), "", kinds)
    return Path(chosen) if chosen else None


def choose_members(parent: QWidget) -> Path | None:
    """The file that a list of members is read from; None for none chosen."""
    kinds = f"{say('members.file_kinds')};;{say('problems.all_files')}"
    chosen, _ = QFileDialog.getOpenFileName(parent, say("members.choose_file"), "", kinds)
    return Path(chosen) if chosen else None


def choose_paper(parent: QWidget, before: str = "") -> Path | None:
    """The file of a paper, looked for where the one before was; None for none chosen."""
    chosen, _ = QFileDialog.getOpenFileName(parent, say("item_details.choose_file"), before)
    return Path(chosen) if chosen else None


def _with_ending(path: Path) -> Path:
    return path if path.suffix else path.with_name(f"{path.name}{ENDING}")

"""The papers of an item: number, title and file of each; a file is never taken in, only named and fingerprinted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from clerk_app.domain.agenda import Paper
from clerk_app.domain.identity import Id
from clerk_app.ui.file_dialogs import choose_paper
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.item_details.gathering import HashFile
from clerk_app.ui.widgets.button import ActionButton
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

SHOWN_OF_HASH = 12


class PaperRow(QWidget):
    """One paper."""

    settled = Signal()
    """Its file was read, or could not be."""
    removal_asked = Signal(object)

    def __init__(self, desk: Desk, paper: Paper) -> None:
        super().__init__()
        self._desk = desk
        self._paper = paper
        self.is_reading = False
        self.number = QLineEdit(paper.number)
        self.title = QLineEdit(paper.title)
        self.file_button = ActionButton(desk.theme, "", icon="folder-open", compact=True)
        self.remove_button = ActionButton(desk.theme, "", icon="trash-2", compact=True)
        self.file = TextLabel(desk.theme, "", TextStyle.CAPTION, "text2")
        self._grid = QGridLayout(self)
        self._lay_out()
        self.file_button.clicked.connect(self._choose)
        self.remove_button.clicked.connect(self._ask_removal)
        desk.theme.changed.connect(self._fit)
        self._fit()
        self._say_file()

    @property
    def paper(self) -> Paper:
        """The paper as it is typed."""
        number, title = (" ".join(line.text().split()) for line in (self.number, self.title))
        return replace(self._paper, number=number, title=title)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is known of it."""
        return not (self.paper.number or self.paper.title or self.paper.path)

    def set_place(self, place: int) -> None:
        """Say to assistants which paper each line belongs to."""
        self.number.setAccessibleName(say("item_details.spoken_number", place=place))
        self.title.setAccessibleName(say("item_details.spoken_title", place=place))
        self.file_button.setAccessibleName(say("item_details.spoken_file", place=place))
        self.remove_button.setAccessibleName(say("item_details.spoken_remove", place=place))

    def take_file(self, path: Path) -> None:
        """The paper's file is there: name it and have its fingerprint taken."""
        self._paper = replace(self._paper, path=str(path), sha256="")
        if not self.title.text().strip():
            self.title.setText(path.stem)
        self.is_reading = True
        self.file.setText(say("item_details.reading", file=path.name))
        self._desk.jobs.start(HashFile(path), self._hashed, self._not_read)

    def _lay_out(self) -> None:
        self.number.setPlaceholderText(say("item_details.number"))
        self.title.setPlaceholderText(say("item_details.paper_title"))
        self.file_button.setToolTip(say("item_details.choose_file"))
        self.remove_button.setToolTip(say("item_details.remove_paper"))
        for column, widget in enumerate((self.number, self.title, self.file_button, self.remove_button)):
            self._grid.addWidget(widget, 0, column)
        self._grid.addWidget(self.file, 1, 1, 1, 3)
        self._grid.setColumnStretch(1, 1)

    def _fit(self) -> None:
        metrics = self._desk.theme.metrics
        self._grid.setContentsMargins(0, 0, 0, metrics.px(4))
        self._grid.setHorizontalSpacing(metrics.px(6))
        self._grid.setVerticalSpacing(metrics.px(2))
        self.number.setFixedWidth(metrics.px(84))

    def _choose(self) -> None:
        chosen = choose_paper(self.window(), self._paper.path)
        if chosen is not None:
            self.take_file(chosen)

    def _hashed(self, sha256: object) -> None:
        self._paper = replace(self._paper, sha256=str(sha256))
        self._end_reading()

    def _not_read(self, error: Exception) -> None:
        self._end_reading()
        self.file.setText(say("item_details.unreadable", file=Path(self._paper.path).name))
        self.file.set_colour("warning.text")

    def _end_reading(self) -> None:
        self.is_reading = False
        self.file.set_colour("text2")
        self._say_file()
        self.settled.emit()

    def _say_file(self) -> None:
        name = Path(self._paper.path).name
        if not name:
            self.file.setText(say("item_details.no_file"))
        elif self._paper.sha256:
            self.file.setText(say("item_details.file", file=name, sha256=self._paper.sha256[:SHOWN_OF_HASH]))
        else:
            self.file.setText(say("item_details.file_unchecked", file=name))
        self.file.setToolTip(self._paper.path)

    def _ask_removal(self) -> None:
        self.removal_asked.emit(self)


class PaperList(QWidget):
    """The papers in order, and a button for one more."""

    changed = Signal()
    """Rows came or went, or a file was read: another height may be wanted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._item_id: Id | None = None
        self.rows: list[PaperRow] = []
        theme: Theme = desk.theme
        self.add_button = ActionButton(theme, say("item_details.add_paper"), icon="plus", compact=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.metrics.px(2))
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.clicked.connect(self._add_one)

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The papers as they are typed, without those of which nothing is known."""
        return tuple(row.paper for row in self.rows if not row.is_blank)

    @property
    def is_reading(self) -> bool:
        """Whether a file is still being read."""
        return any(row.is_reading for row in self.rows)

    @property
    def without_title(self) -> PaperRow | None:
        """The first paper that has a number or a file, but no title."""
        return next((row for row in self.rows if not row.is_blank and not row.paper.title), None)

    def show_papers(self, item_id: Id, papers: Sequence[Paper]) -> None:
        """Begin with these papers of an item."""
        self._item_id = item_id
        for paper in papers:
            self._add(paper)

    def _add_one(self) -> None:
        if self._item_id is None:
            return
        row = self._add(Paper(id=self._desk.ids.new(), item_id=self._item_id, position=0, title=""))
        self.changed.emit()
        row.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, paper: Paper) -> PaperRow:
        row = PaperRow(self._desk, paper)
        row.settled.connect(self.changed)
        row.removal_asked.connect(self._remove)
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)
        row.set_place(len(self.rows))
        return row

    def _remove(self, row: PaperRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        row.hide()
        row.deleteLater()
        for place, other in enumerate(self.rows, start=1):
            other.set_place(place)
        self.changed.emit()

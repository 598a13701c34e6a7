"""What the pop-up of an export shows: the work, what was made, and what went wrong."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.icon import IconLabel
from clerk_app.ui.widgets.progress import ProgressLine
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say
from clerk_app.wording.problems import ProblemWords


class WorkingPage(QWidget):
    """Which file is being made, and how far it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = TextLabel(theme)
        self.line = ProgressLine(theme, say("export.title"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.metrics.gap_s)
        column.addWidget(self.words)
        column.addWidget(self.line)

    def show_step(self, done: int, of: int, kind: str) -> None:
        """Show how far it is."""
        words = say("export.working", kind=kind) if kind else ""
        self.words.setText(words)
        self.line.set_progress(done, of, words)


class DonePage(QWidget):
    """Where the files are."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = TextLabel(theme)
        self.names = TextLabel(theme, "", TextStyle.STRONG)
        self.names.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metrics.gap_xs)
        column.addWidget(self.words)
        column.addWidget(self.names)

    def show_files(self, words: str, names: str) -> None:
        """Show where what is."""
        self.words.setText(words)
        self.names.setText(names)


class TroublePage(QWidget):
    """What happened, what is safe, what can be done, and the name that is free."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.text = TextLabel(theme)
        self.safe = TextLabel(theme)
        self.do = TextLabel(theme)
        self.new_name = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self._safe_row, self._do_row = QWidget(), QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metrics.px(10))
        column.addWidget(self.text)
        column.addWidget(self._point(self._safe_row, "shield-check", "ok.text", self.safe))
        column.addWidget(self._point(self._do_row, "arrow-right", "link", self.do))
        column.addWidget(self.new_name)

    def show_trouble(self, said: ProblemWords, safe: str, new_name: str) -> None:
        """Show what went wrong, in the order in which it is wanted."""
        self.text.setText(said.text)
        self._fill(self.safe, "safe", safe)
        self._fill(self.do, "do", said.do)
        self._show_name(new_name)

    def show_existing(self, new_name: str) -> None:
        """Show that a file of the name is there already."""
        self.text.setText(say("export.there_text"))
        self._safe_row.hide()
        self._do_row.hide()
        self._show_name(new_name)

    def _show_name(self, new_name: str) -> None:
        self.new_name.setText(say("export.new_name", name=new_name))
        self.new_name.setVisible(bool(new_name))

    def _point(self, row: QWidget, icon: str, colour: str, label: TextLabel) -> QWidget:
        label.setTextFormat(Qt.TextFormat.RichText)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.metrics.gap_s)
        line.addWidget(IconLabel(self._theme, icon, colour), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label, 1)
        return row

    def _fill(self, label: TextLabel, lead: str, words: str) -> None:
        label.setText(f'<span style="font-weight:600">{say(f"export.{lead}")}</span> {escape(words)}')
        label.setAccessibleName(f"{say(f'export.{lead}')} {words}")
        row = label.parentWidget()
        if row is not None:
            row.setVisible(bool(words))

"""The menu at the caret: taking back, copying, marks and links, what was there before, and what a table can become."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from clerk_app.domain.minutes import BlockKind
from clerk_app.ui.minutes_editor.marking import Mark
from clerk_app.ui.minutes_editor.marking_pane import MarkingPane
from clerk_app.ui.minutes_editor.spot import held_at
from clerk_app.ui.minutes_editor.tables import Change
from clerk_app.wording.catalogue import say


class ContextMenu(QMenu):
    """A menu for one moment; what does nothing now is grey, and a mark that is on is ticked."""

    def __init__(self, pane: MarkingPane) -> None:
        super().__init__(pane)
        self._pane = pane
        selected, editable = pane.textCursor().hasSelection(), not pane.isReadOnly()
        undo, redo = (say(f"undo.{way}", step=words).strip() for way, words in _steps(pane))
        self._add(undo, can=editable and pane.can_undo).triggered.connect(pane.undo)
        self._add(redo, can=editable and pane.can_redo).triggered.connect(pane.redo)
        self.addSeparator()
        self._add(_tr("Cu&t"), can=editable and selected).triggered.connect(pane.cut)
        self._add(_tr("&Copy"), can=selected).triggered.connect(pane.copy)
        self._add(_tr("&Paste"), can=pane.canPaste()).triggered.connect(pane.paste)
        self._add(_tr("Select &all"), can=True).triggered.connect(pane.selectAll)
        if editable:
            self._add_marks()
        self._add_link(can=editable)
        self.addSeparator()
        self._add(_tr("&History of this paragraph…"), can=True).triggered.connect(pane.history_wanted)
        self._add(_tr("Paragraphs that were re&moved…"), can=True).triggered.connect(pane.removed_wanted)
        if editable and held_at(pane.textCursor()).facts.kind is BlockKind.TABLE:
            self._add_table()

    def _add_marks(self) -> None:
        self.addSeparator()
        self._add_mark(_tr("&Bold"), "Ctrl+B", Mark.BOLD).triggered.connect(self._pane.toggle_bold)
        self._add_mark(_tr("&Italic"), "Ctrl+I", Mark.ITALIC).triggered.connect(self._pane.toggle_italic)
        self._add_mark(_tr("U&nderline"), "Ctrl+U", Mark.UNDERLINE).triggered.connect(self._pane.toggle_underline)

    def _add_mark(self, text: str, keys: str, mark: Mark) -> QAction:
        action = self._add(text, can=True, keys=keys)
        action.setCheckable(True)
        action.setChecked(self._pane.is_marked(mark))
        return action

    def _add_link(self, *, can: bool) -> None:
        """What a link leads to can be seen in every minute, and changed in one that may be."""
        is_there = self._pane.link_here is not None
        if can or is_there:
            self._add(_tr("Lin&k…"), can=True, keys="Ctrl+L").triggered.connect(self._pane.link_wanted)
        if can and is_there:
            self._add(_tr("Remove the link"), can=True).triggered.connect(self._pane.remove_link)

    def _add_table(self) -> None:
        self.addSeparator()
        self._add(_tr("Add a ro&w below"), can=True).triggered.connect(self._add_row)
        self._add(_tr("Add a co&lumn"), can=True).triggered.connect(self._add_column)
        self._add(_tr("Remove this row"), can=True).triggered.connect(self._remove_row)
        self._add(_tr("Remove this column"), can=True).triggered.connect(self._remove_column)

    def _add(self, text: str, *, can: bool, keys: str = "") -> QAction:
        """An entry; its key is only shown, since the window makes it work."""
        action = self.addAction(text)
        action.setEnabled(can)
        if keys:
            action.setText(f"{text}\t{QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)}")
        return action

    def _add_row(self) -> None:
        self._pane.change_table(Change.ROW_BELOW)

    def _add_column(self) -> None:
        self._pane.change_table(Change.COLUMN_BEHIND)

    def _remove_row(self) -> None:
        self._pane.change_table(Change.WITHOUT_ROW)

    def _remove_column(self) -> None:
        self._pane.change_table(Change.WITHOUT_COLUMN)


def _steps(pane: MarkingPane) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("undo", pane.undo_words), ("redo", pane.redo_words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("MinutesEditor", text)

"""The pop-up with what was there before: a row for each wording, and the chosen one in full under them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QAbstractSlider, QTextEdit, QWidget

from clerk_app.domain.word_changes import Stands, compared
from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.views.live_meeting.past import Past, PastWording
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.choice_list import Choice, ChoiceList
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.rows import Piece
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

MOST_ROWS = 5
MOST_IN_ROW = 160
"""Characters of a wording in its row; the rest would be cut there, and stands under the rows."""
LEAST_HEIGHT, MOST_HEIGHT = 44, 150
"""Effective heights between which the chosen wording stands; from the second one on it scrolls."""

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PAGES = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
}


class PastPopup(AskingPopup):
    """`values["past"]` is the Past; the answer is the block that is to be brought back."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("past.history.title"))
        self._past = Past(title="", wordings=())
        self.choices = ChoiceList(desk.theme, say("past.history.title"), most_rows=MOST_ROWS)
        self.words = QTextEdit()
        self.words.setReadOnly(True)
        self.words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words.setProperty("plain", True)
        self.words.setProperty("on_card", True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.marks = TextLabel(desk.theme, "", TextStyle.CAPTION, "text2")
        self.note = TextLabel(desk.theme, "", TextStyle.CAPTION, "text2")
        self.hints = KeyHintBar(desk.theme, margin=0)
        self.button = ActionButton(desk.theme, "", keys="Enter", kind=ButtonKind.PRIMARY, compact=True)
        for part in (self.choices, self.words, self.marks, self.note):
            self.body.addWidget(part)
        self.foot.addWidget(self.hints, 1)
        self.foot.addWidget(self.button)
        self.button.installEventFilter(self)
        self.button.clicked.connect(self._take)
        self.entered.connect(self._take)
        self.choices.moved.connect(self.reveal)
        self.choices.selectionModel().currentRowChanged.connect(self._show)
        desk.theme.changed.connect(self._fit)

    def put(self, question: Question) -> None:
        past = question.values.get("past")
        if not isinstance(past, Past):
            return
        self._past = past
        self.set_title(past.title, icon="history", aside=past.aside)
        for part in (self.card, self.choices):
            part.setAccessibleName(past.title)
        self.note.setText(past.note)
        self.note.setVisible(bool(past.note))
        self.button.setText(past.take or say("past.close"))
        self.button.set_keys("Enter" if past.take else "Esc")
        way_out = (Hint(("Esc",), self.tr("leave it as it is")),) if past.take else ()
        self.hints.set_hints((Hint(("↑", "↓"), self.tr("choose")),), way_out)
        rows = past.wordings
        first = next((row for row, wording in enumerate(rows) if wording.block is not None), 0)
        self.choices.set_choices([_row(wording) for wording in rows], first)
        self._fit()

    def first_field(self) -> QWidget:
        return self.button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go through the rows, and pages through the words, neither of which has the focus."""
        if watched is self.button and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _STEPS:
                self.choices.move(_STEPS[key])
                return True
            if key in _PAGES:
                self.words.verticalScrollBar().triggerAction(_PAGES[key])
                return True
        return super().eventFilter(watched, event)

    @property
    def chosen(self) -> PastWording | None:
        """The wording of the row that is chosen."""
        row = self.choices.current
        return self._past.wordings[row] if row is not None else None

    def _take(self) -> None:
        wording = self.chosen
        if self._past.take and wording is not None and wording.block is not None:
            self.answer(wording.block)
        else:
            self.close_popup()

    def _show(self) -> None:
        wording = self.chosen
        if wording is None:
            return
        self.words.clear()
        cursor = self.words.textCursor()
        stretches = compared(wording.words, wording.later) if wording.later is not None else ()
        for stretch in stretches:
            cursor.insertText(stretch.words, self._look(stretch.stands))
        if not stretches:
            cursor.insertText(wording.words, QTextCharFormat())
        self.words.moveCursor(QTextCursor.MoveOperation.Start)
        differs = any(stretch.stands is not Stands.IN_BOTH for stretch in stretches)
        self.marks.setText(_told(wording, differs=differs))

    def _look(self, stands: Stands) -> QTextCharFormat:
        look = QTextCharFormat()
        if stands is Stands.ONLY_HERE:
            look.setFontUnderline(True)
            look.setForeground(self._theme.colour("ok.text"))
        elif stands is Stands.ONLY_LATER:
            look.setFontStrikeOut(True)
            look.setForeground(self._theme.colour("text2"))
        return look

    def _fit(self) -> None:
        """As high as the longest wording needs, so that nothing moves while one goes through them."""
        metrics = self._theme.metrics
        self.words.setFont(self._theme.font(TextStyle.WRITING))
        longest = max(self._past.wordings, key=_length, default=None)
        if longest is None:
            return
        self.words.setPlainText(f"{longest.words} {longest.later or ''}")
        document = self.words.document()
        document.setTextWidth(metrics.popup_width - metrics.px(2 * 18) - metrics.px(12))
        wanted = round(document.size().height()) + metrics.px(4)
        self.words.setFixedHeight(max(metrics.px(LEAST_HEIGHT), min(wanted, metrics.px(MOST_HEIGHT))))
        self.marks.setVisible(any(wording.later is not None for wording in self._past.wordings))
        self._show()
        self.fit_content()


def _row(wording: PastWording) -> Choice:
    words = " ".join(wording.words[:MOST_IN_ROW].split())
    return Choice(pieces=(Piece(f"{wording.when}  ", bold=True), Piece(words)), aside=wording.aside)


def _told(wording: PastWording, *, differs: bool) -> str:
    if differs:
        return say("past.marks")
    return say("past.current") if wording.block is None else say("past.same")


def _length(wording: PastWording) -> int:
    return len(wording.words) + len(wording.later or "")

"""The pop-up with what was there before: a row for each wording, and the chosen one in full under them."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent, QTextCharFormat, QTextLine
from PySide6.QtWidgets import QAbstractSlider, QTextEdit, QWidget

from clerk_app.domain.word_changes import Stands, Stretch, begins_alike, compared
from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.views.live_meeting.past import Past, PastWording
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.choice_list import ROW_HEIGHT, Choice, ChoiceList
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.rows import Piece
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

FEW, MOST_ROWS, MOST_LINES = 2, 5, 7
"""How many rows, and lines of the chosen wording, are seen at once: a few of each wherever the rows leave room."""
ROUND_IT = 150
"""Effective height of everything but rows and lines."""
MOST_IN_ROW = 160
"""Characters of a wording in its row; the rest would be cut there, and stands under the rows."""
LED_IN_BY = 24
"""Characters of a row before what differs from the next later wording, where that is not at the beginning."""

_PADDING = 18
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
        self.words.setAccessibleName(say("past.words"))
        self.words.document().setDocumentMargin(0)
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
        self.words.verticalScrollBar().rangeChanged.connect(self._scroll_to_change)
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
        alone = (Stretch(wording.words, Stands.IN_BOTH),)
        stretches = compared(wording.words, wording.later) if wording.later is not None else alone
        self.words.clear()
        cursor = self.words.textCursor()
        changed: list[int] = []
        for stretch in stretches:
            said = stretch.words.rstrip()
            cursor.insertText(said, self._look(stretch.stands))
            if stretch.stands is not Stands.IN_BOTH:
                changed.append(cursor.position())
            cursor.insertText(stretch.words[len(said) :], QTextCharFormat())
        self.marks.setText(_told(wording, differs=bool(changed)))
        cursor.setPosition(min(changed, default=0))
        self.words.setTextCursor(cursor)  # Qt scrolls to its own caret when a text is first shown
        self._scroll_to_change()

    def _scroll_to_change(self) -> None:
        """The line of the first change is the second that is seen, or the first where only one has room."""
        cursor = self.words.textCursor()
        block = cursor.block()
        if block.isValid():  # asked for while the words change, it is in none
            top = self.words.document().documentLayout().blockBoundingRect(block).top()
            line = block.layout().lineForTextPosition(cursor.positionInBlock())
            self.words.verticalScrollBar().setValue(round(top + self._shown_from(line)) if line.isValid() else 0)

    def _shown_from(self, line: QTextLine) -> float:
        has_room_before = self.words.viewport().height() >= 2 * line.height()
        return line.y() - line.height() if has_room_before else line.y()

    def _look(self, stands: Stands) -> QTextCharFormat:
        look = QTextCharFormat()
        if stands is Stands.ONLY_HERE:
            look.setFontUnderline(True)
            look.setForeground(self._theme.colour("ok.text"))
        elif stands is Stands.ONLY_LATER:
            look.setFontStrikeOut(True)
            look.setForeground(self._theme.colour("text2"))
        return look

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the longest wording needs, so that nothing moves while one goes through them."""
        longest = max(self._past.wordings, key=_length, default=None)
        if longest is None:
            return
        metrics, font = self._theme.metrics, self._theme.font(TextStyle.WRITING)
        self.words.setFont(font)
        self.marks.setVisible(any(wording.later is not None for wording in self._past.wordings))
        self.words.setPlainText(f"{longest.words} {longest.later or ''}")
        document = self.words.document()
        document.setTextWidth(metrics.popup_width - metrics.px(2 * _PADDING) - metrics.px(12))
        rows, lines = self._room(QFontMetrics(font).lineSpacing())
        self.words.setFixedHeight(min(ceil(document.size().height()), lines * QFontMetrics(font).lineSpacing()))
        self.choices.set_most_rows(rows)
        self._show()
        self.fit_content()

    def _room(self, line: int) -> tuple[int, int]:
        """How many rows, and lines of the chosen wording, are shown: where height is scarce less of either."""
        metrics = self._theme.metrics
        row = metrics.px(ROW_HEIGHT)
        height = self._host.height() - metrics.px(ROUND_IT)
        least = FEW if height > FEW * row else 1
        rows = min(max(height // 2 // row, least), MOST_ROWS)
        taken = min(rows, len(self._past.wordings)) * row
        return rows, min(max((height - taken) // line, least), MOST_LINES)


def _row(wording: PastWording) -> Choice:
    words = " ".join(_telling_part(wording).split())
    return Choice(pieces=(Piece(f"{wording.when}  ", bold=True), Piece(words)), aside=wording.aside)


def _telling_part(wording: PastWording) -> str:
    """Where a wording differs from the next later one: long ones often begin with the same words."""
    same = begins_alike(wording.words, wording.later or "")
    if wording.words == wording.later or same < 2 * LED_IN_BY:
        return wording.words[:MOST_IN_ROW]
    start = wording.words.rfind(" ", 0, same - LED_IN_BY) + 1
    return f"… {wording.words[start : start + MOST_IN_ROW]}" if start else wording.words[:MOST_IN_ROW]


def _told(wording: PastWording, *, differs: bool) -> str:
    if differs:
        return say("past.marks")
    return say("past.current") if wording.block is None else say("past.same")


def _length(wording: PastWording) -> int:
    return len(wording.words) + len(wording.later or "")

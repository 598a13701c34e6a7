"""The pop-up that asks what is to be done about a word that is not known; it never lies over the word."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.views.live_meeting.spelling_presenter import MOST_SUGGESTIONS, Sentence
from clerk_app.ui.views.live_meeting.spelling_walk import Finding, SpellingWalk
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton
from clerk_app.ui.widgets.choice_list import Choice, ChoiceList
from clerk_app.ui.widgets.enter_key import ENTER
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.rows import Piece
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

LEAST_HEIGHT = 150
"""Effective height that the pop-up has even where this takes it over the word."""


class SpellingPopup(AskingPopup):
    """Goes with `values["walk"]` from word to word. It answers True behind the last one; Esc ends before."""

    added = Signal(str)
    """A word is one of the clerk's own now."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("spelling.title"))
        self._desk = desk
        self._walk: SpellingWalk | None = None
        self._text_seen: QWidget | None = None
        self._is_following = False
        self.sentence = TextLabel(desk.theme, "", TextStyle.WRITING)
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        self.choices = ChoiceList(desk.theme, say("spelling.suggestions"), most_rows=MOST_SUGGESTIONS)
        self.choices.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.none = TextLabel(desk.theme, say("spelling.none"), TextStyle.CAPTION, "text2")
        self.leave = ActionButton(desk.theme, say("spelling.leave"), keys="L", compact=True)
        self.leave_everywhere = ActionButton(desk.theme, say("spelling.leave_everywhere"), keys="E", compact=True)
        self.add = ActionButton(desk.theme, say("spelling.add"), keys="A", compact=True)
        self.field = QLineEdit()
        self.change = ActionButton(desk.theme, say("spelling.change"), keys="C", compact=True)
        self.hints = KeyHintBar(desk.theme, margin=4)
        self._lay_out()
        self._connect()

    def put(self, question: Question) -> None:
        walk = question.values.get("walk")
        if isinstance(walk, SpellingWalk):
            self._walk = walk
            self.closed.connect(walk.stop)
            self._text_seen = walk.text_part.viewport()
            self._text_seen.installEventFilter(self)
            walk.text_part.verticalScrollBar().valueChanged.connect(self._follow_text)
            self._fill()

    def first_field(self) -> QWidget:
        return self.choices if self.choices.count else self.leave

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._text_seen:
            if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
                self._follow_text()
            return False
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and watched is self.field:
            self._show_hints(typing=event.type() == QEvent.Type.FocusIn)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.choices:
            return self._takes(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._takes(event):
            super().keyPressEvent(event)

    def _takes(self, event: QKeyEvent) -> bool:
        """Figures and letters are answers while the field does not have them; a key held down answers once."""
        if event.isAutoRepeat() and event.key() in ENTER:
            return True
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        buttons = {"L": self.leave, "E": self.leave_everywhere, "A": self.add}
        typed = event.text().upper()
        if typed in buttons:
            buttons[typed].click()
        elif typed == "C":
            self._go_to_field()
        elif typed.isdecimal() and 0 < int(typed) <= self.choices.count:
            self._take(int(typed) - 1)
        else:
            return False
        return True

    # Answers

    def _enter(self) -> None:
        if self.field.hasFocus():
            self._change()
        elif self.choices.current is not None:
            self._take(self.choices.current)
        else:
            self._leave()

    def _take(self, row: int) -> None:
        self._write(self._finding.suggestions[row])

    def _change(self) -> None:
        words = self.field.text().strip()
        if not words or words == self._finding.word.written:
            self._leave()
        else:
            self._write(words)

    def _change_or_type(self) -> None:
        if self.field.text().strip() in ("", self._finding.word.written):
            self._go_to_field()
        else:
            self._change()

    def _write(self, words: str) -> None:
        self._going.change(words)
        self._next()

    def _leave(self) -> None:
        self._going.leave()
        self._next()

    def _leave_everywhere(self) -> None:
        self._going.leave_everywhere()
        self._next()

    def _add(self) -> None:
        self.added.emit(self._going.add().spelt)
        self._next()

    def _go_to_field(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.reveal(self.field)

    def _next(self) -> None:
        if self._going.finding is None:
            self.answer(True)
            return
        self._fill()
        self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)
        self._reveal_row()

    # Showing

    @property
    def _going(self) -> SpellingWalk:
        if self._walk is None:
            raise RuntimeError("no spelling is checked")
        return self._walk

    @property
    def _finding(self) -> Finding:
        finding = self._going.finding
        if finding is None:
            raise RuntimeError("every word was looked at")
        return finding

    def _fill(self) -> None:
        finding = self._finding
        to_go = say("spelling.to_go", count=finding.to_go)
        aside = f"{finding.number} · {to_go}" if finding.number else to_go
        self.set_title(say("spelling.title"), icon="book-open", aside=aside)
        self.sentence.setText(_with_word_marked(finding.sentence))
        self.choices.set_choices(
            [Choice(pieces=(Piece(one),), keys=str(key)) for key, one in enumerate(finding.suggestions, start=1)]
        )
        self.none.setVisible(not finding.suggestions)
        self.field.setText(finding.word.written)
        self._show_hints(typing=False)
        self._say(finding)
        self.fit_content()

    def _row_changed(self) -> None:
        self._show_hints(typing=False)
        self._reveal_row()

    def _reveal_row(self) -> None:
        if self.choices.current is not None:
            self.reveal(self.choices, self.choices.visualRect(self.choices.currentIndex()))

    def _follow_text(self) -> None:
        """The text has other room, or went elsewhere: the word is shown again, with the pop-up clear of it."""
        if self._is_following or self.isHidden():
            return
        self._is_following = True
        self._look_again()
        self._place()
        self._is_following = False

    def _look_again(self) -> None:
        if self._walk is not None:
            self._walk.look_again()

    def _show_hints(self, *, typing: bool) -> None:
        """What Enter would do, and the other figures; while a word is typed, these are letters of it."""
        finding = self._walk.finding if self._walk is not None else None
        if finding is None:
            return
        row = self.choices.current
        enter = say("spelling.take", word=finding.suggestions[row]) if row is not None else say("spelling.leave_hint")
        enter = say("spelling.change_hint") if typing else enter
        keys = (f"1–{len(finding.suggestions)}",)
        others = (Hint(keys, say("spelling.numbers")),) if len(finding.suggestions) > 1 and not typing else ()
        self.hints.set_hints((Hint(("Enter",), enter), *others), (Hint(("Esc",), say("spelling.end")),))

    def _say(self, finding: Finding) -> None:
        spoken = say("spelling.spoken", word=finding.word.written, sentence=finding.sentence.plain)
        first = [say("spelling.spoken_suggestion", word=one) for one in finding.suggestions[:1]]
        announce(self, " ".join((spoken, *first)))

    def clear_of_veil(self) -> QRect:
        return self._going.lines(self._host) if self._walk is not None else QRect()

    def _place(self) -> None:
        if self.isHidden() or self._walk is None:
            return
        super()._place()
        lines, edge = self.clear_of_veil(), self._desk.theme.metrics.gap_s
        card = self.card.geometry()
        wanted = self.card.height_for(card.width())
        below, above = self.height() - edge - lines.bottom() - edge, lines.top() - 2 * edge
        height = min(wanted, max(below, above, self._desk.theme.metrics.px(LEAST_HEIGHT)))
        top = lines.bottom() + edge if height <= below or below >= above else lines.top() - edge - height
        self.card.setGeometry(
            QRect(card.left(), max(min(top, self.height() - edge - height), edge), card.width(), height)
        )
        self.update()

    def _lay_out(self) -> None:
        answers = QVBoxLayout()
        for button in (self.leave, self.leave_everywhere, self.add):
            answers.addWidget(button)
        written = QHBoxLayout()
        written.addWidget(self.field, 1)
        written.addWidget(self.change)
        nest(answers, written)
        answers.addStretch(1)
        suggested = QVBoxLayout()
        suggested.addWidget(self.choices)
        suggested.addWidget(self.none)
        suggested.addStretch(1)
        middle = QHBoxLayout()
        nest(middle, suggested, 1)
        nest(middle, answers)
        self.field.setAccessibleName(say("spelling.change_to"))
        self.body.addWidget(self.sentence)
        nest(self.body, middle)
        self.foot.addWidget(self.hints, 1)

    def _connect(self) -> None:
        self.watch(self.choices)
        self.watch(self.field)
        self.choices.selectionModel().currentChanged.connect(self._row_changed)
        self.choices.picked.connect(self._take)
        self.leave.clicked.connect(self._leave)
        self.leave_everywhere.clicked.connect(self._leave_everywhere)
        self.add.clicked.connect(self._add)
        self.change.clicked.connect(self._change_or_type)
        self.entered.connect(self._enter)
        self._desk.theme.changed.connect(self._look_again)


def _with_word_marked(sentence: Sentence) -> str:
    word = f'<span style="font-weight:600; text-decoration:underline">{escape(sentence.word)}</span>'
    return f"{escape(sentence.before)}{word}{escape(sentence.behind)}"

"""Words looked for on all pages: a slim line above them, and where one is among what was found."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from clerk_app.domain.word_search import Search, typed_words
from clerk_app.ui.preview.page_view import PageView
from clerk_app.ui.preview.page_words import Find, found_on
from clerk_app.ui.preview.paper_keeper import PaperKeeper
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton
from clerk_app.ui.widgets.enter_key import presses_button
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say


class FindBar(QWidget):
    """What is looked for, and what came of it."""

    left = Signal()
    """The focus goes back to the pages."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setPlaceholderText(say("export.preview.find"))
        self.field.setAccessibleName(say("export.preview.find"))
        self.next_button = ActionButton(theme, say("export.preview.next"), keys="F3", compact=True)
        self.close_button = ActionButton(theme, say("export.preview.close"), keys="Esc", compact=True)
        self.result = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        row = QHBoxLayout(self)
        metrics = theme.metrics
        row.setContentsMargins(metrics.gap_m, metrics.px(6), metrics.gap_m, metrics.px(6))
        row.setSpacing(metrics.gap_s)
        for part, stretch in ((self.field, 2), (self.next_button, 0), (self.close_button, 0), (self.result, 1)):
            row.addWidget(part, stretch)
        self.close_button.clicked.connect(self.leave)
        self.hide()

    def begin(self) -> None:
        """Show it, ready to be typed in."""
        self.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Hide it; the place stays at what was found."""
        self.hide()
        self.left.emit()

    def say(self, sentence: str) -> None:
        """Tell what came of it, aloud as well."""
        if sentence != self.result.text():
            self.result.setText(sentence)
            if sentence:
                announce(self, sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif not presses_button(event, self):
            super().keyPressEvent(event)


class Finding(QObject):
    """Looks for words on the pages of a keeper, and shows them in a view; pages are read for it one after another."""

    def __init__(self, keeper: PaperKeeper, view: PageView, bar: FindBar) -> None:
        super().__init__(bar)
        self._keeper, self._view, self._bar = keeper, view, bar
        self._search = Search("")
        self._finds: dict[int, tuple[Find, ...]] = {}
        self._now: Find | None = None
        bar.field.textChanged.connect(self._look)
        bar.field.returnPressed.connect(self.next)
        bar.next_button.clicked.connect(self.next)
        bar.left.connect(self._end)
        keeper.read.connect(self._look_on)
        keeper.laid.connect(self._look)

    @property
    def finds(self) -> tuple[Find, ...]:
        """What was found so far, in the order of the pages."""
        return tuple(find for page in sorted(self._finds) for find in self._finds[page])

    @property
    def now(self) -> Find | None:
        """Which of them is looked at."""
        return self._now

    def next(self) -> None:
        """Go to the next one, from the last to the first."""
        self._go(1)

    def previous(self) -> None:
        """Go to the one before, from the first to the last."""
        self._go(-1)

    def _look(self) -> None:
        is_open = not self._bar.isHidden()
        self._search = Search(typed_words(self._bar.field.text()) if is_open else "")
        self._finds.clear()
        self._now = None
        if self._search:
            for page in range(len(self._keeper.sizes)):
                self._keeper.read_page(page)
                self._look_on(page)
        self._show()

    def _look_on(self, page: int) -> None:
        words = self._keeper.texts.get(page)
        if not self._search or words is None or page in self._finds:
            return
        self._finds[page] = found_on(page, words, self._search)
        first = next((find for find in self.finds if find.page >= self._view.page), None)
        # From where one is on: whatever is found above is come to after the last.
        if self._now is None and first is not None and self._is_read_up_to(first.page):
            self._now = first
        self._show()

    def _is_read_up_to(self, page: int) -> bool:
        return all(one in self._finds for one in range(self._view.page, page))

    def _go(self, step: int) -> None:
        finds = self.finds
        if not finds:
            return
        at = finds.index(self._now) if self._now in finds else (-1 if step > 0 else 0)
        self._now = finds[(at + step) % len(finds)]
        self._show()

    def _end(self) -> None:
        self._search = Search("")
        self._finds.clear()
        self._now = None
        self._view.show_finds((), None)

    def _show(self) -> None:
        finds = self.finds
        if self._now is None and finds and len(self._finds) == len(self._keeper.sizes):
            self._now = finds[0]
        self._view.show_finds(finds, self._now)
        self._bar.say(self._words(finds))

    def _words(self, finds: tuple[Find, ...]) -> str:
        if not self._search:
            return ""
        if self._now in finds:
            return say("export.preview.found", place=finds.index(self._now) + 1, count=len(finds))
        all_read = len(self._finds) == len(self._keeper.sizes)
        return say("export.preview.not_found") if all_read else ""

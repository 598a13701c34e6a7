"""What stands over the minute: number, title, presenter, open questions, notice that is wrong, papers, exemption."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.values import Heading
from clerk_app.ui.widgets.chip import ChipButton
from clerk_app.ui.widgets.icon import IconLabel
from clerk_app.ui.widgets.text import ElidedLabel, TextLabel

NUMBER_COLUMN = 76


class HeadingBar(QWidget):
    """The heading of the minute that is shown."""

    exempt_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number = TextLabel(theme, "", TextStyle.TITLE, "text3")
        self._title = TextLabel(theme, "", TextStyle.TITLE)
        self._title_line = ElidedLabel(theme, "", TextStyle.TITLE)
        self._presenter = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self.questions = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self.notice = TextLabel(theme, "", TextStyle.CAPTION, "warning.text")
        self._clip = IconLabel(theme, "paperclip", "text2", 14)
        self._papers = ElidedLabel(theme, "", TextStyle.CAPTION, "text2")
        self.chip = ChipButton(theme, self.tr("Public"), icon="eye")
        self.chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click on it leaves the caret in the text
        self.chip.clicked.connect(self.exempt_asked)
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._second = QWidget()
        self._compact = False
        self._lay_out()
        theme.changed.connect(self._fit)
        self._fit()

    def show_heading(self, heading: Heading) -> None:
        """Show another heading."""
        self._number.setText(heading.number)
        self._title.setText(heading.title)
        self._title_line.setText(heading.title)
        self._presenter.setText(heading.presenter)
        self.questions.setText(heading.questions)
        self.notice.setText(heading.notice)
        self._papers.setText(heading.papers)
        self._show_second()
        if heading.exempt:
            self.chip.set_state(self.tr("Exempt"), "warning", "lock")
        else:
            self.chip.set_state(self.tr("Public"), "neutral", "eye")

    def set_compact(self, compact: bool) -> None:
        """Show the title alone, and what is wrong with the notice, where height is scarce."""
        self.chip.setVisible(not compact)
        self._compact = compact
        self._show_second()
        self._fit()

    def set_one_line(self, one_line: bool) -> None:
        """Show the title in one line, cut where it is longer, where bars need the height."""
        self._title.setVisible(not one_line)
        self._title_line.setVisible(one_line)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.tokens.base))
        line = self._theme.metrics.border
        painter.fillRect(0, self.height() - line, self.width(), line, QColor(self._theme.tokens.line))

    def _show_second(self) -> None:
        """The line below the title: what has words, where there is height for all of it."""
        for label in (self._presenter, self.questions, self._papers):
            label.setVisible(bool(label.text()) and not self._compact)
        self._clip.setVisible(not self._papers.isHidden())
        self.notice.setVisible(bool(self.notice.text()))
        self._second.setVisible(not self._compact or not self.notice.isHidden())

    def _lay_out(self) -> None:
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._number.setWordWrap(False)
        second = QHBoxLayout(self._second)
        second.setContentsMargins(0, 0, 0, 0)
        second.addWidget(self._presenter)
        second.addWidget(self.questions)
        second.addWidget(self.notice)
        second.addWidget(self._clip)
        second.addWidget(self._papers, 1)
        self._second_row = second
        self._presenter.setWordWrap(False)
        self.questions.setWordWrap(False)
        self.notice.setWordWrap(False)
        self._grid = QGridLayout(self)
        self._grid.addWidget(self._number, 0, 0)
        self._grid.addWidget(self._title, 0, 1)
        self._grid.addWidget(self._title_line, 0, 1)
        self._title_line.hide()
        self._grid.addWidget(self.chip, 0, 2, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._second, 1, 1, 1, 2)
        self._grid.setColumnStretch(1, 1)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        ends = metrics.px(8 if self._compact else 12)
        self._grid.setContentsMargins(0, ends, metrics.px(24), ends)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(metrics.px(2))
        self._number.setFixedWidth(metrics.px(NUMBER_COLUMN))
        self._number.setContentsMargins(0, 0, metrics.px(18), 0)
        self._second_row.setSpacing(metrics.px(6))
        self._presenter.setContentsMargins(0, 0, metrics.px(10), 0)
        self.questions.setContentsMargins(0, 0, metrics.px(10), 0)
        self.notice.setContentsMargins(0, 0, metrics.px(10), 0)
        self.update()

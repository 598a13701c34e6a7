"""The left side of the screen: which paper, how it looks, in which formats, what to know before, and its name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.domain.identity import Id
from clerk_app.services.choices import MAY_BE_FULL, FileFormat, PaperKind
from clerk_app.ui.forms.lines import FormChoice
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.export.check_line import CheckLine
from clerk_app.ui.views.export.found_list import FoundList
from clerk_app.ui.views.export.presenter import FORMATS, Check, ItemChoice, PersonChoice, StyleChoice, formats_of
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.card import Separator
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.scrolling import scrolling
from clerk_app.ui.widgets.text import ElidedLabel, TextLabel
from clerk_app.ui.widgets.two_line_radio import TwoLineRadio
from clerk_app.ui.widgets.wrapping import WrappingLayout
from clerk_app.ui.widgets.wrong_field import mark_wrong
from clerk_app.wording.catalogue import say

WITH_TITLE_FROM = 300
"""Effective height of the pane from which its title stands above the choices, and its file's name below them."""


class ChoicesPane(QWidget):
    """What is exported and how; the screen listens, and shows the pages of what is chosen."""

    paper_changed = Signal()
    """Another paper, another item of it, or another house style."""
    formats_changed = Signal()
    name_edited = Signal()
    shown_asked = Signal(str)
    """The place of a check is to be shown; its id."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.meeting = ElidedLabel(theme, "", TextStyle.CAPTION, "text2")
        self.papers = {one: _paper_button(theme, one) for one in PaperKind}
        self.papers[PaperKind.MINUTES].setChecked(True)
        self.item = FormChoice()
        self.item.setAccessibleName(say("export.item"))
        self.person = FormChoice()
        self.person.setAccessibleName(say("export.person"))
        self.full = QCheckBox(say("export.full"))
        self._has_exempt = False
        self.style_choice = FormChoice()
        self.style_choice.setMinimumContentsLength(4)  # beside its label, also at the largest text
        self.style_choice.setAccessibleName(say("export.house_style").replace("&", ""))
        self.boxes = {one: _format_box(one) for one in FORMATS}
        self.folder = ElidedLabel(theme, "", TextStyle.CAPTION, "text2")
        self.name = QLineEdit()
        self.name.setAccessibleName(say("export.name").replace("&", ""))
        self.whole_name = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self.wrong = TextLabel(theme, "", colour="danger.text")
        self.save_as = ActionButton(theme, say("export.save_as"))
        self.print_button = ActionButton(theme, say("export.print"))
        self.start = ActionButton(theme, say("export.start"), kind=ButtonKind.PRIMARY)
        self._title = TextLabel(theme, say("export.screen_title"), TextStyle.TITLE)
        self._papers_head = TextLabel(theme, say("export.papers"), TextStyle.STRONG)
        self._formats_head = TextLabel(theme, say("export.formats"), TextStyle.STRONG)
        self._before = TextLabel(theme, say("export.before"), TextStyle.STRONG)
        self._checks: list[CheckLine] = []
        self.found = FoundList(theme)
        self._is_low = False
        self._lay_out()
        self._connect()
        theme.changed.connect(self._fit)
        self._fit()

    # What is chosen

    def paper(self) -> PaperKind:
        """The paper that is chosen."""
        return next(one for one, button in self.papers.items() if button.isChecked())

    def only(self) -> Id | None:
        """The minute that is exported alone, or who a certificate is for; None where the whole paper is."""
        asked = {PaperKind.EXTRACT: self.item, PaperKind.CERTIFICATE: self.person}.get(self.paper())
        return asked.currentData() if asked is not None else None

    def is_full(self) -> bool:
        """Whether a list of decisions or actions is to hold what is exempt."""
        return self.paper() in MAY_BE_FULL and self._has_exempt and self.full.isChecked()

    def style_key(self) -> str:
        """The key of the house style, empty for that of the board."""
        return str(self.style_choice.currentData() or "")

    def chosen(self) -> tuple[FileFormat, ...]:
        """The formats that are ticked and that the paper can have."""
        formats = formats_of(self.paper())
        return tuple(one for one in self.ticked() if one in formats)

    def ticked(self) -> tuple[FileFormat, ...]:
        """The formats that are ticked, whatever the paper."""
        return tuple(one for one, box in self.boxes.items() if box.isChecked())

    # What is offered

    def offer_papers(self, papers: Sequence[PaperKind], chosen: PaperKind) -> None:
        """Offer these papers in this order, beginning with the chosen one, or the first; one alone is not asked for."""
        for button in self.papers.values():
            button.hide()
        for one in papers:
            self._paper_column.addWidget(self.papers[one])
            self.papers[one].setVisible(len(papers) > 1)
        for asked in (self.item, self.person, self.full):
            self._paper_column.addWidget(asked)
        self._papers_head.setVisible(len(papers) > 1)
        self.papers[chosen if chosen in papers else papers[0]].setChecked(True)
        self._show_what_is_asked()

    def offer_items(self, items: Sequence[ItemChoice], chosen: Id | None) -> None:
        """Offer these items for an extract, beginning with the chosen one."""
        blocked = self.item.blockSignals(True)
        self.item.clear()
        for one in items:
            self.item.addItem(one.words, one.minute_id)
        self.item.setCurrentIndex(max(self.item.findData(chosen), 0))
        self.item.blockSignals(blocked)

    def offer_people(self, people: Sequence[PersonChoice], *, has_exempt: bool) -> None:
        """Offer these people for a certificate; and lists with what is exempt, where there is such business."""
        chosen = self.person.currentData()
        blocked = self.person.blockSignals(True)
        self.person.clear()
        for one in people:
            self.person.addItem(one.words, one.attendee_id)
        self.person.setCurrentIndex(max(self.person.findData(chosen), 0))
        self.person.blockSignals(blocked)
        self._has_exempt = has_exempt

    def offer_styles(self, styles: Sequence[StyleChoice]) -> None:
        """Offer these house styles; the one that was chosen stays, where it is among them."""
        chosen = self.style_key()
        blocked = self.style_choice.blockSignals(True)
        self.style_choice.clear()
        for one in styles:
            self.style_choice.addItem(one.words, one.key)
        self.style_choice.setCurrentIndex(max(self.style_choice.findData(chosen), 0))
        self.style_choice.blockSignals(blocked)

    def show_formats(self) -> None:
        """Show the formats that the chosen paper can have, and what is asked of it."""
        self._show_what_is_asked()
        for one, box in self.boxes.items():
            box.setVisible(one in formats_of(self.paper()))

    def _show_what_is_asked(self) -> None:
        """Of an extract which item it is of, of a certificate whose it is, of a list whether it is for members."""
        self.item.setVisible(self.paper() is PaperKind.EXTRACT)
        self.person.setVisible(self.paper() is PaperKind.CERTIFICATE)
        self.full.setVisible(self.paper() in MAY_BE_FULL and self._has_exempt)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show what to know before exporting."""
        while len(self._checks) < len(checks):
            self._checks.append(CheckLine(self._theme))
            self._checks[-1].shown_asked.connect(self.shown_asked)
            self._check_column.addWidget(self._checks[-1])
        for number, line in enumerate(self._checks):
            line.setVisible(number < len(checks))
            if number < len(checks):
                line.show_check(checks[number])
        self._before.setVisible(bool(checks))

    def checks(self) -> tuple[CheckLine, ...]:
        """The lines that show, in order: what to know, and behind it what was found in the draft."""
        return (*(line for line in self._checks if not line.isHidden()), *self.found.lines())

    def go_to_found(self) -> None:
        """Give the keys to the first of what was found in the draft, with all of it in sight that has room."""
        first = self.found.first_control()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._scroll_to_found)

    def _scroll_to_found(self) -> None:
        """Once it has its place."""
        self._area.verticalScrollBar().setValue(self.found.y())

    def show_folder(self, folder: Path) -> None:
        """Say where the files go."""
        self.folder.setText(say("export.goes_to", folder=folder))

    def show_name(self, name: str) -> None:
        """Show a name for the files, from its beginning."""
        self.name.setText(name)
        self.name.setCursorPosition(0)
        self._fit_name()

    def show_start(self, words: str, keys: str) -> None:
        """What the main button says."""
        self.start.setText(words)
        self.start.set_keys(keys)
        self._fit_keys()

    def show_wrong(self, sentence: str, *, in_name: bool = False) -> None:
        """Say what is wrong; empty for nothing."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        mark_wrong(self.name, sentence if in_name else "")

    # Building

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_low(low=self._theme.metrics.effective_width(self.height()) < WITH_TITLE_FROM)
        self._fit_keys()
        self._fit_name()

    def _set_low(self, *, low: bool) -> None:
        """Where there is little height the choices need it: all but the main button scrolls along with them.

        The title of the window says what this is.
        """
        self._title.setVisible(not low)
        self.meeting.setVisible(not low)
        metrics = self._theme.metrics
        side, top = metrics.px(20), 0 if low else metrics.gap_m
        self._head.setContentsMargins(side, top, side, metrics.gap_xs)
        self._where_column.setContentsMargins(metrics.gap_s if low else 0, 0, 0, 0)
        if low == self._is_low:
            return
        self._is_low = low
        if low:
            self._inside.insertWidget(self._inside.count() - 1, self._where)
            self._inside.insertWidget(self._inside.count() - 1, self._other_ways)
            self._buttons.arrange([(self.start,)])
            self._others.arrange([(self.save_as, self.print_button)])
        else:
            self._foot.insertWidget(0, self._where)
            self._others.arrange([])
            self._buttons.arrange([(self.save_as, self.print_button, self.start)])
        self._other_ways.setVisible(low)

    def _fit_name(self) -> None:
        """Show the whole name: with its label above it where it has no room beside it, else once more below it."""
        metrics, row = self._theme.metrics, self._name_row
        wanted = self.name.fontMetrics().horizontalAdvance(self.name.text()) + metrics.px(28)
        room = self.width() - 2 * metrics.px(20)
        beside = room - self._name_label.sizeHint().width() - metrics.gap_s
        above = wanted > beside
        row.setDirection(QBoxLayout.Direction.TopToBottom if above else QBoxLayout.Direction.LeftToRight)
        row.setSpacing(metrics.px(2) if above else metrics.gap_s)
        self.whole_name.setText(self.name.text())
        self.whole_name.setVisible(wanted > room)

    def _fit_keys(self) -> None:
        """Draw the key in the main button where all that stands beside it then has room in one line."""
        self.start.set_shows_keys(True)
        buttons = (self.start,) if self._is_low else (self.save_as, self.print_button, self.start)
        metrics = self._theme.metrics
        wanted = sum(one.sizeHint().width() for one in buttons) + 2 * metrics.gap_s + 2 * metrics.px(20)
        self.start.set_shows_keys(wanted <= self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.tokens.window))
        line = self._theme.metrics.border
        painter.fillRect(self.width() - line, 0, line, self.height(), QColor(self._theme.tokens.line))

    def _connect(self) -> None:
        self.found.shown_asked.connect(self.shown_asked)
        for button in self.papers.values():
            button.toggled.connect(self._paper_toggled)
        self.item.currentIndexChanged.connect(self.paper_changed)
        self.person.currentIndexChanged.connect(self.paper_changed)
        self.full.toggled.connect(self.paper_changed)
        self.style_choice.currentIndexChanged.connect(self.paper_changed)
        for box in self.boxes.values():
            box.toggled.connect(self.formats_changed)
        self.name.textEdited.connect(self._edited)

    def _edited(self) -> None:
        self._fit_name()
        self.name_edited.emit()

    def _paper_toggled(self, on: bool) -> None:
        if on:
            self.paper_changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = QVBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self.meeting)
        nest(column, self._head)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._lay_out_inside()
        self._area = scrolling(inside)
        column.addWidget(self._area, 1)
        self._separator = Separator(self._theme)
        column.addWidget(self._separator)
        self._foot = QVBoxLayout()
        self._lay_out_foot()
        nest(column, self._foot)

    def _lay_out_inside(self) -> None:
        self._inside.addWidget(self._papers_head)
        self._paper_column = QVBoxLayout()
        nest(self._inside, self._paper_column)
        self._style_row = QHBoxLayout()
        label = TextLabel(self._theme, say("export.house_style"))
        label.setBuddy(self.style_choice)
        label.setWordWrap(False)
        self._style_row.addWidget(label)
        self._style_row.addWidget(self.style_choice, 1)
        nest(self._inside, self._style_row)
        self._inside.addWidget(self._formats_head)
        self._format_part = QWidget()
        self._formats = WrappingLayout(self._format_part)
        self._formats.arrange([tuple(self.boxes.values())])
        self._inside.addWidget(self._format_part)
        self._inside.addWidget(self._before)
        self._check_column = QVBoxLayout()
        nest(self._inside, self._check_column)
        self._inside.addWidget(self.found)
        self._inside.addStretch(1)

    def _lay_out_foot(self) -> None:
        self._where = QWidget()
        self._where_column = QVBoxLayout(self._where)
        self._where_column.setContentsMargins(0, 0, 0, 0)
        self._where_column.addWidget(self.folder)
        self._name_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._name_label = TextLabel(self._theme, say("export.name"))
        self._name_label.setBuddy(self.name)
        self._name_label.setWordWrap(False)
        self._name_row.addWidget(self._name_label)
        self._name_row.addWidget(self.name, 1)
        nest(self._where_column, self._name_row)
        self._where_column.addWidget(self.whole_name)
        self._foot.addWidget(self._where)
        self._foot.addWidget(self.wrong)
        self.wrong.hide()
        self.start.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        buttons = QWidget()
        self._buttons = WrappingLayout(buttons)
        self._buttons.arrange([(self.save_as, self.print_button, self.start)])
        self._foot.addWidget(buttons)
        self._other_ways = QWidget(self)
        self._others = WrappingLayout(self._other_ways)
        self._other_ways.hide()

    def _fit(self) -> None:
        metrics = self._theme.metrics
        side = metrics.px(20)
        self._head.setSpacing(metrics.px(2))
        self._inside.setContentsMargins(metrics.gap_m, metrics.gap_xs, side, metrics.gap_s)
        self._inside.setSpacing(metrics.px(6))
        self._paper_column.setSpacing(metrics.px(2))
        # What is chosen has a surface that reaches a little to the left of the words around it.
        for label in (self._papers_head, self._formats_head, self._before):
            label.setIndent(metrics.gap_s)
        self._style_row.setContentsMargins(metrics.gap_s, metrics.gap_xs, 0, metrics.gap_xs)
        self._style_row.setSpacing(metrics.gap_m)
        self._formats.setContentsMargins(metrics.gap_s, 0, 0, metrics.gap_xs)
        self._formats.setSpacing(metrics.gap_m)
        self._formats.set_line_spacing(metrics.gap_xs)
        self._check_column.setSpacing(metrics.gap_xs)
        self._foot.setContentsMargins(side, metrics.gap_s, side, metrics.gap_m)
        self._foot.setSpacing(metrics.px(6))
        self._where_column.setSpacing(metrics.px(6))
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._others.setContentsMargins(metrics.gap_s, 0, 0, 0)
        for layout in (self._buttons, self._others):
            layout.setSpacing(metrics.gap_s)
            layout.set_line_spacing(metrics.gap_xs)
        self._fit_keys()
        self._fit_name()


def _paper_button(theme: Theme, paper: PaperKind) -> TwoLineRadio:
    return TwoLineRadio(theme, say(f"export.paper.{paper}"), say(f"export.about.{paper}"))


def _format_box(file_format: FileFormat) -> QCheckBox:
    box = QCheckBox(say(f"export.short.{file_format}"))
    about = say(f"export.{file_format}").replace("&", "")
    box.setToolTip(about)
    box.setAccessibleDescription(about)
    return box

"""The preview of an agenda from a file or the clipboard: what to take is ticked, and Enter puts it on the agenda.

`values["proposal"]` is the AgendaList; the answer are the places of the items to take, as a frozenset.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.domain.agenda_list import AgendaList
from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.agenda_proposal.presenter import ProposedLine, proposal_page
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

PART_INDENT = 24


class ProposedRow(QWidget):
    """One item to take or to leave."""

    def __init__(self, theme: Theme, line: ProposedLine) -> None:
        super().__init__()
        self._theme = theme
        self._line = line
        self.box = QCheckBox()
        self.words = TextLabel(theme, line.words)
        self.box.setChecked(True)
        self.box.setAccessibleName(line.words)
        self.box.setAccessibleDescription(" ".join(part for part in (line.note, line.doubts) if part))
        self.note = TextLabel(theme, line.note, TextStyle.CAPTION, "text2")
        self.doubts = TextLabel(theme, line.doubts, TextStyle.CAPTION, "warning.text")
        self._row, column = QHBoxLayout(self), QVBoxLayout()
        column.setSpacing(0)
        for label in (self.words, self.note, self.doubts):
            column.addWidget(label)
            if not label.text():
                label.hide()
        self._row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(column, 1)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        metrics = self._theme.metrics
        left = metrics.px(PART_INDENT) if self._line.is_part else 0
        self._row.setContentsMargins(left, metrics.px(2), 0, metrics.px(2))
        self._row.setSpacing(metrics.gap_s)
        self.words.setMinimumHeight(self.box.sizeHint().height())
        self.words.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class AgendaProposal(AskingPopup):
    """The items that were read, all of them ticked to begin with."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("agenda_proposal.title"))
        self._desk = desk
        self.rows: list[ProposedRow] = []
        self.doubts = TextLabel(desk.theme, "", colour="warning.text")
        self.button = ActionButton(desk.theme, "", keys="Enter", kind=ButtonKind.PRIMARY, compact=True)
        self.set_title(say("agenda_proposal.title"), icon="list-ordered")
        self.body.addWidget(TextLabel(desk.theme, say("agenda_proposal.text"), TextStyle.CAPTION, "text2"))
        self.body.addWidget(self.doubts)
        hints = KeyHintBar(desk.theme, margin=2)
        hints.set_hints((Hint((self.tr("Space"),), self.tr("take it or not")), Hint(("Esc",), self.tr("cancel"))))
        self.foot.addWidget(hints, 1)
        self.foot.addWidget(self.button)
        self.button.clicked.connect(self._take)
        self.entered.connect(self._take)

    def put(self, question: Question) -> None:
        proposal = question.values.get("proposal")
        if not isinstance(proposal, AgendaList):
            self.button.setEnabled(False)
            return
        page = proposal_page(proposal)
        self.doubts.setText(page.doubts)
        self.doubts.setVisible(bool(page.doubts))
        for line in page.lines:
            row = ProposedRow(self._desk.theme, line)
            row.box.toggled.connect(self._count)
            self.rows.append(row)
            self.body.addWidget(row)
        self._count()

    def first_field(self) -> QWidget:
        return self.rows[0].box if self.rows else self.button

    @property
    def chosen(self) -> frozenset[int]:
        """The places of what is ticked."""
        return frozenset(place for place, row in enumerate(self.rows) if row.box.isChecked())

    def _count(self) -> None:
        count = len(self.chosen)
        self.button.setText(say("agenda_proposal.take", count=count))
        self.button.setEnabled(count > 0)

    def _take(self) -> None:
        if self.chosen:
            self.answer(self.chosen)

"""A pop-up that shows what was read from elsewhere: what to take is ticked, and Enter takes it over.

`values["proposal"]` is what was read; the answer are the places of what to take, as a frozenset.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.presenting.proposal import ProposalPage
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.proposed_row import ProposedRow
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

_PART_INDENT = 24


class ProposalPopup(AskingPopup):
    """The lines of what was read, all of them ticked to begin with; whoever extends it says which they are.

    `words` is the table of the wording that it speaks by.
    """

    def __init__(self, desk: Desk, pane: QWidget, *, words: str, icon: str) -> None:
        super().__init__(desk.theme, pane, say(f"{words}.title"))
        self._desk = desk
        self._words = words
        self.rows: list[ProposedRow] = []
        self.doubts = TextLabel(desk.theme, "", colour="warning.text")
        self.button = ActionButton(desk.theme, "", keys="Enter", kind=ButtonKind.PRIMARY, compact=True)
        self.said = TextLabel(desk.theme, say(f"{words}.text"), TextStyle.CAPTION, "text2")
        self.set_title(say(f"{words}.title"), icon=icon)
        self.body.addWidget(self.said)
        self.body.addWidget(self.doubts)
        hints = KeyHintBar(desk.theme, margin=2)
        hints.set_hints((Hint((self.tr("Space"),), self.tr("take it or not")), Hint(("Esc",), self.tr("cancel"))))
        self.foot.addWidget(hints, 1)
        self.foot.addWidget(self.button)
        self.button.clicked.connect(self._take)
        self.entered.connect(self._take)

    def put(self, question: Question) -> None:
        page = self.page(question.values.get("proposal"))
        if page is None:
            self.button.setEnabled(False)
            return
        self.doubts.setText(page.doubts)
        self.doubts.setVisible(bool(page.doubts))
        for line in page.lines:
            indent = _PART_INDENT if line.is_part else 0
            row = ProposedRow(self._desk.theme, line.words, note=line.note, doubts=line.doubts, indent=indent)
            row.box.toggled.connect(self._count)
            self.rows.append(row)
            self.body.addWidget(row)
        self._count()

    def page(self, proposal: object) -> ProposalPage | None:
        """What is shown of what was read; None for anything else."""
        raise NotImplementedError

    def first_field(self) -> QWidget:
        return self.rows[0].box if self.rows else self.button

    @property
    def chosen(self) -> frozenset[int]:
        """The places of what is ticked."""
        return frozenset(place for place, row in enumerate(self.rows) if row.box.isChecked())

    def _count(self) -> None:
        count = len(self.chosen)
        self.button.setText(say(f"{self._words}.take", count=count))
        self.button.setEnabled(count > 0)

    def _take(self) -> None:
        if self.chosen:
            self.answer(self.chosen)

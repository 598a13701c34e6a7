"""The preview of minutes from a file: what to take is ticked, and Enter puts it into the record of a meeting.

`values["proposal"]` is the MinutesList, `text` says of which meeting they become the minutes; the answer are the places
of those to take, as a frozenset.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clerk_app.domain.minutes_list import MinutesList
from clerk_app.ui.popup_host import Question
from clerk_app.ui.presenting.proposal import ProposalPage
from clerk_app.ui.proposal_popup import ProposalPopup
from clerk_app.ui.screen import Desk
from clerk_app.ui.views.minutes_proposal.presenter import minutes_page


class MinutesProposal(ProposalPopup):
    """The minutes that were read, all of them ticked to begin with."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk, pane, words="minutes_proposal", icon="files")

    def put(self, question: Question) -> None:
        self.said.setText(question.text)
        super().put(question)

    def page(self, proposal: object) -> ProposalPage | None:
        return minutes_page(proposal) if isinstance(proposal, MinutesList) else None

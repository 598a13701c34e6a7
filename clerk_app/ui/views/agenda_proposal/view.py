"""The preview of an agenda from a file or the clipboard: what to take is ticked, and Enter puts it on the agenda.

`values["proposal"]` is the AgendaList; the answer are the places of the items to take, as a frozenset.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clerk_app.domain.agenda_list import AgendaList
from clerk_app.ui.presenting.proposal import ProposalPage
from clerk_app.ui.proposal_popup import ProposalPopup
from clerk_app.ui.screen import Desk
from clerk_app.ui.views.agenda_proposal.presenter import proposal_page


class AgendaProposal(ProposalPopup):
    """The items that were read, all of them ticked to begin with."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk, pane, words="agenda_proposal", icon="list-ordered")

    def page(self, proposal: object) -> ProposalPage | None:
        return proposal_page(proposal) if isinstance(proposal, AgendaList) else None

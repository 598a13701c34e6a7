"""The screen of the board's rules without its widgets: its sections, and answers as acts."""

from __future__ import annotations

from clerk_app.services.acts import DeleteBoard
from clerk_app.ui.forms.values import NOTHING, Answer, Option, Parts, Reading
from clerk_app.ui.questions import Confirmation
from clerk_app.ui.views.rules.circulation import CirculationSection
from clerk_app.ui.views.rules.deadlines import DeadlinesSection
from clerk_app.ui.views.rules.decisions import DecisionsSection
from clerk_app.ui.views.rules.explained import ExplainedSection
from clerk_app.ui.views.rules.formats import FormatsSection
from clerk_app.ui.views.rules.membership import MembershipSection
from clerk_app.ui.views.rules.names import NamesSection
from clerk_app.ui.views.rules.other_business import OtherBusinessSection
from clerk_app.ui.views.rules.plan import PlanSection
from clerk_app.ui.views.rules.quorum import QuorumSection
from clerk_app.ui.views.rules.relations import RelationsSection
from clerk_app.ui.views.rules.scheduling import SchedulingSection
from clerk_app.ui.views.rules.section import Rules, Section
from clerk_app.ui.views.rules.style import StyleSection
from clerk_app.ui.views.rules.templates import TemplatesSection
from clerk_app.ui.views.rules.votes import VotesSection
from clerk_app.ui.views.rules.working_days import WorkingDaysSection
from clerk_app.wording.catalogue import say

SECTIONS: tuple[Section, ...] = (
    NamesSection(),
    QuorumSection(),
    VotesSection(),
    FormatsSection(),
    StyleSection(),
    DecisionsSection(),
    ExplainedSection(),
    WorkingDaysSection(),
    DeadlinesSection(),
    SchedulingSection(),
    CirculationSection(),
    OtherBusinessSection(),
    MembershipSection(),
    RelationsSection(),
    TemplatesSection(),
    PlanSection(),
)
"""The sections in the order of the screen."""


def section_options() -> tuple[Option, ...]:
    """The sections as they are chosen."""
    return tuple(Option(value=section.key, words=say(f"rules.section.{section.key}")) for section in SECTIONS)


class RulesPresenter:
    """The rules of one board as they are committed."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules

    def title(self) -> str:
        """What the window's title says."""
        return say("rules.window_title", board=self.board_name())

    def board_name(self) -> str:
        """What the board is called today."""
        return self.rules.setup.called(self.rules.board)

    def parts(self, key: str) -> Parts:
        """The fields of a section."""
        return _section(key).parts(self.rules)

    def read(self, answer: Answer) -> Reading:
        """What an answer asks for."""
        key, *rest = answer.key.split("/")
        known = any(section.key == key for section in SECTIONS)
        return _section(key).read(self.rules, rest, answer) if known else NOTHING

    def confirmation(self, meetings: int) -> Confirmation:
        """The question before the board is deleted with so many meetings."""
        what = say("delete_board.what", board=self.board_name())
        with_them = say("delete_board.meetings", count=meetings) if meetings else ""
        return Confirmation(
            title=say("delete_board.title"),
            text="\n".join(filter(None, (what, with_them, say("delete_board.stays")))),
            keep=say("delete_board.keep"),
            act=say("delete_board.delete"),
        )

    def deleted(self) -> DeleteBoard:
        """The act that deletes the board with its meetings."""
        return DeleteBoard(board_id=self.rules.board.id)


def _section(key: str) -> Section:
    return next((section for section in SECTIONS if section.key == key), SECTIONS[0])

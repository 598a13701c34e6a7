"""Every command of one meeting, and the buttons, keys and typed words on its screen that ask for the same."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal

from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.screen import Commands, Desk
from clerk_app.ui.timers import Timers
from clerk_app.ui.views.live_meeting.acting_chair import ActingChair
from clerk_app.ui.views.live_meeting.asking import Asking
from clerk_app.ui.views.live_meeting.attendance_keys import AttendanceKeys
from clerk_app.ui.views.live_meeting.business import MeetingBusiness
from clerk_app.ui.views.live_meeting.clause_commands import ClauseCommands
from clerk_app.ui.views.live_meeting.course_commands import CourseCommands
from clerk_app.ui.views.live_meeting.decision_links import DecisionLinks
from clerk_app.ui.views.live_meeting.finding import FindChoices, Finding
from clerk_app.ui.views.live_meeting.interest_commands import InterestCommands
from clerk_app.ui.views.live_meeting.link_commands import LinkCommands
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.membership_commands import MembershipCommands
from clerk_app.ui.views.live_meeting.other_bodies import OtherBodies
from clerk_app.ui.views.live_meeting.other_language import OtherLanguage
from clerk_app.ui.views.live_meeting.parting_commands import PartingCommands
from clerk_app.ui.views.live_meeting.past_commands import PastCommands
from clerk_app.ui.views.live_meeting.reading_commands import ReadingCommands
from clerk_app.ui.views.live_meeting.register_commands import RegisterCommands
from clerk_app.ui.views.live_meeting.room_switch import RoomSwitch
from clerk_app.ui.views.live_meeting.spelling import MeetingSpelling
from clerk_app.ui.views.live_meeting.text_commands import TextCommands


class _HasCommands(Protocol):
    def commands(self) -> Commands: ...


class MeetingCommands(QObject):
    """Gathers them; acts and sentences are for whoever submits and shows them."""

    act_made = Signal(object)
    """An act that was asked for; None where it cannot be now."""
    said = Signal(str)
    """A sentence that answers a command."""
    said_well = Signal(str)
    """A sentence that says all is well."""
    at_the_end = Signal(str)
    """The meeting was to move on, and no item follows; which were passed over, in words."""
    looked = Signal()
    """Another item is shown."""
    not_recorded = Signal(object)
    """The error of an act that was not carried out."""
    failed = Signal(object)
    """An error of what records nothing."""

    def __init__(self, desk: Desk, room: LiveRoom, find_choices: FindChoices, *, timers: Timers | None = None) -> None:
        super().__init__(room)
        asking = Asking(desk, room)
        self._room = room
        self.reading = ReadingCommands(room, asking)
        self.finding = Finding(room, find_choices)
        self.course = CourseCommands(room, asking, desk.navigation)
        self.text = TextCommands(room, asking, desk.lane, desk.queries)
        self._business = MeetingBusiness(desk, room)
        self._decision_links = DecisionLinks(desk, room)
        self._other_language = OtherLanguage(desk, room)
        self._answers = OtherBodies(desk, room)
        self._registers = RegisterCommands(desk, room)
        self._clauses = ClauseCommands(room, asking)
        self.parting = PartingCommands(desk, room, asking)
        self._membership = MembershipCommands(desk, room, asking)
        self._chair = ActingChair(room, asking)
        self.interests = InterestCommands(room, asking)
        self._past = PastCommands(desk, room, asking)
        self._spelling = MeetingSpelling(desk, room)
        self.links = LinkCommands(room, asking)
        self._keys = AttendanceKeys(room)
        self.room_display = RoomSwitch(desk, room, timers=timers)
        room.right.commands.button.setVisible(asking.knows(PopupName.COMMANDS))
        self._listen()
        self._pass_on()

    def commands(self) -> Commands:
        """What works now: all of them, or those that change nothing."""
        parts: list[_HasCommands] = [self.reading, self.finding, self.room_display, self._past, self.links]
        parts += [self._decision_links, self._other_language, self._answers, self._registers]
        if self._room.is_editable:
            parts += [self.text, self.course, self._business, self._clauses, self.parting, self._chair, self._spelling]
            parts += [self.interests, self._membership]
        return {name: command for part in parts for name, command in part.commands().items()}

    def _listen(self) -> None:
        room = self._room
        room.minute_asked.connect(self.reading.look_at)
        room.arrival_asked.connect(self.course.arrived_or_left)
        room.deed_asked.connect(self.course.do)
        room.pane.heading.exempt_asked.connect(self.course.exempt)
        room.pane.undo_bar.undone.connect(self.text.undo)
        room.right.commands.commands_asked.connect(self.reading.ask_commands)
        room.agenda.dropped_on.connect(self.parting.drop_on, Qt.ConnectionType.QueuedConnection)
        room.editor.commands_wanted.connect(self.reading.ask_commands)
        room.editor.arrival_wanted.connect(self.course.ask_arrival)
        self._keys.interest_asked.connect(self.interests.declare_of)

    def _pass_on(self) -> None:
        self.course.at_the_end.connect(self.at_the_end)
        self.reading.looked.connect(self.looked)
        self.finding.looked.connect(self.looked)
        self.reading.said.connect(self.said)
        self.text.failed.connect(self.not_recorded)
        self._spelling.failed.connect(self.failed)
        self._spelling.refused.connect(self.said)
        self._spelling.all_known.connect(self.said_well)
        self._clauses.refused.connect(self.said)
        self.parting.failed.connect(self.not_recorded)
        self.parting.looked.connect(self.looked)
        self._past.said.connect(self.said)
        self.links.said.connect(self.said)
        self._decision_links.refused.connect(self.said)
        self._other_language.refused.connect(self.said)
        self._past.failed.connect(self.failed)
        self.text.act_made.connect(self.act_made)
        acting = (self.course, self._business, self._answers, self.parting, self._keys, self._chair, self.interests)
        for part in (*acting, self._membership, self._registers):
            part.act_made.connect(self.act_made)
            part.refused.connect(self.said)

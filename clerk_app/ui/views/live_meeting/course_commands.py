"""The commands that move the meeting: on to the next item, a break, its end, who comes and goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.forecast import planned_minutes
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import KeepVersion
from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.presenting.items import leads_in_words
from clerk_app.ui.questions import LineAsked
from clerk_app.ui.screen import Commands, Navigation
from clerk_app.ui.views.live_meeting.asking import Asking
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.small_popups import EditedItem
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import clock_time, day_and_month
from clerk_app.wording.lists import listed


class CourseCommands(QObject):
    """What changes how the meeting runs, not what its minutes say."""

    act_made = Signal(object)
    """An act that was asked for; None where it cannot be now."""
    at_the_end = Signal(str)
    """The meeting was to move on, and no item follows; which were passed over, in words."""
    refused = Signal(str)
    """Why what was asked for cannot be done here."""

    def __init__(self, room: LiveRoom, asking: Asking, navigation: Navigation) -> None:
        super().__init__(room)
        self._room = room
        self._asking = asking
        self._navigation = navigation

    def commands(self) -> Commands:
        """What can be asked for, by the pop-ups that there are."""
        commands: dict[ActionId, Callable[[], None]] = {
            ActionId.ARRIVED_OR_LEFT: self.arrived_or_left,
            ActionId.ROLL_CALL: self._roll_call,
            ActionId.NEXT_ITEM: self._next_item,
            ActionId.MOVE_MEETING_HERE: self.move_here,
            ActionId.PAUSE_TIMER: self._pause_timer,
            ActionId.ADJOURN: self.adjourn,
            ActionId.CHAIR_GOES_ON: self.chair_goes_on,
            ActionId.CHAIR_STOPS: self.chair_stops,
            ActionId.CALL_COUNT: self.call_count,
            ActionId.SECOND_MEETING: self.second_meeting,
            ActionId.DEFER_ITEM: self.defer_item,
            ActionId.IN_WRITING: self.in_writing,
            ActionId.EXEMPT: self.exempt,
            ActionId.AGENDA: self._agenda,
            ActionId.END_MEETING: self.end_meeting,
        }
        if self._asking.knows(PopupName.EDIT_ITEM):
            commands[ActionId.EDIT_ITEM] = self._ask_item
        if self._asking.knows(PopupName.LINE):
            commands[ActionId.ADJOURN_FOR] = self.ask_adjournment
            commands[ActionId.NUMBER_MINUTE] = self.ask_number
        if self._asking.knows(PopupName.KEEP_VERSION):
            commands[ActionId.KEEP_VERSION] = self._ask_version
        return commands

    # How the meeting goes on

    def _next_item(self) -> None:
        self._room.catch_up()
        if self._room.presenter.headed_for is None:
            return
        act = self._room.acts.move_on()
        if act is None:
            self.at_the_end.emit(self._passed_over())
            return
        self._room.written.lift_here()
        self.act_made.emit(act)
        self._room.go_ahead(act.minute_id)

    def _passed_over(self) -> str:
        """The items that were passed over; empty for none."""
        passed = self._room.presenter.passed_over()
        if not passed:
            return ""
        keys = spec_of(ActionId.MOVE_MEETING_HERE).key_text
        return say("live.last_item.passed_over", count=len(passed), numbers=listed(passed), keys=keys)

    def move_here(self) -> None:
        """The meeting moves to the item that is shown: out of the agenda's order, or back to one that it was on."""
        self._room.catch_up()
        act = self._room.acts.move_here()
        if act is None:
            self.refused.emit(say("live.ask.not_under_way" if not self._is_under_way else "live.ask.here_already"))
            return
        self._room.written.lift_here()
        self.act_made.emit(act)
        self._room.go_ahead(act.minute_id)

    @property
    def _is_under_way(self) -> bool:
        course = self._room.presenter.course
        return course.started and not course.ended

    def _pause_timer(self) -> None:
        self.act_made.emit(self._room.acts.pause_or_start_timer())

    def adjourn(self) -> None:
        """The meeting adjourns, or resumes."""
        self.act_made.emit(self._room.acts.adjourn_or_resume())

    def ask_adjournment(self) -> None:
        """Ask what the meeting adjourns for; where it is adjourned, there is nothing to ask."""
        if not self._is_under_way or self._room.presenter.course.adjourned:
            self.refused.emit(say("adjourning.not_now"))
            return
        asked = LineAsked(
            title=say("adjourning.title"),
            icon="clock",
            ask=say("adjourning.ask"),
            keep=say("adjourning.keep"),
            read=_adjournment_read,
        )
        self._asking.ask(PopupName.LINE, self._adjourn_for, line=asked)

    def _adjourn_for(self, note: object) -> None:
        if isinstance(note, str):
            self.act_made.emit(self._room.acts.adjourn_for(note, self._room.spot()))

    def chair_goes_on(self) -> None:
        """The chair has ruled that the meeting goes on without a quorum."""
        self._rule(EventKind.CHAIR_WENT_ON)

    def chair_stops(self) -> None:
        """The chair has ruled that it does not."""
        self._rule(EventKind.CHAIR_STOPPED)

    def call_count(self) -> None:
        """Somebody has called for a count of those present."""
        self._rule(EventKind.COUNT_CALLED)

    def second_meeting(self) -> None:
        """The meeting to which this one is adjourned is planned, at its time so many days later as the rule says."""
        self.act_made.emit(self._room.acts.second_meeting())

    def defer_item(self) -> None:
        """The item that is shown is put off to a later meeting."""
        self._room.written.lift_here()
        self.act_made.emit(self._room.acts.defer_item())

    def in_writing(self) -> None:
        """Go to what the board is asked in writing."""
        board_id = self._room.presenter.meeting.board_id
        self._navigation.go(Place(screen=ScreenName.IN_WRITING, board_id=board_id))

    def do(self, action: ActionId) -> None:
        """Record what follows from the want of a quorum by one of these commands."""
        self.commands()[action]()

    def _rule(self, kind: EventKind) -> None:
        act = self._room.acts.rule(kind)
        if act is None:
            self.refused.emit(say("live.ask.not_under_way"))
        else:
            self.act_made.emit(act)

    def end_meeting(self) -> None:
        """The meeting ends now."""
        self._room.written.lift_here()
        self.act_made.emit(self._room.acts.end())

    # The item that is shown

    def exempt(self) -> None:
        """Close the item to the public, or open it again."""
        if self._room.is_editable:
            self.act_made.emit(self._room.acts.exempt_or_public())

    def ask_number(self) -> None:
        """Ask for the number of the item that is shown."""
        self._room.written.lift_here()
        shown = self._room.presenter.shown
        if shown is None:
            return
        asked = LineAsked(
            title=say("numbering.title"),
            icon="list-ordered",
            ask=say("numbering.ask"),
            keep=say("numbering.keep"),
            read=self._number_read,
        )
        number = self._room.presenter.record_without_last_words.minute_numbers.get(shown, "")
        self._asking.ask(PopupName.LINE, self._give_number, text=number, line=asked)

    def _number_read(self, typed: str) -> str:
        number, counted = " ".join(typed.split()), self._room.acts.counted_number()
        if not number:
            return say("numbering.none")
        if number == counted:
            return say("numbering.counted", number=number)
        return say("numbering.given" if counted else "numbering.given_alone", number=number, counted=counted)

    def _give_number(self, typed: object) -> None:
        if isinstance(typed, str):
            self.act_made.emit(self._room.acts.number(typed))

    def _ask_item(self) -> None:
        item = self._room.acts.item_shown()
        if item is not None:
            known = EditedItem(item.title, leads_in_words(item.leads), planned_minutes(item))
            self._asking.ask(PopupName.EDIT_ITEM, self._item_edited, item=known)

    def _item_edited(self, edited: object) -> None:
        if isinstance(edited, EditedItem):
            self.act_made.emit(self._room.acts.edit_item(edited.title, edited.presenter, edited.minutes))

    # Who comes and goes

    def arrived_or_left(self) -> None:
        """Ask who arrived or left."""
        self._ask_who()

    def ask_arrival(self, arriving: bool, words: str) -> None:
        """Ask who arrived or left, begun with the words that were typed."""
        self._ask_who(words, arriving)

    def _ask_who(self, words: str = "", arriving: bool | None = None) -> None:
        if self._asking.knows(PopupName.ARRIVED_OR_LEFT):
            self._asking.ask(PopupName.ARRIVED_OR_LEFT, text=words, arriving=arriving)
        else:
            self._room.panes.open_attendance()

    def _roll_call(self) -> None:
        self._go(ScreenName.ROLL_CALL)

    # The agenda

    def _agenda(self) -> None:
        self._room.written.lift_here()
        self._go(ScreenName.AGENDA)

    def _go(self, screen: ScreenName) -> None:
        record = self._room.presenter.record
        self._navigation.go(Place(screen=screen, board_id=record.board.id, meeting_id=record.meeting.id))

    # Versions

    def _ask_version(self) -> None:
        self._room.written.lift_here()
        now = self._room.local_now()
        name = say("live.ask.version", date=day_and_month(now.date()), time=clock_time(now.time()))
        self._asking.ask(PopupName.KEEP_VERSION, self._keep_version, text=name)

    def _keep_version(self, name: object) -> None:
        if isinstance(name, str):
            self.act_made.emit(KeepVersion(meeting_id=self._room.meeting_id, name=name))


def _adjournment_read(typed: str) -> str:
    words = " ".join(typed.split())
    return say("adjourning.read", words=words) if words else say("adjourning.none")

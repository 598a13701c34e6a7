"""The meeting of a real document, held in the window: every word and every act by the keyboard."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QAbstractButton, QApplication

from clerk_app.domain.actions import ActionStatus
from clerk_app.services.choices import FileFormat
from clerk_app.services.ports import Queries
from clerk_app.ui.app import Program
from clerk_app.ui.background.write_lane import OpenStore
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.views.export.view import ExportPopup
from clerk_app.ui.views.live_meeting.live_screen import LiveScreen
from clerk_app.ui.views.roll_call.view import RollCallScreen
from clerk_app.wording.actions import status
from tests.fakes import SetClock
from tests.seeds.prepared_board import Names, all_of, item_titles, owners
from tests.seeds.seed_map import Passage
from tests.seeds.typist import Typist

MINUTES_OF_AN_ITEM = 12


def script(passages: Sequence[Passage]) -> list[list[Passage]]:
    """What is written in each minute, heading first: an action comes right behind the paragraph in which it arose."""
    minutes: list[list[Passage]] = []
    for passage in passages:
        if passage.kind == "heading":
            minutes.append([])
        if minutes and passage.kind not in ("actions_heading", "action"):
            minutes[-1] += _with_actions(passage, minutes[-1], all_of(passages, "action"))
    return minutes


def _with_actions(passage: Passage, before: Sequence[Passage], actions: Sequence[Passage]) -> Iterator[Passage]:
    """Actions of which only the minute is known come before the first that is carried forward."""
    if passage.facts.get("carried_by") and not any(one.facts.get("carried_by") for one in before):
        numbers = [action.facts["lines"][0] for action in actions]
        first_carried = numbers.index(passage.facts["carried_by"])
        yield from (one for one in actions[:first_carried] if one.facts["raised_after"] == before[0].number)
    yield passage
    if passage.kind != "heading" and passage.number:
        yield from (action for action in actions if action.facts["raised_after"] == passage.number)


@dataclass
class Sitting:
    """One meeting from the roll call to its end."""

    program: Program
    typist: Typist
    clock: SetClock
    passages: Sequence[Passage]
    names: Names
    begun: bool = field(default=False, init=False)
    store: OpenStore | None = None

    def hold(self) -> None:
        """The whole meeting."""
        self.open_the_meeting()
        self.call_the_roll()
        for number, minute in enumerate(script(self.passages)):
            if number:
                self.clock.pass_minutes(MINUTES_OF_AN_ITEM)
                self.move_on()
            self.write_minute(minute)
        self.note_next_meeting()
        self.clock.pass_minutes(MINUTES_OF_AN_ITEM)
        self.end()

    # The screens

    @property
    def live(self) -> LiveScreen:
        """The live screen. Fails while another is shown."""
        shown = self.program.window.screen_shown
        assert isinstance(shown, LiveScreen)
        return shown

    @property
    def queries(self) -> Queries:
        """What the store holds, to be looked at by tests."""
        store = self.store
        assert store is not None
        return store.app.queries

    def open_the_meeting(self) -> None:
        """Enter on the button that has the focus at home, as soon as it has it."""
        self.typist.wait_until(_is_button_focused, _application().focusChanged)
        with self.typist.waiting(self.program.navigation.moved, _leads_to(ScreenName.ROLL_CALL)):
            self.typist.press("Return")

    def call_the_roll(self) -> None:
        """One key for each person, then the meeting begins."""
        screen = self.program.window.screen_shown
        assert isinstance(screen, RollCallScreen)
        keys = dict.fromkeys(self.names.present, "P") | dict.fromkeys(self.names.apologies, "A")
        for _ in range(len(keys) + len(self.names.others)):
            name = str(screen.people.currentIndex().data())
            with self.typist.waiting(self.program.hub.settled):
                self.typist.press(keys.get(name, "N"))
        with self.typist.waiting(self.program.navigation.moved, _leads_to(ScreenName.LIVE)):
            self.typist.press("Ctrl+Return")

    def move_on(self) -> None:
        """The meeting moves to the next item."""
        with self.typist.waiting(self.program.hub.settled, _names("events")):
            self.typist.press("Ctrl+Return")

    def note_next_meeting(self) -> None:
        """The day as far as it was announced."""
        announced = next(passage for passage in self.passages if "next_meeting_words" in passage.facts)
        self.typist.command("note the next meeting")
        with self.typist.waiting(self.program.hub.settled, _names("planned_meetings")):
            self.typist.write(announced.span(*announced.facts["next_meeting_words"]).rstrip("."))
            self.typist.press("Return")

    def end(self) -> None:
        """The meeting ends."""
        with self.typist.waiting(self.program.hub.settled, _names("events")):
            self.typist.command("end the meeting")

    def export(self, name: str) -> None:
        """Word and PDF under a name, into the folder of the last time; Enter closes what says where they are."""
        self.typist.press("Ctrl+Shift+E")
        popup = self.program.popups.current
        assert isinstance(popup, ExportPopup)
        box = popup.choices.boxes[FileFormat.PDF]
        if not box.isChecked():
            with self.typist.waiting(box.toggled):
                self.typist.press("Alt+P")
        self.typist.press("Alt+N")
        self.typist.press("Ctrl+A")
        self.typist.write(name)
        self.typist.press("Return")
        self.typist.wait_until(popup.done.isVisible, _application().focusChanged)
        self.typist.press("Return")

    def drop_last_word(self, paragraph: str) -> None:
        """Go to a paragraph by its number and delete its last word and the full stop."""
        self.typist.press("Ctrl+J")
        self.typist.write(paragraph)
        self.typist.press("Return")
        self.typist.press("Ctrl+Backspace", times=2)

    # Writing

    def write_minute(self, passages: Sequence[Passage]) -> None:
        """Everything that one minute says."""
        self.begun = False
        heading, *rest = passages
        if "agenda_items" in heading.facts:
            self.take_together(item_titles(self.passages)[heading.facts["agenda_items"][-1] - 1])
        for place, passage in enumerate(rest):
            self.write_passage(passage, rest[place - 1].kind if place else "")

    def take_together(self, title: str) -> None:
        """The item with that title is taken together with the one that the meeting is on."""
        self.typist.command("take items together")
        with self.typist.waiting(self.program.hub.settled, _names("minutes")):
            self.typist.write(title)
            self.typist.press("Return")

    def write_passage(self, passage: Passage, after: str) -> None:
        """One passage, in a paragraph of its own."""
        if self.begun:
            self.typist.press("Return")
        self.begun = True
        match passage.kind:
            case "apologies":
                self.write_list("- ", passage.pieces())
            case "list_entry":
                self.typist.write(passage.text if after == "list_entry" else f"{passage.number} {passage.text}")
            case "continuation":
                self.typist.press("Return")
                self.typist.write(passage.text)
            case "earlier_action":
                self.write_earlier_action(passage)
            case "action":
                self.write_action(passage)
            case "approval":
                self.write_approval(passage)
            case _:
                self.typist.write(passage.text)

    def write_list(self, sign: str, entries: Sequence[str]) -> None:
        """A list, begun by its sign."""
        for place, entry in enumerate(entries):
            self.typist.write(entry if place else sign + entry)
            if place < len(entries) - 1:
                self.typist.press("Return")

    def write_earlier_action(self, passage: Passage) -> None:
        """Which action it is, what was reported of it, how far it is, and whether it is carried forward."""
        words = passage.facts["wording_words"]
        wording = passage.span(0, words)
        self.typist.write("/u ")
        self.typist.command("earlier action")
        self.typist.write(wording)
        self.typist.press("Return")
        self.typist.write(passage.span(words))
        self.typist.command("status of the earlier action")
        self.typist.write(status(_reported(passage)))
        self.typist.press("Return")
        carried_by = passage.facts.get("carried_by")
        if carried_by is not None:
            (action,) = (one for one in all_of(self.passages, "action") if one.facts["lines"] == [carried_by])
            self.carry_forward(wording, action.span(0, action.facts["text_words"]))

    def carry_forward(self, wording: str, now: str) -> None:
        """The same action in this meeting, in its new words."""
        self.typist.command("carry the earlier action forward")
        kept = next((place for place in range(len(wording)) if wording[place] != now[place : place + 1]), len(wording))
        self.typist.press("Backspace", times=len(wording) - kept)
        self.typist.write(now[kept:])

    def write_action(self, passage: Passage) -> None:
        """A new action and who has it; the first owner by @, each other one by +@."""
        self.typist.write(f"/a {passage.span(0, passage.facts['text_words'])}")
        for place, owner in enumerate(owners(passage)):
            self.typist.write(f" @{owner}" if place == 0 else f"+@{owner}")
            self.typist.press("Return")

    def write_approval(self, passage: Passage) -> None:
        """A decision, and whose minutes it approves."""
        self.typist.write(f"APPROVED: {passage.text}")
        self.typist.command("approve earlier minutes")
        self.typist.press("Return")


def _reported(passage: Passage) -> ActionStatus:
    return ActionStatus(passage.facts["status"])


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def _is_button_focused() -> bool:
    return isinstance(QApplication.focusWidget(), QAbstractButton)


def _leads_to(screen: ScreenName) -> Callable[[Place], bool]:
    return lambda place: place.screen is screen


def _names(kind: str) -> Callable[[Mapping[str, object]], bool]:
    return lambda changes: kind in changes

"""The meeting of a real document, held in the window: every word and every act by the keyboard."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from clerk_app.domain.actions import ActionStatus
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import EventKind
from clerk_app.services.ports import Queries
from clerk_app.ui.place import ScreenName
from clerk_app.ui.views.roll_call.roll import Roll
from clerk_app.wording.actions import status
from tests.seeds.prepared_board import DAY, END, Names, all_of, item_titles, owners
from tests.seeds.seed_map import Passage
from tests.seeds.workplace import WallClock, Workplace

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
    """One meeting from its date to its end. It begins at home, whose first button has the keys."""

    workplace: Workplace
    clock: WallClock
    passages: Sequence[Passage]
    names: Names
    folder: Path
    """Where papers are exported to."""
    begun: bool = field(default=False, init=False)

    def hold(self) -> None:
        """The whole meeting."""
        self.plan_the_meeting()
        self.write_the_agenda()
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

    @property
    def queries(self) -> Queries:
        """What the store holds."""
        return self.workplace.queries

    @property
    def record(self) -> MeetingRecord:
        """What the store holds of the meeting."""
        (meeting,) = self.queries.where(Meeting, date=DAY)
        found = self.queries.meeting_record(meeting.id)
        assert found is not None
        return found

    # The screens

    def plan_the_meeting(self) -> None:
        """A new meeting: its day and its end; it starts as the last one did."""
        self.workplace.press("Ctrl+N")
        self.workplace.write(f"{DAY.day}/{DAY.month}/{DAY.year}")
        self.workplace.press("Tab", times=2)
        self.workplace.write(f"{END:%H:%M}")
        self.take("new meeting")
        self.wait_for_screen(ScreenName.AGENDA)

    def write_the_agenda(self) -> None:
        """One title below the other."""
        titles = item_titles(self.passages)
        for title in titles:
            self.workplace.write(title)
            self.workplace.press("Return")
        self.wait_for(lambda record: [item.title for item in record.items] == titles, "the agenda is kept")

    def open_the_meeting(self) -> None:
        """From the agenda to the roll call."""
        self.workplace.press("Ctrl+Shift+R")
        self.wait_for_screen(ScreenName.ROLL_CALL)

    def call_the_roll(self) -> None:
        """One key for each person, then the meeting begins."""
        keys = dict.fromkeys(self.names.present, "P") | dict.fromkeys(self.names.apologies, "A")
        rows = [row for group in Roll(self.record).groups() for row in group.rows]
        for row in rows:
            self.workplace.press(keys.get(row.name, "N"))
            self.wait_for(_is_marked(row.attendee_id), f"{row.name} is marked")
        self.start()

    def start(self) -> None:
        """The meeting begins."""
        self.workplace.press("Ctrl+Return")
        self.wait_for_screen(ScreenName.LIVE)

    def move_on(self) -> None:
        """The meeting moves to the next item."""
        before = _moves(self.record)
        self.workplace.press("Ctrl+Return")
        self.wait_for(lambda record: _moves(record) == before + 1, "the meeting moves on")

    def note_next_meeting(self) -> None:
        """The day as far as it was announced."""
        announced = next(passage for passage in self.passages if "next_meeting_words" in passage.facts)
        day = announced.span(*announced.facts["next_meeting_words"]).rstrip(".")
        self.choose("note the next meeting", day)
        self.wait_for(lambda record: bool(record.planned_meetings), "the next meeting is noted")

    def end(self) -> None:
        """The meeting ends."""
        self.command("end the meeting")
        self.wait_for(lambda record: record.events[-1].kind is EventKind.ENDED, "the meeting ends")

    def export(self, name: str) -> tuple[bytes, bytes]:
        """The Word file and the PDF, made under a name; that both are wanted is remembered."""
        paths = [self.folder / f"{name}.{ending}" for ending in ("docx", "pdf")]
        self.workplace.press("Ctrl+Shift+E")
        self.workplace.press("Alt+N")
        self.workplace.press("Ctrl+A")
        self.workplace.write(name)
        self.take("export")
        self.workplace.wait_until(lambda: all(path.exists() for path in paths), "both papers are there")
        self.take("exported")
        word, pdf = (path.read_bytes() for path in paths)
        return word, pdf

    def drop_last_word(self, paragraph: str) -> None:
        """Go to a paragraph by its number and delete its last word and the full stop."""
        self.workplace.press("Ctrl+J")
        self.workplace.write(paragraph)
        self.take("jump")
        self.workplace.press("Ctrl+Backspace", times=2)

    def command(self, words: str) -> None:
        """Ask for a command by its words, in the palette."""
        self.workplace.press("Ctrl+K")
        self.workplace.write(words)
        self.workplace.press("Return")

    def choose(self, command: str, words: str) -> None:
        """Ask for a command, and give it these words, or of what it offers the one with these words."""
        self.command(command)
        self.workplace.write(words)
        self.take(command)

    def take(self, offer: str) -> None:
        """Enter on what is offered; `offer` says what that is."""
        self.workplace.press("Return")

    def wait_for(self, is_so: Callable[[MeetingRecord], bool], what: str) -> None:
        """Go on when it is so in the store."""
        self.workplace.wait_until(lambda: is_so(self.record), what)

    def wait_for_screen(self, screen: ScreenName) -> None:
        """Go on when the window shows this screen."""
        self.workplace.wait_until(lambda: self.workplace.shows(screen), f"{screen} is shown")

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
        self.choose("take items together", title)
        self.wait_for(lambda record: any(len(m.item_ids) > 1 for m in record.minutes), "the items are taken together")

    def write_passage(self, passage: Passage, after: str) -> None:
        """One passage, in a paragraph of its own."""
        if self.begun:
            self.workplace.press("Return")
        self.begun = True
        match passage.kind:
            case "apologies":
                self.write_list("- ", passage.pieces())
            case "list_entry":
                sign = "" if after == "list_entry" else f"{passage.number} "
                self.write_list(sign, [passage.text])
            case "continuation":
                self.workplace.press("Return")
                self.write_words(passage.text)
            case "earlier_action":
                self.write_earlier_action(passage)
            case "action":
                self.write_action(passage)
            case "approval":
                self.write_approval(passage)
            case _:
                self.write_words(passage.text)

    def write_words(self, words: str, sign: str = "") -> None:
        """A text, behind a sign that says what it is, and a look at what stands there now."""
        self.workplace.write(sign + words)
        self.workplace.read_over(words)

    def write_list(self, sign: str, entries: Sequence[str]) -> None:
        """A list, begun by its sign, or gone on with where there is none."""
        for place, entry in enumerate(entries):
            if place:
                self.workplace.press("Return")
            self.write_words(entry, "" if place else sign)

    def write_earlier_action(self, passage: Passage) -> None:
        """Which action it is, what was reported of it, how far it is, and whether it is carried forward."""
        words = passage.facts["wording_words"]
        wording = passage.span(0, words)
        self.workplace.write("/u ")
        self.choose("earlier action", wording)
        self.workplace.read_over(wording)
        self.write_words(passage.span(words))
        self.choose("status of the earlier action", status(_reported(passage)))
        carried_by = passage.facts.get("carried_by")
        if carried_by is not None:
            (action,) = (one for one in all_of(self.passages, "action") if one.facts["lines"] == [carried_by])
            self.carry_forward(wording, action.span(0, action.facts["text_words"]))

    def carry_forward(self, wording: str, now: str) -> None:
        """The same action in this meeting, in its new words."""
        self.command("carry the earlier action forward")
        kept = next((place for place in range(len(wording)) if wording[place] != now[place : place + 1]), len(wording))
        self.workplace.press("Backspace", times=len(wording) - kept)
        self.workplace.write(now[kept:])
        self.workplace.read_over(now)

    def write_action(self, passage: Passage) -> None:
        """A new action and who has it; the first owner by @, each other one by +@."""
        task = passage.span(0, passage.facts["text_words"])
        self.workplace.write(f"/a {task}")
        for place, owner in enumerate(owners(passage)):
            self.workplace.write(f" @{owner}" if place == 0 else f"+@{owner}")
            self.take("owner")
        self.workplace.read_over(task)

    def write_approval(self, passage: Passage) -> None:
        """A decision, and whose minutes it approves."""
        self.write_words(passage.text, "APPROVED: ")
        self.command("approve earlier minutes")
        self.take("approve earlier minutes")


def _reported(passage: Passage) -> ActionStatus:
    return ActionStatus(passage.facts["status"])


def _is_marked(attendee_id: Id) -> Callable[[MeetingRecord], bool]:
    return lambda record: any(event.attendee_id == attendee_id for event in record.events)


def _moves(record: MeetingRecord) -> int:
    return [event.kind for event in record.events].count(EventKind.MOVED)

"""The meeting of a real document, held in the window: every word and every act by the keyboard."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from clerk_app.domain.actions import ActionStatus
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import EventKind, attended
from clerk_app.services.ports import Queries
from clerk_app.ui.place import ScreenName
from clerk_app.ui.views.roll_call.roll import Roll
from clerk_app.wording.actions import status
from tests.seeds.programme import Programme, TypedItem
from tests.seeds.seed_map import Passage, all_of, owners, task
from tests.seeds.workplace import WallClock, Workplace

MINUTES_OF_AN_ITEM = 12
HEADINGS = ("heading", "item_title")
MARKERS = {"bullet": "- ", "letter": "a. ", "decimal": "1. "}
"""How a list begins."""


def script(passages: Sequence[Passage]) -> list[list[Passage]]:
    """What is written in each minute, heading first.

    An action that the document gathers at its end comes right behind the paragraph in which it arose.
    """
    gathered = [action for action in all_of(passages, "action") if "raised_after" in action.facts]
    minutes: list[list[Passage]] = []
    for passage in passages:
        if passage.kind in HEADINGS:
            minutes.append([])
        if minutes and passage.kind in (*HEADINGS, *WRITTEN) and passage not in gathered:
            minutes[-1] += _with_actions(passage, minutes[-1], gathered)
    return minutes


def _with_actions(passage: Passage, before: Sequence[Passage], actions: Sequence[Passage]) -> Iterator[Passage]:
    """Actions of which only the minute is known come before the first that is carried forward."""
    if passage.facts.get("carried_by") and not any(one.facts.get("carried_by") for one in before):
        numbers = [action.facts["lines"][0] for action in actions]
        first_carried = numbers.index(passage.facts["carried_by"])
        yield from (one for one in actions[:first_carried] if one.facts["raised_after"] == before[0].number)
    yield passage
    if passage.kind not in HEADINGS and passage.number:
        yield from (action for action in actions if action.facts["raised_after"] == passage.number)


@dataclass
class Sitting:
    """One meeting from its date to its end. It begins at home, whose first button has the keys."""

    workplace: Workplace
    clock: WallClock
    passages: Sequence[Passage]
    programme: Programme
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
        for announced in self.programme.next_meetings:
            self.note_next_meeting(announced)
        self.clock.pass_minutes(MINUTES_OF_AN_ITEM)
        self.end()

    @property
    def queries(self) -> Queries:
        """What the store holds."""
        return self.workplace.queries

    @property
    def record(self) -> MeetingRecord:
        """What the store holds of the meeting."""
        (meeting,) = self.queries.where(Meeting, date=self.programme.day)
        found = self.queries.meeting_record(meeting.id)
        assert found is not None
        return found

    # The screens

    def plan_the_meeting(self) -> None:
        """A new meeting: its day, and of its times and its place what is not as it was the last time."""
        day = self.programme.day
        self.workplace.press("Ctrl+N")
        self.workplace.write(f"{day.day}/{day.month}/{day.year}")
        for words in (self.programme.start, self.programme.end, self.programme.venue):
            self.workplace.press("Tab")
            self.workplace.write(words)
        self.take("new meeting")
        self.wait_for_screen(ScreenName.AGENDA)

    def write_the_agenda(self) -> None:
        """One item below the other, and what is known of each."""
        items = self.programme.items
        for item in items:
            self.write_item(item)
            self.workplace.press("Return")
        titles = [item.title for item in items]
        self.wait_for(lambda record: [item.title for item in record.items] == titles, "the agenda is kept")
        for place, item in enumerate(items):
            if item.asks:
                self.workplace.press("Up", times=len(items) - place)
                self.describe(item)
                self.workplace.press("Down", times=len(items) - place)

    def write_item(self, item: TypedItem) -> None:
        """What stands in the lines of an item."""
        self.workplace.write(item.title)
        for words in (item.lead, item.time) if item.lead or item.time else ():
            self.workplace.press("Tab")
            self.workplace.write(words)

    def describe(self, item: TypedItem) -> None:
        """What the board is asked about the item that has the keys."""
        self.workplace.press("F2")
        self.workplace.press("Alt+B")
        for place, words in enumerate(item.asks):
            self.workplace.press("Return", times=min(place, 1))
            self.workplace.write(words)
        self.keep("item details")
        self.wait_for(lambda record: any(one.recommendations == item.asks for one in record.items), "the asks are kept")

    def open_the_meeting(self) -> None:
        """From the agenda to the roll call."""
        self.workplace.press("Ctrl+Shift+R")
        self.wait_for_screen(ScreenName.ROLL_CALL)

    def call_the_roll(self) -> None:
        """One key for each person, the guests are added, then the meeting begins."""
        marks = list(self.programme.marks)
        rows = [row for group in Roll(self.record).groups() for row in group.rows]
        for row in rows:
            mark = next((mark for mark in marks if mark[0] == row.name), (row.name, "N"))
            self.workplace.press(mark[1])
            self.wait_for(_is_marked(row.attendee_id), f"{row.name} is marked")
            marks = [other for other in marks if other is not mark]
        for guest in self.programme.guests:
            self.workplace.press("G")
            self.workplace.write(guest)
            self.take("guest")
            self.workplace.press("P")
            self.wait_for(_came(guest), f"{guest} is here")
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

    def note_next_meeting(self, announced: str) -> None:
        """A next meeting as far as it was announced."""
        before = len(self.record.planned_meetings)
        self.choose("note the next meeting", announced)
        self.wait_for(lambda record: len(record.planned_meetings) == before + 1, "the next meeting is noted")

    def end(self) -> None:
        """The meeting ends."""
        self.command("end the meeting")
        self.wait_for(lambda record: record.events[-1].kind is EventKind.ENDED, "the meeting ends")

    def export(self, name: str) -> tuple[bytes, bytes]:
        """The Word file and the PDF, made under a name; that both are wanted is remembered. The meeting comes next."""
        paths = [self.folder / f"{name}.{ending}" for ending in ("docx", "pdf")]
        self.workplace.press("Ctrl+Shift+E")
        self.workplace.press("Alt+N")
        self.workplace.press("Ctrl+A")
        self.workplace.write(name)
        self.take("export")
        self.workplace.wait_until(lambda: all(path.exists() for path in paths), "both papers are there")
        self.take("exported")
        self.workplace.press("Escape")
        self.wait_for_screen(ScreenName.LIVE)
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

    def keep(self, offer: str) -> None:
        """Ctrl+Enter where Enter begins a line; `offer` says what is kept."""
        self.workplace.press("Ctrl+Return")

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
            self.take_together(self.programme.items[heading.facts["agenda_items"][-1] - 1].title)
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
        WRITTEN[passage.kind](self, passage, after)

    def write_paragraph(self, passage: Passage, after: str) -> None:
        """A numbered paragraph; behind a list Enter has begun another entry, which it ends in two steps."""
        if after == "list_entry":
            self.workplace.press("Return", times=2)
        self.write_words(passage.text)

    def write_unnumbered(self, passage: Passage, after: str) -> None:
        """A paragraph without a number: the empty one becomes such by Enter."""
        self.workplace.press("Return")
        self.write_words(passage.text)

    def write_apologies(self, passage: Passage, after: str) -> None:
        """Who sent apologies, as a list."""
        self.write_list("- ", passage.pieces())

    def write_entry(self, passage: Passage, after: str) -> None:
        """An entry of a list, which goes on by itself."""
        begins = MARKERS.get(passage.facts.get("marker", ""), f"{passage.number} ")
        self.write_list("" if after == "list_entry" else begins, [passage.text])

    def write_resolution(self, passage: Passage, after: str) -> None:
        """What was resolved; what the board changed in it is marked. The next resolution goes on by itself."""
        self.write_words(passage.text, "" if after == "resolution" else "RESOLVED: ")
        if "amended_words" in passage.facts:
            first, last = passage.facts["amended_words"]
            self.workplace.press("Left", times=len(passage.span(last)) + 1)
            self.workplace.press("Shift+Left", times=len(passage.span(first, last)))
            self.workplace.press("Ctrl+Shift+T")
            self.workplace.press("Ctrl+End")

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

    def write_earlier_action(self, passage: Passage, after: str) -> None:
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
            self.carry_forward(wording, task(action))

    def carry_forward(self, wording: str, now: str) -> None:
        """The same action in this meeting, in its new words."""
        self.command("carry the earlier action forward")
        kept = next((place for place in range(len(wording)) if wording[place] != now[place : place + 1]), len(wording))
        self.workplace.press("Backspace", times=len(wording) - kept)
        self.workplace.write(now[kept:])
        self.workplace.read_over(now)

    def write_action(self, passage: Passage, after: str) -> None:
        """A new action and who has it; the first owner by @, each other one by +@."""
        words = task(passage)
        self.workplace.write(f"/a {words}")
        for place, owner in enumerate(owners(passage)):
            self.workplace.write(f" @{owner}" if place == 0 else f"+@{owner}")
            self.take("owner")
        self.workplace.read_over(words)

    def write_approval(self, passage: Passage, after: str) -> None:
        """A decision, and whose minutes it approves."""
        self.write_words(passage.text, "APPROVED: ")
        self.command("approve earlier minutes")
        self.take("approve earlier minutes")


WRITTEN: Mapping[str, Callable[[Sitting, Passage, str], None]] = {
    "paragraph": Sitting.write_paragraph,
    "summary": Sitting.write_unnumbered,
    "continuation": Sitting.write_unnumbered,
    "apologies": Sitting.write_apologies,
    "list_entry": Sitting.write_entry,
    "earlier_action": Sitting.write_earlier_action,
    "action": Sitting.write_action,
    "approval": Sitting.write_approval,
    "resolution": Sitting.write_resolution,
}
"""How each kind of passage is written, behind one of another kind; those that are not named the program says."""


def _reported(passage: Passage) -> ActionStatus:
    return ActionStatus(passage.facts["status"])


def _is_marked(attendee_id: Id) -> Callable[[MeetingRecord], bool]:
    return lambda record: any(event.attendee_id == attendee_id for event in record.events)


def _came(name: str) -> Callable[[MeetingRecord], bool]:
    def is_here(record: MeetingRecord) -> bool:
        here = attended(record.events)
        return any(one.id in here and record.party_name(one.who) == name for one in record.attendees)

    return is_here


def _moves(record: MeetingRecord) -> int:
    return [event.kind for event in record.events].count(EventKind.MOVED)

"""The live screen as a screen reader gets it: over the accessibility bus, from the program under a real X server."""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from clerk_app import bootstrap
from clerk_app.cli.showcase import make_store
from tests.xvfb.assistive import Part, Reader, read_aloud
from tests.xvfb.display import Display, display, running, wait_until

pytestmark = [pytest.mark.xvfb, pytest.mark.timeout(180)]

SOMEBODY = ("tree item", "^Acting Director, Children and Learning, present$")
AN_ITEM = ("list item", "^1 Welcome and apologies, ")
"""Where the lists of the live screen are when they get the focus."""
OPENED = "The Chair opened the meeting and welcomed everyone."
NOTED = "Apologies were noted."
LINE, PARAGRAPH = 3, 4
"""How the bus counts what belongs together in a text."""


@dataclass(frozen=True)
class Live:
    """The sample meeting on the live screen, with two paragraphs in its first item."""

    screen: Display
    reader: Reader
    store: Path

    @property
    def window(self) -> Part:
        """The window, as it is read now."""
        return self.reader.window("Live meeting")

    @property
    def minutes(self) -> Part:
        """Where the minutes are written."""
        return self.window.find("text", "^Minutes$")

    def press(self, *keys: str) -> None:
        """Press keys."""
        self.screen.press(*keys)

    def has_focus(self, role: str, name: str) -> bool:
        """Whether the focus went last to something like this."""
        part = self.reader.focus
        return part is not None and part.is_a(role, name)

    def reach(self, keys: str, role: str, name: str) -> Part:
        """Press keys; wait until the focus has gone to something like this, and give it."""
        self.press(keys)
        wait_until(lambda: self.has_focus(role, name), f"{keys} leads to the {role} “{name}”")
        part = self.reader.focus
        assert part is not None
        return part


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Iterator[Live]:
    """Each test leaves the focus in the minutes."""
    folder = tmp_path_factory.mktemp("read-aloud")
    store = folder / "records.clerk"
    make_store(store, bootstrap.system_clock())
    pictures = Path(tempfile.mkdtemp(prefix="clerk-pictures-"))
    with (
        display(folder / "home", pictures) as screen,
        read_aloud(screen) as reader,
        running(screen, repository, "clerk_app", "--store", str(store)),
    ):
        screen.give_focus("Clerk")
        reader.window("Children and Young People")
        screen.press("Return")
        roll = reader.window("Roll call")
        begun = Live(screen, reader, store)
        wait_until(lambda: begun.has_focus("tree item", "Not marked$"), "the roll has the focus")
        screen.press("p", "p", "p", "p", "r", "shift+p")
        # Qt hands every letter to the bus and waits for it to come back; a chord does not wait and could overtake it.
        wait_until(lambda: roll.has("label", "^14 of 14 marked$"), "everybody is marked")
        screen.press("ctrl+Return")
        wait_until(lambda: begun.has_focus("text", "^Minutes$"), "the minutes have the focus")
        screen.write(OPENED)
        screen.press("Return")
        screen.write(NOTED)
        wait_until(lambda: begun.minutes.text.endswith(NOTED), "the minutes are written")
        yield begun
        screen.press("ctrl+q")


def test_everything_that_takes_the_keys_is_called_something_and_is_something(live: Live) -> None:
    parts = [part for part in live.window.all() if "focusable" in part.states]
    assert len(parts) > 30
    assert [str(part) for part in parts if not part.name.strip() or part.role in ("filler", "unknown")] == []


def test_what_is_only_an_ornament_is_no_label_without_words(live: Live) -> None:
    parts = list(live.window.all())
    assert [part.place for part in parts if part.role == "label" and not part.name.strip()] == []
    assert "graphic" in {part.role for part in parts}


def test_the_minutes_are_read_by_paragraphs_and_lines_and_the_caret_is_followed(live: Live) -> None:
    minutes = live.minutes
    assert minutes.states >= {"editable", "focusable", "focused", "multi-line"}
    assert minutes.text.splitlines() == [OPENED, NOTED]
    assert minutes.text_at(3, PARAGRAPH).strip() == OPENED
    assert minutes.text_at(len(OPENED) + 3, PARAGRAPH).strip() == NOTED
    assert minutes.text_at(len(OPENED) + 3, LINE).strip() == NOTED
    at_end = len(OPENED) + 1 + len(NOTED)
    wait_until(lambda: minutes.caret == at_end, "the caret is told of at the end")
    live.press("Left")
    wait_until(lambda: minutes.caret == at_end - 1, "the caret is told of a letter before")
    live.press("Home")
    wait_until(lambda: minutes.caret == len(OPENED) + 1, "the caret is told of where the paragraph begins")
    said = live.reader.hear(lambda: live.press("Up"), "Paragraph")
    assert said == "Paragraph 1.1"
    live.press("ctrl+End")


def test_the_agenda_and_the_attendance_are_lists_of_what_has_a_name_and_a_state(live: Live) -> None:
    items = list(live.window.find("list", "^Agenda$").parts())
    assert [item.name.split()[0] for item in items] == [str(number) for number in range(1, 11)]
    assert [item.name.endswith(", Now") for item in items] == [True] + [False] * 9
    assert ["selected" in item.states for item in items] == [True] + [False] * 9
    people = [part.name for part in live.window.find("tree", "^Attendance$").parts()]
    assert "Dorset Police representative, present, Police represented" in people
    assert "CAMHS representative, apologies" in people
    heading = live.window.find("tree item", "^Count towards quorum")
    assert heading.states >= {"expandable", "expanded"}


def test_how_far_the_saving_and_the_quorum_are_stands_in_names(live: Live) -> None:
    wait_until(lambda: live.window.has("label", r"^Saved \d\d:\d\d$"), "what is saved is told of")
    assert re.match(r"Quorate, 5 of 5\. .+ The rule needs 3\.", live.window.find("panel", "^Quorate").name)
    assert live.window.find("progress bar").name == "Minutes of this item"


def test_tab_and_f6_lead_round_the_live_screen_and_what_has_the_focus_can_be_seen(live: Live) -> None:
    way = [
        ("check box", "^Room display$"),
        ("push button", "^Commands$"),
        ("panel", "^Quorate"),
        SOMEBODY,
        AN_ITEM,
        ("push button", "^Public$"),
        ("text", "^Minutes$"),
    ]
    window = live.window
    for role, name in way:
        _is_seen(live.reach("Tab", role, name), window)
    for role, name in reversed(way[:-1]):
        _is_seen(live.reach("shift+Tab", role, name), window)
    live.reach("shift+Tab", "text", "^Minutes$")


def test_f6_leads_from_panel_to_panel_and_back_to_the_minutes(live: Live) -> None:
    panels = (SOMEBODY, ("push button", "^Commands$"), AN_ITEM, ("text", "^Minutes$"))
    for role, name in panels:
        _is_seen(live.reach("F6", role, name), live.window)


def test_it_is_heard_which_item_is_looked_at_and_which_the_meeting_moves_to(live: Live) -> None:
    live.reader.hear(lambda: live.press("ctrl+Next"), "Item 2", "Conflicts of interest")
    live.reader.hear(lambda: live.press("ctrl+Prior"), "Item 1", "Welcome and apologies")
    live.reader.hear(lambda: live.press("ctrl+Return"), "Item 2", "Conflicts of interest")


def test_it_is_heard_what_enter_would_take_in_a_pop_up(live: Live) -> None:
    live.press("ctrl+k")
    live.reader.hear(lambda: live.screen.write("roll"), "Roll call")
    live.reach("Escape", "text", "^Minutes$")


def test_it_is_heard_that_the_quorum_is_lost_and_that_it_is_there_again(live: Live) -> None:
    for agency in ("police", "schools"):
        _goes_or_comes(live, agency)
    live.reader.hear(lambda: _goes_or_comes(live, "public health"), "Not quorate")
    wait_until(lambda: live.window.has("panel", "^Not quorate"), "the card tells of it too")
    live.reader.hear(lambda: _goes_or_comes(live, "public health"), "Quorate", "3 of 5")


def test_it_is_heard_that_saving_has_stopped_and_it_can_be_read_that_it_goes_on(live: Live) -> None:
    with closing(sqlite3.connect(live.store, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        live.reader.hear(lambda: live.screen.write(" More."), "Not saved since")
        wait_until(lambda: live.window.has("label", "^Not saved since"), "it stands there too")
        other.execute("ROLLBACK")
    wait_until(lambda: live.window.has("label", "^Saved"), "saving goes on")


def _goes_or_comes(live: Live, who: str) -> None:
    live.press("ctrl+shift+l")
    live.screen.write(who)
    live.press("Return")


def _is_seen(part: Part, window: Part) -> None:
    """The part is shown, and stands within the window."""
    assert "showing" in part.states, part
    x, y, width, height = part.place
    _, _, whole_width, whole_height = window.place
    assert min(width, height) > 0, part
    assert min(x, y, whole_width - x - width, whole_height - y - height) >= 0, part

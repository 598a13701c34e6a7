"""The meeting of 24 January 2022 is held under a real X server, by key events that come from outside the program."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from clerk_app import bootstrap
from tests.seeds.prepared_board import prepare
from tests.seeds.seed_map import Passage, read_passages, seed_path

# The very same tests, on what is held here.
from tests.seeds.test_seed_001_by_keyboard import (  # noqa: F401
    BEFORE_THE_MEETING,
    test_a_word_dropped_from_the_typing_is_missed_in_both_papers,
    test_attendance_is_on_the_timeline,
    test_each_new_action_has_its_owners_and_the_paragraph_in_which_it_arose,
    test_earlier_actions_are_the_same_actions_with_what_became_of_them,
    test_the_decision_on_the_previous_minutes_approves_that_meeting,
    test_the_next_meeting_is_a_day_whose_year_was_worked_out,
    test_two_items_of_the_agenda_are_one_minute_and_the_next_keeps_its_number,
    test_word_and_pdf_say_every_passage_in_order_under_its_number,
)
from tests.seeds.typed_meeting import Sitting
from tests.xvfb.clock_on_disk import ClockOnDisk
from tests.xvfb.display import Display, display, running, wait_until
from tests.xvfb.seat_at_display import SeatAtDisplay

pytestmark = [pytest.mark.xvfb, pytest.mark.timeout(360)]

WINDOW = "tests.xvfb.window_at_a_time"
OVER_MINUTE = "4"
POPUPS = (("commands", "Ctrl+K", "roll"), ("keys", "Ctrl+/", ""), ("arrived or left", "Ctrl+Shift+L", "lead"))
"""Pop-ups that the meeting itself has no need of: what they are, their keys, and what is written in them."""


@dataclass
class PicturedSitting(Sitting):
    """A meeting of which a picture of each screen is kept, and of each pop-up when it is first open."""

    screen: Display = field(kw_only=True)
    pictures: list[str] = field(default_factory=list, init=False)

    def plan_the_meeting(self) -> None:
        self.look("home")
        super().plan_the_meeting()
        self.look("agenda, nothing written")

    def open_the_meeting(self) -> None:
        self.look("agenda")
        super().open_the_meeting()
        self.look("roll call, nobody marked")

    def start(self) -> None:
        self.look("roll call")
        super().start()
        self.look("live, nothing written")

    def write_minute(self, passages: Sequence[Passage]) -> None:
        super().write_minute(passages)
        number = passages[0].number
        self.look(f"live, item {number}")
        if number == OVER_MINUTE:
            self.look_at_popups()

    def take(self, offer: str) -> None:
        self.look(offer)
        super().take(offer)

    def end(self) -> None:
        super().end()
        self.look("live, ended")

    def look_at_popups(self) -> None:
        """Each is opened over the minutes and left again; an action is asked for in the midst of a sentence."""
        for name, keys, words in POPUPS:
            self.workplace.press(keys)
            self.workplace.write(words)
            self.look(name)
            self.workplace.press("Escape")
        self.workplace.press("Ctrl+Left")
        self.workplace.press("Ctrl+Shift+A")
        self.look("action")
        self.workplace.press("Escape")
        self.workplace.press("Ctrl+End")

    def look(self, name: str) -> None:
        """Keep a picture of what is shown, unless there is one of this name."""
        if name not in self.pictures:
            self.pictures.append(name)
            self.screen.picture(f"{len(self.pictures):02} {name}")


@pytest.fixture(scope="module")
def passages() -> list[Passage]:
    path = seed_path("001")
    if path is None:
        pytest.skip("the shared seed documents are not beside this checkout")
    return read_passages(path.read_text(encoding="utf-8"), "seed_001.toml")


@pytest.fixture(scope="module")
def held(passages: list[Passage], tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Iterator[Sitting]:
    """The meeting is typed once; each test looks at what came of it and leaves it so."""
    folder = tmp_path_factory.mktemp("seed")
    pictures = Path(tempfile.mkdtemp(prefix="clerk-pictures-"))
    print(f"Pictures: {pictures}")
    store, clock = folder / "board.clerk", ClockOnDisk(folder / "clock")
    clock.set(BEFORE_THE_MEETING)
    names = prepare(store, passages, clock)
    with (
        display(folder / "home", pictures) as screen,
        running(screen, repository, WINDOW, str(store), str(folder / "clock")),
    ):
        screen.give_focus("Clerk")
        wait_until(lambda: "Corporate" in screen.title(), "home has something to begin with")
        with bootstrap.closing(bootstrap.open_read_only(store)) as app:
            seat = SeatAtDisplay(screen, store, app.queries)
            sitting = PicturedSitting(seat, clock, passages, names, folder, screen=screen)
            sitting.hold()
            yield sitting
        screen.press("ctrl+q")

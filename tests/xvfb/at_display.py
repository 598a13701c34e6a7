"""A real meeting held under a real X server, by key events that come from outside the program, with pictures of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from clerk_app import bootstrap
from clerk_app.domain.board import Board
from tests.seeds.prepared_board import prepare
from tests.seeds.programme import Programme
from tests.seeds.seed_map import Passage
from tests.seeds.typed_meeting import Sitting
from tests.xvfb.clock_on_disk import ClockOnDisk
from tests.xvfb.display import Display, display, running, wait_until
from tests.xvfb.seat_at_display import SeatAtDisplay

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

    def keep(self, offer: str) -> None:
        self.look(offer)
        super().keep(offer)

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


@contextmanager
def held_at_display(
    programme: Callable[[Sequence[Passage]], Programme], passages: Sequence[Passage], folder: Path, repository: Path
) -> Iterator[Sitting]:
    """The whole meeting is typed; the window stays open for the block."""
    known = programme(passages)
    pictures = Path(tempfile.mkdtemp(prefix="clerk-pictures-"))
    print(f"Pictures: {pictures}")
    store, clock = folder / "board.clerk", ClockOnDisk(folder / "clock")
    clock.set(known.opened_at)
    prepare(store, known, clock)
    with (
        display(folder / "home", pictures) as screen,
        running(screen, repository, WINDOW, str(store), str(folder / "clock")),
    ):
        screen.give_focus("Clerk")
        with bootstrap.closing(bootstrap.open_read_only(store)) as app:
            (board,) = app.queries.where(Board)
            wait_until(lambda: board.names[0].name in screen.title(), "home has something to begin with")
            seat = SeatAtDisplay(screen, store, app.queries, known.day)
            sitting = PicturedSitting(seat, clock, passages, known, folder, screen=screen)
            sitting.hold()
            yield sitting
        screen.press("ctrl+q")

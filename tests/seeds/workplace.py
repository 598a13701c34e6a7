"""Where a meeting is minuted: a keyboard, and what somebody beside it can tell of the program."""

from collections.abc import Callable
from typing import Protocol

from clerk_app.services.ports import Queries
from clerk_app.ui.place import ScreenName


class Workplace(Protocol):
    """Keys go to whatever has the focus; what came of them is seen on the screen or in the store, never called for."""

    @property
    def queries(self) -> Queries:
        """What is committed."""
        ...

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key or a chord as the menus write it, such as "Return" or "Ctrl+Return"."""
        ...

    def write(self, text: str) -> None:
        """Type a text."""
        ...

    def shows(self, screen: ScreenName) -> bool:
        """Whether the window shows this screen."""
        ...

    def wait_until(self, is_so: Callable[[], bool], what: str) -> None:
        """Go on when it is so; fails, saying `what` did not come about, when patience is at its end."""
        ...

    def read_over(self, words: str) -> None:
        """Go on when exactly these words stand where they were typed; fails where a key was lost."""
        ...


class WallClock(Protocol):
    """The clock that the program looks at, which stands still until it is moved."""

    def pass_minutes(self, minutes: int) -> None:
        """So much later it is now."""
        ...

"""Where somebody can be in the window: a screen by name, and what it shows. Free of Qt, for presenters."""

from dataclasses import dataclass
from enum import StrEnum

from clerk_app.domain.identity import Id


class ScreenName(StrEnum):
    """The screens of the window."""

    FIRST_RUN = "first_run"
    HOME = "home"
    MEETINGS = "meetings"
    AGENDA = "agenda"
    ACTIONS = "actions"
    MEMBERS = "members"
    REGISTERS = "registers"
    RULES = "rules"
    IN_WRITING = "in_writing"
    DOCUMENTS = "documents"
    ROLL_CALL = "roll_call"
    LIVE = "live"
    EXPORT = "export"
    PLAIN_WORDS = "plain_words"
    SETTINGS = "settings"


MEETING_SCREENS = frozenset({ScreenName.ROLL_CALL, ScreenName.LIVE})
"""The screens of a meeting that is being held: the agenda takes the place of the navigation."""

WITHOUT_NAVIGATION = MEETING_SCREENS | {ScreenName.FIRST_RUN, ScreenName.EXPORT, ScreenName.PLAIN_WORDS}
"""The screens that fill the window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where somebody is: a screen, and what it shows; None where the screen chooses for itself.

    `after_caret` is how many UTF-16 units of the paragraph follow the caret: typing does not change it, so that what
    was remembered before the last words were typed still leads behind them. `section` is which of its parts a screen
    shows; empty: the one it showed last.
    """

    screen: ScreenName
    board_id: Id | None = None
    meeting_id: Id | None = None
    minute_id: Id | None = None
    block_id: Id | None = None
    after_caret: int = 0
    section: str = ""

"""An interest as the pane for it hands it over."""

from dataclasses import dataclass

from clerk_app.domain.interests import Declared
from clerk_app.domain.richtext import RichText


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDeclaration:
    """A declaration as it is to be recorded: its words, and what is known beside them.

    `leaves_now`: whoever declared it is in the room, and the item that it concerns is on.
    """

    words: RichText
    declared: Declared
    leaves_now: bool = False

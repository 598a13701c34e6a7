"""Every option, declared once: what it is called, what it may be, what it is at first, and what it does.

A new option is one more line of `OPTIONS`; the settings screen, the file and the checks follow from it.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T", bound=str | int)


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One of the values of an option, and what it is called."""

    value: T
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Generic[T]):
    """One setting. With `choices` its value is one of these; without, it is on or off.

    `label` names it, `help` says in a sentence what it does, `section` is the heading it stands under.
    """

    key: str
    default: T
    section: str
    label: str
    help: str
    choices: tuple[Choice[T], ...] = ()

    def allows(self, value: object) -> bool:
        """True for a value of the option's own type that is among its choices."""
        return type(value) is type(self.default) and (not self.choices or value in [one.value for one in self.choices])


COLOURS = Option(
    key="look.colours",
    default="system",
    section="Look",
    label="Colours",
    help="The colours of the window. Pages are always printed in black on white.",
    choices=(
        Choice("system", "Same as this computer"),
        Choice("light", "Light"),
        Choice("dark", "Dark"),
        Choice("contrast", "High contrast from this computer"),
    ),
)
TEXT_SIZE = Option(
    key="look.text_size",
    default=100,
    section="Look",
    label="Text size",
    help="The size of everything in the window. Ctrl+= and Ctrl+- change it anywhere.",
    choices=tuple(Choice(percent, f"{percent}%") for percent in (100, 110, 125, 150, 175, 200)),
)
FONT = Option(
    key="look.font",
    default="inter",
    section="Look",
    label="Font",
    help="The font of the window. Documents keep the font of their house style.",
    choices=(Choice("inter", "Inter"), Choice("computer", "Font of this computer")),
)
ROOM_COLOURS = Option(
    key="look.room_colours",
    default="light",
    section="Look",
    label="Colours of the room display",
    help="Rooms are lit, so it is light at first; dark suits a room in which the lights are down.",
    choices=(Choice("light", "Light"), Choice("dark", "Dark")),
)
SHORT_FORMS = Option(
    key="typing.short_forms",
    default=True,
    section="While you type",
    label="Expand short forms such as ;n",
    help="Space after ;n writes “noted that”. Backspace at once takes it back.",
)
OFFER_PEOPLE = Option(
    key="typing.offer_people",
    default=True,
    section="While you type",
    label="Offer people and posts after @",
    help="Typing @ and a few letters shows who is meant. Esc leaves the text as it is.",
)

OPTIONS: tuple[Option[str] | Option[int] | Option[bool], ...] = (
    COLOURS,
    TEXT_SIZE,
    FONT,
    ROOM_COLOURS,
    SHORT_FORMS,
    OFFER_PEOPLE,
)
"""All options, in the order in which they are shown."""

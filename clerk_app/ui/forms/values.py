"""What a form asks and what is answered, as plain values: presenters make and read them without Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from clerk_app.services.acts import DeleteBoard, SaveSetup


class Kind(StrEnum):
    """How a field is answered."""

    WORDS = "words"  # one line, kept while it is typed
    READ = "read"  # one line that means something, such as a date: read at Enter, or when it is left
    LINES = "lines"  # several lines of words
    CHOICE = "choice"  # one of a few
    TICK = "tick"  # yes or no
    KNOWN = "known"  # one of many, found by letters, or made new


YES, NO = "yes", ""
"""The values of a tick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One of the answers of a choice, or one that letters find; `short` is an abbreviation that finds it too.

    `note` stands behind the words in the list.
    """

    value: str
    words: str
    note: str = ""
    short: str = ""


def nothing_known() -> Sequence[Option]:
    """Nothing that letters could find."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question, found by its key as long as it is asked.

    `options` are those of a choice. Something known is shown by its `words`; what else could be found, which may be
    much, is asked of `offers` once somebody types. `new_as`: what a name that nothing known has can be made into; the
    words hold {typed}. `spoken` is the whole name where the label alone does not say what it is about; `note` stands
    below it.
    """

    key: str
    label: str
    kind: Kind = Kind.WORDS
    value: str = ""
    options: tuple[Option, ...] = ()
    words: str = ""
    offers: Callable[[], Sequence[Option]] = nothing_known
    new_as: tuple[Option, ...] = ()
    note: str = ""
    spoken: str = ""

    @property
    def name(self) -> str:
        """What assistants call it."""
        return self.spoken or self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The words over some fields."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A sentence between fields; `key` says about what, so that it is found again. `is_rule`: set out from the rest."""

    key: str
    words: str
    is_rule: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something to be done by a button; `icon_alone` shows its words in the tool tip only."""

    key: str
    words: str
    icon: str = ""
    is_loss: bool = False
    icon_alone: bool = False
    spoken: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """Buttons in a row."""

    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opener:
    """A line that opens what is below it, or closes it; nothing of the record changes.

    `moves`: it has its place among others. The keys that move things then answer, from the line or from anything below
    it, its key with `/up` or `/down`, the value being the key of what has the focus.
    """

    key: str
    words: str
    note: str = ""
    is_open: bool = False
    moves: bool = False


Part = Field | Heading | Saying | Deeds | Opener
Parts = Sequence[Part]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was typed, chosen or pressed; `new` says as what something unknown is to be made from the value."""

    key: str
    value: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an answer asks for: an act, or None where nothing is to be kept; or the sentence saying what is wrong.

    `told` is said once it is kept, with the way back; `goes_to` is what the screen shows then. What is open under a key
    that begins with `closes` is closed then, and `opens` is opened. `is_draft`: the answer was noted beside the record,
    for another one to go with.
    """

    act: SaveSetup | DeleteBoard | None = None
    wrong: str = ""
    told: str = ""
    goes_to: str = ""
    closes: str = ""
    opens: str = ""
    is_draft: bool = False


NOTHING = Reading()

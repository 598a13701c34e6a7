"""What a form asks and what is answered, as plain values: presenters make and read them without Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from clerk_app.services.acts import DeleteBoard, MarkForRegister, NoteInRegister, SavePlainLine, SaveSetup


class Kind(StrEnum):
    """How a field is answered."""

    WORDS = "words"  # one line, kept while it is typed
    READ = "read"  # one line that means something, such as a date: read at Enter, or when it is left
    LINES = "lines"  # several lines of words
    CHOICE = "choice"  # one of a few
    TICK = "tick"  # yes or no
    KNOWN = "known"  # one of many, found by letters, or made new
    NUMBER = "number"  # a whole number from 0, kept while it is typed; the arrows up and down change it
    MEASURE = "measure"  # a length with its unit: read as soon as it is one; the arrows up and down change it
    COLOUR = "colour"  # six hexadecimal digits, shown beside them, or chosen from all there are
    SEVERAL = "several"  # some of many, each to be taken away again; without options each is typed


Meaning = Literal["ok", "warning", "danger", "info", "neutral"]
"""What a card is drawn as: good, to be looked at, wrong, news, or none of these."""
YES, NO = "yes", ""
"""The values of a tick."""
BETWEEN = "\x1f"
"""Stands between the values of several."""


def joined(values: Sequence[str]) -> str:
    """Several values as one field has them."""
    return BETWEEN.join(values)


def parted(value: str) -> tuple[str, ...]:
    """The several values that a field has."""
    return tuple(value.split(BETWEEN)) if value else ()


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

    `options` are those of a choice, and those that several may be of. Something known is shown by its `words`; what
    else could be found, which may be much, is asked of `offers` once somebody types. `new_as`: what a name that nothing
    known has can be made into; the words hold {typed}. `spoken` is the whole name where the label alone does not say
    what it is about; `note` stands below it. `letters` is how many it has room for within a phrase. Several show their
    `words` while nothing is chosen. A choice that `settles` is made with Enter or by leaving it, since what is passed
    on the way with the arrows would change much. `unit` is that of a measure; `lines` is how many there is room for,
    where there are several.
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
    letters: int = 0
    settles: bool = False
    unit: str = ""
    lines: int = 3

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
    """A sentence between fields; `key` says about what, so that it is found again.

    `is_rule`: set out from the rest, with `beside` below it in smaller letters. `is_flaw`: it says what makes no sense.
    """

    key: str
    words: str
    is_rule: bool = False
    beside: str = ""
    is_flaw: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something to be done by a button; `icon_alone` shows its words in the tool tip only.

    One that `changes_nothing` works where the record may only be read, too.
    """

    key: str
    words: str
    icon: str = ""
    is_loss: bool = False
    icon_alone: bool = False
    spoken: str = ""
    changes_nothing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """Buttons in a row."""

    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """A button that offers what can be done."""

    key: str
    words: str
    deeds: tuple[Deed, ...]


Piece = str | Field | Deed | Menu


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words and what answers them, in one line like a sentence, which breaks where there is no room.

    `depth` is how far it is set in. `flaws` are sentences saying what makes no sense in it. `moves` as with an Opener.
    """

    key: str
    pieces: tuple[Piece, ...]
    depth: int = 0
    flaws: tuple[str, ...] = ()
    moves: bool = False

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is asked in it."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Field))


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How something stands, as a card: its word, how much of it there is, and why."""

    key: str
    kind: Meaning
    word: str
    count: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A case in words with what was found of it at the right, good or not; `note` stands below."""

    key: str
    words: str
    told: str
    is_good: bool
    note: str = ""


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


Part = Field | Heading | Saying | Deeds | Opener | Phrase | Standing | Finding
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

    act: SaveSetup | DeleteBoard | SavePlainLine | MarkForRegister | NoteInRegister | None = None
    wrong: str = ""
    told: str = ""
    goes_to: str = ""
    closes: str = ""
    opens: str = ""
    is_draft: bool = False


NOTHING = Reading()

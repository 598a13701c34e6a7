"""What some pop-ups are asked with, and answer, as plain values that any screen may use; free of Qt, for presenters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from clerk_app.domain.agenda import Exemption, Gathers, ItemQuestion, ItemState, Notice, Paper, Purpose
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declared
from clerk_app.domain.richtext import RichText


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """A question before something that is easily regretted: what goes and what stays, the safe way and the other."""

    title: str
    text: str
    keep: str
    act: str
    icon: str = "trash-2"


@dataclass(frozen=True, slots=True)
class Pick:
    """One of those to choose from: its words, a remark at the right, and what is answered when it is taken."""

    words: str
    value: object
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Picking:
    """What is to be chosen: the title of the pop-up with its icon, the line's words while it is empty, and the rows."""

    title: str
    icon: str
    ask: str
    picks: tuple[Pick, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAsked:
    """A line that is asked for: the title of the pop-up with its icon, the line's words while it is empty, the words of
    the button, and what is said below of what stands in the line.
    """

    title: str
    icon: str
    ask: str
    keep: str
    read: Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDetails:
    """An item beside its title, who leads and its time. `requests` are what the board is asked to do.

    `sponsors` are named in one line; `answered` are the questions that the minutes answer. `kinds` are those of
    business that the board's rules tell apart, `business` the one that it is of. `reference` is where it was before.
    `notice` is that which was given of it; it is asked for where the item `is_other_business`. `today` is the day by
    which the year of its day is known.
    """

    number: str = ""
    title: str = ""
    purpose: Purpose | None = None
    sponsors: str = ""
    summary: str = ""
    requests: tuple[str, ...] = ()
    questions: tuple[ItemQuestion, ...] = ()
    answered: frozenset[Id] = frozenset()
    papers: tuple[Paper, ...] = ()
    gathers: Gathers | None = None
    exempt: Exemption | None = None
    state: ItemState = ItemState.PLANNED
    business: str = ""
    reference: str = ""
    kinds: tuple[str, ...] = ()
    notice: Notice | None = None
    is_other_business: bool = False
    today: date = date.min


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDeclaration:
    """A declaration as it is to be recorded: its words, and what is known beside them.

    `leaves_now`: whoever declared it is in the room, and the item that it concerns is on.
    """

    words: RichText
    declared: Declared
    leaves_now: bool = False

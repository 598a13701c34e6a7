"""What every section of the rules is made from, and the lists in which one entry is open at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Protocol, TypeVar

from clerk_app.domain.board import Board
from clerk_app.services.ports import Ids
from clerk_app.ui.forms.values import Answer, Deed, Deeds, Opener, Part, Parts, Reading
from clerk_app.ui.presenting.answers import changed_to
from clerk_app.ui.presenting.board_today import BoardToday
from clerk_app.ui.presenting.calendar import HolidaysOf, OfficeDays
from clerk_app.wording.catalogue import say

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Rules:
    """A board as it is committed, and what is opened and noted on the screen.

    `is_decided` says whether some decision is of a kind; `holidays_of` is None where the window knows no calendars.
    """

    setup: BoardToday
    ids: Ids
    opened: Set[str]
    drafts: dict[str, str]
    is_decided: Callable[[str], bool]
    holidays_of: HolidaysOf | None = None

    @property
    def board(self) -> Board:
        """The board itself."""
        return self.setup.board

    @property
    def office(self) -> OfficeDays:
        """On which days its office is shut."""
        return OfficeDays(self.board, self.holidays_of)


class Section(Protocol):
    """One section: its fields, and what an answer to one of them asks for."""

    key: str

    def parts(self, rules: Rules) -> Parts:
        """The fields."""
        ...

    def read(self, rules: Rules, rest: Sequence[str], answer: Answer) -> Reading:
        """What an answer asks for; `rest` is its key without that of the section."""
        ...


def put(rules: Rules, board: Board) -> Reading:
    """The board as it is to be; nothing where it is so already."""
    return changed_to(rules.board, board)


def entries(
    prefix: str, titles: Sequence[tuple[str, str]], opened: Set[str], fields: Callable[[int, str], Iterator[Part]]
) -> Iterator[Part]:
    """One line per entry, title and note; an open one has its fields below it, and what can be done with it."""
    for number, (title, note) in enumerate(titles):
        key = f"{prefix}/{number}"
        yield Opener(key=key, words=title, note=note, is_open=key in opened, moves=True)
        if key in opened:
            yield from fields(number, key)
            yield _deeds_of_entry(key, title)


def ways(key: str, title: str) -> Iterator[Deed]:
    """What moves an entry up and down."""
    for way, icon in (("up", "chevron-up"), ("down", "chevron-down")):
        spoken = say(f"rules.{way}_spoken", name=title)
        yield Deed(key=f"{key}/{way}", words=say(f"rules.{way}"), icon=icon, icon_alone=True, spoken=spoken)


def reordered(items: Sequence[T], number: int, deed: str) -> tuple[T, ...] | None:
    """The entries after one was moved up or down, or removed; None where that cannot be."""
    order = list(items)
    if deed == "remove":
        return (*order[:number], *order[number + 1 :])
    other = number + (1 if deed == "down" else -1)
    if not 0 <= other < len(order):
        return None
    order[number], order[other] = order[other], order[number]
    return tuple(order)


def after_deed(rules: Rules, reading: Reading, answer: Answer, name: str) -> Reading:
    """The reading with what is open then: an entry that moved stays open, or closed, with the focus where it was."""
    entry, deed = answer.key.rsplit("/", 1)
    entries_of, number = entry.rsplit("/", 1)
    if deed == "remove":
        return Reading(act=reading.act, closes=f"{entries_of}/", told=say("rules.removed", name=name))
    now = f"{entries_of}/{int(number) + (1 if deed == 'down' else -1)}"
    here = answer.value or answer.key  # a button was pressed, unless a key says where
    opens = now if entry in rules.opened else ""
    return Reading(act=reading.act, closes=f"{entries_of}/", opens=opens, goes_to=now + here.removeprefix(entry))


def _deeds_of_entry(key: str, title: str) -> Deeds:
    remove = say("rules.remove_spoken", name=title)
    gone = Deed(key=f"{key}/remove", words=say("rules.remove"), icon="trash-2", spoken=remove)
    return Deeds(deeds=(*ways(key, title), gone))

"""Home as it was left: the pages of the coming days, kept in a file, so that the next start can show the one of its
day before the store is open.

A page is only shown where the store is the very file that was left (its mark), to the program that left it. What is
kept is never part of the record: a file that is missing, damaged, of another day or of another store counts as none.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from clerk_app import __version__
from clerk_app.domain.identity import Id
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.presenting.deadline_row import DeadlineRow
from clerk_app.ui.views.home.values import ActionRow, DraftRow, Empty, HomePage, NextMeeting, Readiness

_DIGITS = 8
"""Of the checksum that stands before the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPage:
    """Home's page from an instant on, until the next one's; `page` is None where nothing is known of that time."""

    since: datetime
    page: HomePage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptHome:
    """A board's page at an instant."""

    board_id: Id
    page: HomePage


def kept_bytes(board_id: Id, mark: str, days: Sequence[DayPage]) -> bytes:
    """What is written into the file; `mark` tells the store as it was left."""
    pages = [
        {"since": day.since.timestamp(), "page": asdict(day.page) if day.page is not None else None} for day in days
    ]
    text = json.dumps({"program": __version__, "mark": mark, "board": board_id, "days": pages}).encode()
    return _checksum(text) + text


def read_kept(data: bytes, mark: str, now: datetime) -> KeptHome | None:
    """The page for now of the store with this mark; None where none was kept, or it cannot be told for sure."""
    checksum, text = data[:_DIGITS], data[_DIGITS:]
    if not (mark and text) or checksum != _checksum(text):
        return None
    kept = json.loads(text)
    if (kept["program"], kept["mark"]) != (__version__, mark):
        return None
    begun = [day["page"] for day in kept["days"] if day["since"] <= now.timestamp()]
    return KeptHome(board_id=Id(kept["board"]), page=_page(begun[-1])) if begun and begun[-1] is not None else None


def _checksum(text: bytes) -> bytes:
    return f"{zlib.crc32(text):0{_DIGITS}x}".encode()


_Plain = Mapping[str, Any]


def _page(plain: _Plain) -> HomePage:
    return HomePage(
        **{
            **plain,
            "next_meeting": _next_meeting(plain["next_meeting"]) if plain["next_meeting"] is not None else None,
            "empty": Empty(**plain["empty"]) if plain["empty"] is not None else None,
            "deadlines": tuple(DeadlineRow(**row) for row in plain["deadlines"]),
            "actions": tuple(ActionRow(**row) for row in plain["actions"]),
            "drafts": tuple(DraftRow(**_with_place(row)) for row in plain["drafts"]),
            "membership": _lines(plain["membership"]),
            "members": _place(plain["members"]),
        }
    )


def _next_meeting(plain: _Plain) -> NextMeeting:
    return NextMeeting(**{**_with_place(plain), "lines": _lines(plain["lines"])})


def _lines(plain: Sequence[_Plain]) -> tuple[Readiness, ...]:
    return tuple(Readiness(**_with_place(line)) for line in plain)


def _with_place(plain: _Plain) -> dict[str, Any]:
    return {**plain, "to": _place(plain["to"])}


def _place(plain: _Plain | None) -> Place | None:
    return Place(**{**plain, "screen": ScreenName(plain["screen"])}) if plain is not None else None

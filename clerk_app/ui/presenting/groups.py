"""The people of a meeting under headings: who sits on the board, by agency or by category, and who only attends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.quorum import agencies_in
from clerk_app.domain.record import MeetingRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Some people and what they have in common; `key` stays the same group's."""

    key: str
    name: str
    people: tuple[Attendee, ...]


def is_in_attendance(attendee: Attendee) -> bool:
    """True for somebody who attends and does not sit on the board."""
    return not attendee.sits


def counted_agencies(record: MeetingRecord) -> tuple[Id, ...]:
    """The agencies that the board's quorum counts, in its order; empty where it counts none."""
    return agencies_in(record.board.quorum.tree) if record.board.quorum is not None else ()


def agency_of(record: MeetingRecord, attendee: Attendee) -> Id | None:
    """The agency that somebody's seat speaks for."""
    seat = record.seat_of(attendee)
    return seat.agency_id if seat is not None else None


def by_category(record: MeetingRecord, people: Sequence[Attendee], members: str) -> tuple[Group, ...]:
    """The people under the categories of the board, in its order; `members` is the heading of whoever has none."""
    categories = sorted(record.categories, key=lambda category: category.position)
    named = {category.id for category in categories}
    groups = [
        Group(
            key=category.id,
            name=category.name,
            people=tuple(one for one in people if _category_of(record, one) == category.id),
        )
        for category in categories
    ]
    rest = tuple(one for one in people if _category_of(record, one) not in named)
    return (*groups, Group(key="members", name=members, people=rest))


def _category_of(record: MeetingRecord, attendee: Attendee) -> Id | None:
    seat = record.seat_of(attendee)
    return attendee.category_id or (seat.category_id if seat is not None else None)

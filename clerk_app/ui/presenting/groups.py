"""The people of a meeting under headings: who sits on the board, by agency or by category, and who only attends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.rules.tree import agencies_in
from clerk_app.domain.seats import Category
from clerk_app.wording import papers


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
    rule = record.rules.quorum
    return agencies_in(rule.tree) if rule is not None else ()


def agency_of(record: MeetingRecord, attendee: Attendee) -> Id | None:
    """The agency that somebody's seat speaks for."""
    seat = record.seat_of(attendee)
    return seat.agency_id if seat is not None else None


def by_category(people: Sequence[Attendee], categories: Sequence[Category], members: str) -> tuple[Group, ...]:
    """The people under the categories of the board, in its order, as its papers list them.

    Of those without one, who sits on the board comes first, under `members`, and whoever else attends last.
    """
    named = {category.id for category in categories}
    rest = [one for one in people if one.category_id not in named]
    others = papers.heading("in_attendance")
    return (
        Group(key="members", name=members, people=tuple(one for one in rest if not is_in_attendance(one))),
        *(_group(category.id, category.name, people) for category in sorted(categories, key=_position)),
        Group(key="in_attendance", name=others, people=tuple(one for one in rest if is_in_attendance(one))),
    )


def categories_of_guests(record: MeetingRecord) -> tuple[Category, ...]:
    """The categories that nobody who sits on the board is in."""
    of_members = {one.category_id for one in record.attendees if not is_in_attendance(one)}
    return tuple(category for category in record.categories if category.id not in of_members)


def _group(category_id: Id, name: str, people: Sequence[Attendee]) -> Group:
    return Group(key=category_id, name=name, people=tuple(one for one in people if one.category_id == category_id))


def _position(category: Category) -> int:
    return category.position

"""What an entity refers to: the ids in its fields, with the kind of thing each names."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import TypeVar

from clerk_app.domain.actions import Action
from clerk_app.domain.agenda import AgendaItem, AgendaTemplate, ForwardPlanEntry
from clerk_app.domain.board import Board
from clerk_app.domain.decisions import Decision, Proposal, Vote, WrittenProcedure
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import StandingInterest
from clerk_app.domain.kinds import KINDS, Entity, kind_of
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.minutes import Block, Minute
from clerk_app.domain.seats import Member, Seat
from clerk_app.services.ports import Reader

V = TypeVar("V")

_KIND_OF_FIELD = {
    "person_id": "people", "post_id": "posts", "organisation_id": "organisations", "group_id": "groups",
    "agency_id": "agencies", "agency_ids": "agencies", "represented": "agencies", "missing": "agencies",
    "critical_agencies": "agencies", "board_id": "boards", "category_id": "categories", "seat_id": "seats",
    "seat_ids": "seats", "category_ids": "categories", "missing_seats": "seats", "critical_seats": "seats",
    "called": "seats", "over_proxies": "seats",
    "meeting_id": "meetings", "approved_in": "meetings", "approves_meeting_id": "meetings",
    "item_id": "agenda_items", "continues": "agenda_items", "item_ids": "agenda_items", "minute_id": "minutes",
    "attendee_id": "attendees", "substitute_for": "attendees", "proposer_id": "attendees",
    "seconder_id": "attendees", "supersedes": "events", "action_id": "actions", "proposal_id": "proposals",
    "vote_id": "votes", "plan_entry_id": "forward_plan_entries", "question_id": "item_questions",
    "decision_id": "decisions", "declaration_id": "declarations", "after_block_id": "blocks", "block_id": "blocks",
    "adjourned_from": "meetings", "proxy_id": "attendees", "settles_id": "decisions",
    "standing_id": "standing_interests", "started_in": "meetings", "reported_in": "meetings",
    "about_item_id": "agenda_items", "agreed_by": "decisions", "for_action_id": "actions",
}  # fmt: skip
_MAY_BE_GONE = frozenset({"after_block_id", "about_item_id", "agreed_by", "for_action_id"})

_HOLD_PARTIES: tuple[type[Entity], ...] = (
    Seat, Member, AgendaTemplate, ForwardPlanEntry, StandingInterest, AgendaItem, Attendee, Action, Proposal, Block,
)  # fmt: skip
_HOLD_RULES: tuple[type[Entity], ...] = (Board, Vote, Decision, WrittenProcedure)
_DEEP_HOLDERS: dict[str, tuple[type[Entity], ...]] = {
    "people": _HOLD_PARTIES,
    "posts": _HOLD_PARTIES,
    "organisations": _HOLD_PARTIES,
    "groups": _HOLD_PARTIES,
    "agencies": _HOLD_RULES,
    "categories": _HOLD_RULES,
    "seats": _HOLD_RULES,
    "agenda_items": (Minute,),
    "boards": (Board,),
}
"""The kinds that hold ids of a kind inside other values or in lists, where a query by field does not reach them."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that an entity holds: in which field (dotted where nested), and the plural name of the kind it names."""

    field: str
    kind: str
    id: Id


def references(entity: Entity) -> tuple[Reference, ...]:
    """Everything the entity cannot be without, in the order of its fields.

    What stays named there when it is removed is left out: the block after which an event was recorded, the business
    that somebody was co-opted for and the decision by which they were, the action that an item is about.
    """
    return tuple(_walk(entity, type(entity), ""))


def with_ids(entity: Entity, change: Callable[[str, Id], Id]) -> Entity:
    """The entity with its own id and every id it holds given to `change` (kind, id) and replaced by the answer."""
    kind = kind_of(entity)
    moved = _changed(entity, type(entity), change)
    return replace(moved, id=change(kind.name, entity.id))


def is_referred_to(reader: Reader, kind: str, entity_id: Id) -> bool:
    """True if something in the store holds the id as one that it cannot be without."""
    for holder, field in _single_fields(kind):
        if reader.where(holder, **{field: entity_id}):
            return True
    wanted = (kind, entity_id)
    return any(
        (reference.kind, reference.id) == wanted
        for holder in _DEEP_HOLDERS.get(kind, ())
        for entity in reader.where(holder)
        for reference in references(entity)
    )


@cache
def _single_fields(kind: str) -> tuple[tuple[type[Entity], str], ...]:
    """The kinds with a field of their own that names one thing of that kind."""
    found: list[tuple[type[Entity], str]] = []
    for holder in KINDS:
        for field in fields(holder.type):
            named = _named_kind(field.name, holder.type)
            if named == kind and field.name not in _MAY_BE_GONE and "tuple" not in str(field.type):
                found.append((holder.type, field.name))
    return tuple(found)


def _walk(value: object, holder: type, path: str) -> Iterator[Reference]:
    if isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _walk(part, holder, f"{path}.{number}")
        return
    made_of: type = type(value)
    for name, kind in _fields_of(made_of, holder):
        held = getattr(value, name)
        if held is None or held == () or name in _MAY_BE_GONE:
            continue
        place = f"{path}.{name}" if path else name
        if kind is None:
            yield from _walk(held, holder, place)
        else:
            yield from (Reference(place, kind, Id(id_)) for id_ in (held if isinstance(held, tuple) else (held,)))


def _changed(value: V, holder: type, change: Callable[[str, Id], Id]) -> V:
    if isinstance(value, tuple):
        return tuple(_changed(part, holder, change) for part in value)  # type: ignore[return-value]  # the same parts
    if not is_dataclass(value) or isinstance(value, type):
        return value
    new: dict[str, object] = {}
    for name, kind in _fields_of(type(value), holder):
        held = getattr(value, name)
        if kind is None:
            new[name] = _changed(held, holder, change)
        elif isinstance(held, tuple):
            new[name] = tuple(change(kind, id_) for id_ in held)
        else:
            new[name] = change(kind, held) if held is not None else None
    return replace(value, **new)


@cache
def _fields_of(value: type, holder: type[Entity]) -> tuple[tuple[str, str | None], ...]:
    """The fields of a value that the holder is made of, each with the kind of thing its ids name."""
    return (
        tuple((field.name, _named_kind(field.name, holder)) for field in fields(value)) if is_dataclass(value) else ()
    )


def _named_kind(field: str, holder: type) -> str | None:
    if field == "parent_id":
        return "agenda_items" if holder is AgendaItem else "boards"
    return _KIND_OF_FIELD.get(field)

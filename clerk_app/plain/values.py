"""Entities as plain JSON values and back, and the one way in which JSON is written."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar

from cattrs import BaseValidationError, Converter, ForbiddenExtraKeysError, transform_error

from clerk_app.domain.cleaning import clean
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.kinds import Entity
from clerk_app.plain.conversion import make_converter

T = TypeVar("T")
E = TypeVar("E", bound=Entity)
Plain = dict[str, Any]
"""A JSON object; what it holds is known only once it has been read."""


class PlainError(ValueError):
    """Plain values that make no entity: `place` is where ("due.kind"), as far as it is known, `fact` what is wrong."""

    def __init__(self, place: str, fact: str) -> None:
        super().__init__(place, fact)
        self.place = place
        self.fact = fact


def to_plain(entity: Entity) -> Plain:
    """The entity with every field written out, so that equal entities have equal plain values."""
    plain: Plain = _trusting().unstructure(entity)
    return plain


def from_plain(kind: type[E], plain: object) -> E:
    """The entity that plain values from outside describe, its texts cleaned; fields left out have their defaults.

    Raises PlainError for unknown or missing fields, values of another type, and parties that are nobody.
    """
    return part_from_plain(kind, plain)


def to_plain_part(part: object) -> Plain:
    """A part of an entity with every field written out."""
    plain: Plain = _trusting().unstructure(part)
    return plain


def part_from_plain(kind: type[T], plain: object) -> T:
    """The part of an entity that plain values from outside describe, its texts cleaned.

    Raises PlainError for unknown or missing fields and values of another type or out of their limits.
    """
    if not isinstance(plain, dict):
        raise PlainError("", "object expected")
    try:
        return _careful().structure(_cleaned(plain), kind)
    except BaseValidationError as error:
        place, fact = _first_mistake(error)
        raise PlainError(place, fact) from error


def restored(kind: type[E], plain: Plain) -> E:
    """The entity of plain values that `to_plain` made and that were kept; ValueError or KeyError if they are others."""
    try:
        return _trusting().structure(plain, kind)
    except (ForbiddenExtraKeysError, BrokenRule, AttributeError, TypeError) as error:
        raise ValueError(str(error)) from error


def encode(value: object, as_type: object) -> str:
    """Compact JSON text of a part of an entity, as the store keeps it."""
    return _compact(_trusting().unstructure(value, unstructure_as=as_type))


def decoder(as_type: type[T]) -> Callable[[str], T]:
    """A function from `encode`d text back to the value; it raises ValueError, TypeError or KeyError for other text."""
    structure = _trusting().get_structure_hook(as_type)

    def decode(text: str) -> T:
        try:
            value: T = structure(json.loads(text), as_type)
        except (ForbiddenExtraKeysError, BrokenRule, AttributeError) as error:
            raise ValueError(str(error)) from error
        return value

    return decode


def canonical_json(value: object) -> str:
    """Plain values as JSON text, the same for equal values: sorted keys, no spaces, one line end. NaN is refused."""
    return _compact(value) + "\n"


def canonical_json_of_much(value: object) -> str:
    """The same text, written piece by piece.

    The encoder lets no other thread of Python work while it is at it, and the record of a long meeting at once would
    hold up whoever types meanwhile.
    """
    return "".join(_pieces(value)) + "\n"


def _pieces(value: object) -> Iterator[str]:
    match value:
        case dict():
            for place, key in enumerate(sorted(value)):
                yield f"{',' if place else '{'}{_compact(key)}:"
                yield from _pieces(value[key])
            yield "}" if value else "{}"
        case list():
            for place, item in enumerate(value):
                yield f"{',' if place else '['}{_compact(item)}"
            yield "]" if value else "[]"
        case _:
            yield _compact(value)


_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _compact(value: object) -> str:
    return _ENCODER.encode(value)


def _cleaned(value: object) -> object:
    match value:
        case str():
            return clean(value)
        case list():
            return [_cleaned(item) for item in value]
        case dict():
            return {key: _cleaned(item) for key, item in value.items()}
        case _:
            return value


def _first_mistake(error: BaseValidationError) -> tuple[str, str]:
    fact, _, place = transform_error(error)[0].rpartition(" @ ")
    return place.removeprefix("$").removeprefix("."), fact


@cache
def _trusting() -> Converter:
    return make_converter(say_where=False)


@cache
def _careful() -> Converter:
    return make_converter(say_where=True)

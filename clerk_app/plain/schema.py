"""The JSON Schema of the interchange file, made from the entities' own types so that the two cannot drift apart.

`python -m clerk_app.plain.schema` prints it; what it prints is kept as `resources/interchange/clerk-9.schema.json`.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from clerk_app.domain.actions import Action
from clerk_app.domain.agenda import AgendaTemplate, ForwardPlanEntry
from clerk_app.domain.board import DeadlineRule, MonthDay, Relation
from clerk_app.domain.circulation import Circulation
from clerk_app.domain.decisions import Vote
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import KINDS
from clerk_app.domain.limits import LARGEST_NUMBER, LONGEST_LINE
from clerk_app.domain.meeting import Attendee, Meeting, Snapshot
from clerk_app.domain.membership import Absences, CoOption
from clerk_app.domain.minutes import Block
from clerk_app.domain.other_business import OtherBusinessRule
from clerk_app.domain.page_look import Look, TableLook, TypeLook
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.people import Party
from clerk_app.domain.richtext import Marks, RichText
from clerk_app.domain.rules.amount import Number, Share, SizeRow
from clerk_app.domain.rules.proxies import ProxyLimit
from clerk_app.domain.rules.quorum import Follows, QuorumRule
from clerk_app.domain.rules.tree import HasWaited, HeldAfter, SeatsAreFilled, SizeIs, SomeOf
from clerk_app.domain.rules.voting import (
    AbstentionsAtMost,
    AyesAtLeast,
    NoesAtMost,
    SecondMeeting,
    ShareFor,
    ShareGiven,
)
from clerk_app.domain.scheduling import Frequency
from clerk_app.domain.seats import Seat
from clerk_app.domain.style_file import LONGEST_CONTENT, StyleFile
from clerk_app.domain.timeline import Event
from clerk_app.plain.conversion import LONGEST_RUN, ONE_OF, OneOf

Schema = dict[str, Any]

FORMAT = 9
SCHEMA_NAME = f"clerk-{FORMAT}.schema.json"

_ID: Schema = {"type": "string", "pattern": "^[0-9a-f]{32}$"}
_MOST_PARTS = 100_000
_TIMES: Mapping[type, Schema] = {
    date: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    time: {"type": "string", "pattern": "^[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{6})?)?$"},
    datetime: {
        "type": "string",
        "description": "Local time without a zone; an instant in UTC ends in Z.",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{6})?)?Z?$",
    },
}
_TEXT_RUN: Schema = {
    "description": "Characters alone, or with the marks that are set.",
    "oneOf": [
        {"type": "string", "minLength": 1, "maxLength": LONGEST_RUN},
        {"$ref": "#/$defs/MarkedRun"},
    ],
}
_COLOUR: Schema = {"pattern": "^[0-9A-F]{6}$"}
_LIMITS: Mapping[tuple[type, str], Schema] = {
    (Absences, "more_than"): {"minimum": 0},
    (Action, "number"): {"minimum": 1},
    (AgendaTemplate, "business_before"): {"minimum": 0},
    (AbstentionsAtMost, "number"): {"minimum": 0},
    (Attendee, "head_count"): {"minimum": 0},
    (AyesAtLeast, "number"): {"minimum": 0},
    (Block, "level"): {"minimum": 0, "maximum": 2},
    (CoOption, "denominator"): {"minimum": 1},
    (CoOption, "numerator"): {"minimum": 1},
    (Circulation, "days"): {"minimum": 0, "maximum": 3660},
    (DeadlineRule, "days"): {"minimum": 0, "maximum": 3660},
    (Event, "fold"): {"minimum": 0, "maximum": 1},
    (ForwardPlanEntry, "every_months"): {"minimum": 1},
    (Frequency, "number"): {"minimum": 1, "maximum": 366},
    (Follows, "after_minutes"): {"minimum": 0},
    (Follows, "days"): {"minimum": 0},
    (Meeting, "first_number"): {"minimum": 0},
    (MonthDay, "day"): {"minimum": 1, "maximum": 31},
    (MonthDay, "month"): {"minimum": 1, "maximum": 12},
    (NoesAtMost, "number"): {"minimum": 0},
    (Number, "number"): {"minimum": 0},
    (OtherBusinessRule, "days"): {"minimum": 0, "maximum": 3660},
    (PartialDate, "day"): {"minimum": 1, "maximum": 31},
    (PartialDate, "month"): {"minimum": 1, "maximum": 12},
    (PartialDate, "year"): {"minimum": 1, "maximum": 9999},
    (ProxyLimit, "always"): {"minimum": 0},
    (QuorumRule, "grace_minutes"): {"minimum": 0},
    (Relation, "agenda_days"): {"minimum": 0, "maximum": 3660},
    (Seat, "weight"): {"minimum": 0},
    (SeatsAreFilled, "at_least"): {"minimum": 0},
    (SecondMeeting, "days"): {"minimum": 0},
    (Share, "at_least"): {"minimum": 0},
    (Share, "denominator"): {"minimum": 1},
    (Share, "numerator"): {"minimum": 1},
    (Share, "plus"): {"minimum": 0},
    (StyleFile, "content"): {"maxLength": LONGEST_CONTENT, "pattern": "^[A-Za-z0-9+/]*={0,2}$"},
    (ShareFor, "denominator"): {"minimum": 1},
    (ShareFor, "numerator"): {"minimum": 1},
    (ShareGiven, "denominator"): {"minimum": 1},
    (ShareGiven, "numerator"): {"minimum": 1},
    (HasWaited, "minutes"): {"minimum": 0},
    (HeldAfter, "earliest"): {"minimum": 0},
    (HeldAfter, "latest"): {"minimum": 0},
    (Look, "headings"): {"minItems": 3, "maxItems": 3},
    (Look, "heading_colour"): _COLOUR,
    (Look, "link_colour"): _COLOUR,
    (Look, "text_colour"): _COLOUR,
    (TableLook, "header_fill"): _COLOUR,
    (TableLook, "line_colour"): _COLOUR,
    (SizeIs, "largest"): {"minimum": 0},
    (SizeIs, "smallest"): {"minimum": 0},
    (SizeRow, "largest"): {"minimum": 0},
    (SizeRow, "needed"): {"minimum": 0},
    (SizeRow, "smallest"): {"minimum": 0},
    (Snapshot, "record"): {"maxLength": 500_000_000},
    (Snapshot, "sha256"): {"pattern": "^[0-9a-f]{64}$"},
    (SomeOf, "number"): {"minimum": 0},
    (TypeLook, "size"): {"minimum": 60, "maximum": 480},
    (Vote, "abstentions"): {"minimum": 0},
    (Vote, "eligible"): {"minimum": 0},
    (Vote, "votes_against"): {"minimum": 0},
    (Vote, "votes_for"): {"minimum": 0},
}
"""What the domain says of a field in words: the numbers that make no sense are refused at the door."""


def interchange_schema() -> Schema:
    """JSON Schema 2020-12 of the interchange file: `format`, `notice` and `record` with one list per kind."""
    definitions: dict[str, Schema] = {}
    record = {kind.name: {"type": "array", "items": _reference(kind.type, definitions)} for kind in KINDS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Clerk interchange file",
        "description": "The full record: private notes and exempt text are inside.",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "notice": {
                "type": "string",
                "maxLength": LONGEST_LINE,
                "description": "Tells whoever opens the file that private notes and exempt text are inside.",
            },
            "record": {
                "type": "object",
                "properties": record,
                "required": sorted(record),
                "additionalProperties": False,
            },
        },
        "required": ["format", "notice", "record"],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """The schema as it is kept in `resources/interchange`."""
    return json.dumps(interchange_schema(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _reference(type_: type, definitions: dict[str, Schema]) -> Schema:
    name = type_.__name__
    if name not in definitions:
        definitions[name] = {}  # a type may hold itself
        definitions[name] = _party() if type_ is Party else _object(type_, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _object(type_: type, definitions: dict[str, Schema]) -> Schema:
    hints = get_type_hints(type_)
    known = fields(type_)
    return {
        "type": "object",
        "properties": {
            field.name: _limited(type_, field.name, _schema_of(hints[field.name], definitions)) for field in known
        },
        "required": sorted(field.name for field in known if not _has_default(field)),
        "additionalProperties": False,
    }


def _has_default(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _limited(type_: type, name: str, schema: Schema) -> Schema:
    limits = _LIMITS.get((type_, name))
    if limits is None:
        return schema
    if "anyOf" in schema:
        return {"anyOf": [part | limits if part != {"type": "null"} else part for part in schema["anyOf"]]}
    return schema | limits


def _schema_of(type_: Any, definitions: dict[str, Schema]) -> Schema:
    """The schema of a field's type; Any, since annotations have no common type."""
    if type_ is Id:
        return _ID
    one_of = next((one for one in ONE_OF if type_ == one.union), None)
    if one_of is not None:
        return _one_of(one_of, definitions)
    if get_origin(type_) in (Union, UnionType):
        return _optional(type_, definitions)
    if get_origin(type_) is tuple:
        return {"type": "array", "maxItems": _MOST_PARTS, "items": _schema_of(get_args(type_)[0], definitions)}
    if type_ is RichText:
        definitions.setdefault("MarkedRun", _marked_run(definitions))
        return {"type": "array", "maxItems": _MOST_PARTS, "items": _TEXT_RUN}
    if is_dataclass(type_) and isinstance(type_, type):
        return _reference(type_, definitions)
    return _simple(type_)


def _simple(type_: type) -> Schema:
    if issubclass(type_, StrEnum):
        return {"enum": [member.value for member in type_]}
    if type_ in _TIMES:
        return _TIMES[type_]
    if type_ is bool:
        return {"type": "boolean"}
    if type_ is int:
        return {"type": "integer", "minimum": -LARGEST_NUMBER, "maximum": LARGEST_NUMBER}
    if type_ is str:
        return {"type": "string", "maxLength": LONGEST_LINE}
    raise TypeError(f"no plain form for {type_}")


def _optional(type_: object, definitions: dict[str, Schema]) -> Schema:
    present = tuple(part for part in get_args(type_) if part is not NoneType)
    return {"anyOf": [_schema_of(Union[present], definitions), {"type": "null"}]}  # noqa: UP007 -- made from a tuple


def _one_of(one: OneOf, definitions: dict[str, Schema]) -> Schema:
    if one.name not in definitions:
        definitions[one.name] = {}  # a rule may hold rules again
        definitions[one.name] = {
            "oneOf": [_tagged(type_, one.member, tag, definitions) for type_, tag in one.tags.items()]
        }
    return {"$ref": f"#/$defs/{one.name}"}


def _tagged(type_: type, member: str, tag: str, definitions: dict[str, Schema]) -> Schema:
    schema = _object(type_, definitions)
    schema["properties"][member] = {"const": tag}
    schema["required"] = sorted([*schema["required"], member])
    return schema


def _party() -> Schema:
    schema = _object(Party, {})
    schema["anyOf"] = [{"properties": {name: _ID}, "required": [name]} for name in schema["properties"]]
    return schema


def _marked_run(definitions: dict[str, Schema]) -> Schema:
    schema = _object(Marks, definitions)
    schema["properties"]["text"] = {"type": "string", "minLength": 1, "maxLength": LONGEST_RUN}
    schema["required"] = ["text"]
    return schema


if __name__ == "__main__":
    sys.stdout.write(schema_text())

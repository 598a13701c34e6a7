import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from clerk_app.domain.kinds import KINDS, Entity, kind_of
from clerk_app.plain.schema import FORMAT, interchange_schema, schema_text
from clerk_app.plain.values import to_plain
from tests.strategies import FOR_RECORDS, records

KEPT = Path(__file__).parents[2] / "resources" / "interchange" / "clerk-9.schema.json"
SCHEMA = interchange_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
ID = "a" * 32


def interchange(*entities: Entity) -> dict[str, Any]:
    lists: dict[str, list[Any]] = {kind.name: [] for kind in KINDS}
    for entity in entities:
        lists[kind_of(entity).name].append(to_plain(entity))
    return {"format": FORMAT, "notice": "Private notes and exempt text are inside.", "record": lists}


def with_one(kind: str, /, **plain: object) -> dict[str, Any]:
    file = interchange()
    file["record"][kind].append(plain)
    return file


def test_the_kept_schema_is_the_one_that_the_entities_make() -> None:
    assert KEPT.read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_valid_by_its_own_draft() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@FOR_RECORDS
@given(records())
def test_every_valid_record_is_valid_by_the_schema(record: tuple[Entity, ...]) -> None:
    VALIDATOR.validate(json.loads(json.dumps(interchange(*record))))


def test_no_object_may_hold_more_than_the_schema_names() -> None:
    objects = [part for part in parts_of(SCHEMA) if part.get("type") == "object"]
    assert len(objects) > len(KINDS)
    assert all(part["additionalProperties"] is False for part in objects)


def test_every_text_and_list_but_the_kinds_themselves_is_bounded() -> None:
    for definition in SCHEMA["$defs"].values():
        for part in parts_of(definition):
            if part.get("type") == "string":
                assert "maxLength" in part or "pattern" in part
            if part.get("type") == "array":
                assert "maxItems" in part


@pytest.mark.parametrize(
    "file",
    [
        with_one("people", id="a" * 31, names=[]),
        with_one("people", id=ID, names=[], colour="red"),
        with_one("people", id=ID),
        with_one("attendees", id=ID, meeting_id=ID, position=1, who={}),
        with_one("attendees", id=ID, meeting_id=ID, position=1, who={"person_id": None}),
        with_one("blocks", id=ID, minute_id=ID, position=1, level=3),
        with_one("blocks", id=ID, minute_id=ID, position=1, text=[{"text": "a", "colour": "red"}]),
        with_one("blocks", id=ID, minute_id=ID, position=1, kind="sermon"),
        with_one("meetings", id=ID, board_id=ID, date="3 February", start="09:30"),
        with_one("boards", id=ID, names=[], quorum={"tree": {"rule": "count_of_seats"}}),
        with_one("boards", id=ID, names=[], quorum={"tree": {"rule": "toss", "minimum": 1}}),
        interchange() | {"format": FORMAT + 1},
        interchange() | {"format": "1"},
        interchange() | {"more": 1},
        {"format": FORMAT, "notice": "", "record": {}},
    ],
)
def test_what_does_not_belong_is_not_valid(file: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(file)


def test_a_substitute_member_named_by_post_alone_is_valid() -> None:
    VALIDATOR.validate(with_one("attendees", id=ID, meeting_id=ID, position=1, who={"post_id": ID}))


def parts_of(schema: object) -> Iterator[dict[str, Any]]:
    """Every object within the schema."""
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from parts_of(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from parts_of(value)

"""The interchange file against its JSON Schema, with jsonschema."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from clerk_app.services.importing import Breach, SchemaCheck


def schema_check(schema: Path) -> SchemaCheck:
    """A check against the schema in that file; it says where a document first breaks it."""
    validator = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))

    def first_breach(document: object) -> Breach | None:
        error = next(iter(validator.iter_errors(document)), None)
        return _breach(_deepest(error)) if error is not None else None

    return first_breach


def _deepest(error: ValidationError) -> ValidationError:
    """Of the ways in which every alternative fails, the one that got furthest into the document."""
    while error.context:
        error = max(_of_the_kind_meant(error.context), key=lambda inner: len(inner.absolute_path))
    return error


def _of_the_kind_meant(errors: Sequence[ValidationError]) -> Sequence[ValidationError]:
    """The errors of those alternatives of which the value is at least the right kind of thing; all where it is none."""
    others = {error.relative_schema_path[0] for error in errors if _is_another_kind(error)}
    return [error for error in errors if error.relative_schema_path[0] not in others] or errors


def _is_another_kind(error: ValidationError) -> bool:
    return error.validator == "const" or (error.validator == "type" and not error.relative_path)


def _breach(error: ValidationError) -> Breach:
    path = [str(part) for part in error.absolute_path]
    named = _named_by(error)
    if named:
        path.append(named)
    return Breach(place="/".join(path), field=path[-1] if path else "", rule=str(error.validator))


def _named_by(error: ValidationError) -> str:
    """The member that is missing or too many; empty where the value itself is wrong."""
    instance: Any = error.instance  # whatever the file held
    schema: Any = error.schema
    if error.validator == "required":
        return str(next(name for name in schema["required"] if name not in instance))
    if error.validator == "additionalProperties":
        return str(next(name for name in instance if name not in schema["properties"]))
    return ""

"""What a reader of a file or text is not sure of, as codes and values: the clerk is asked, nothing is guessed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

Values = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to be looked at before what was read is taken over: a key of the wording, and values for its places."""

    code: StrEnum
    values: Values = field(default_factory=lambda: MappingProxyType({}))


def doubt(code: StrEnum, **values: str | int) -> Doubt:
    """A doubt with its values by name."""
    return Doubt(code, MappingProxyType(values))


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stood: the line of a text, row of a sheet or paragraph of a Word file, the first being 1."""

    line: int
    sheet: str = ""

"""All that can be set in a house style, generated over its fields: what they are called is all that a new one needs.

style_fields(style)                         every field with its way, "look/headings/0/size", and how it is answered
value_at(style, field.path)                 what it is now
with_value(style, field.path, value)        the style with another value there; raises BrokenRule where that cannot be

What a field and each of its choices is called stands in the catalogue by its name, `[house_styles.part]` and
`[house_styles.actions]`. By the class that has it stand its unit, where it is a number, its note, and other words where
the form needs them: `[style_editor.fields.TypeLook]`. `PLACED` says in which group it is asked; whatever is not named
there is asked where the part is that it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum, StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from clerk_app.domain.house_style import HouseStyle
from clerk_app.wording.catalogue import has, say

T = TypeVar("T")
Path = tuple[str, ...]
WORDS = "style_editor.fields"
NOT_ASKED = frozenset({("key",), ("name",)})
"""What is no answer of the form of groups: where the style came from, and its name, which is asked above them."""


class Group(StrEnum):
    """What belongs together in the form, in its order."""

    CONTENTS = "contents"
    PAGE = "page"
    TYPE = "type"
    HEADINGS = "headings"
    NUMBERS = "numbers"
    ATTENDANCE = "attendance"
    ACTIONS = "actions"
    DECISIONS = "decisions"
    TABLES = "tables"
    HEADER_FOOTER = "header_footer"
    ENDS = "ends"
    CHECKS = "checks"


PLACED: Mapping[str, Group] = {
    "HouseStyle.paragraphs": Group.NUMBERS,
    "HouseStyle.actions": Group.ACTIONS,
    "HouseStyle.action_sources": Group.ACTIONS,
    "HouseStyle.owners_first": Group.ACTIONS,
    "HouseStyle.decision_bullets": Group.DECISIONS,
    "HouseStyle.attendance": Group.ATTENDANCE,
    "HouseStyle.counts": Group.ATTENDANCE,
    "HouseStyle.apologies": Group.ATTENDANCE,
    "HouseStyle.people": Group.ATTENDANCE,
    "HouseStyle.lists": Group.ATTENDANCE,
    "HouseStyle.headings": Group.HEADINGS,
    "HouseStyle.actions_first": Group.ACTIONS,
    "HouseStyle.action_pages": Group.ACTIONS,
    "HouseStyle.decisions_apart": Group.DECISIONS,
    "HouseStyle.decision_words": Group.DECISIONS,
    "HouseStyle.ends": Group.ENDS,
    "HouseStyle.item_numbers": Group.NUMBERS,
    "HouseStyle.list_marks": Group.NUMBERS,
    "HouseStyle.capital_headings": Group.HEADINGS,
    "HouseStyle.checks": Group.CHECKS,
    "HouseStyle.running": Group.HEADER_FOOTER,
    "HouseStyle.initials": Group.HEADER_FOOTER,
    "HouseStyle.look": Group.TYPE,
    "Look.sheet": Group.PAGE,
    "Look.cover_drop": Group.PAGE,
    "Look.title": Group.HEADINGS,
    "Look.headings": Group.HEADINGS,
    "Look.heading_colour": Group.HEADINGS,
    "Look.heading_rule": Group.HEADINGS,
    "Look.centred_title": Group.HEADINGS,
    "Look.number_width": Group.NUMBERS,
    "Look.heading_number": Group.NUMBERS,
    "Look.paragraph_number": Group.NUMBERS,
    "Look.table": Group.TABLES,
    "Look.table_smaller": Group.TABLES,
    "Look.running_size": Group.HEADER_FOOTER,
    "Look.logo": Group.HEADER_FOOTER,
    "Look.logo_height": Group.HEADER_FOOTER,
    "Look.logo_pages": Group.HEADER_FOOTER,
    "Look.margin_column": Group.ACTIONS,
    "Look.signature_line": Group.ENDS,
    "Sheet.header_from_edge": Group.HEADER_FOOTER,
    "Sheet.footer_from_edge": Group.HEADER_FOOTER,
}
"""Where a field is asked, and with it all that it holds, unless that is named too."""


class Answered(StrEnum):
    """How a field is answered."""

    TICK = "tick"
    CHOICE = "choice"
    LENGTH = "length"  # tenths of its unit
    COUNT = "count"  # a whole number
    COLOUR = "colour"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleField:
    """One field: the way to it, the class that has it with its name there, and how it is answered.

    `parts` are the fields on the way that hold it, and of several alike which one it is, from 1: ("Look.headings", 2).
    `codes` are those of a choice; one that `may_be_open` can be none of them. `unit` is that of a length.
    """

    path: Path
    name: str
    group: Group
    answered: Answered
    parts: tuple[tuple[str, int], ...] = ()
    codes: tuple[str, ...] = ()
    choices: type[Enum] | None = None
    may_be_open: bool = False
    unit: str = ""

    @property
    def label(self) -> str:
        """What it is called beside the other fields of its part."""
        return words_of(self.name, "label")

    @property
    def part(self) -> str:
        """What the part is called that it is asked in; empty where the group says it already."""
        return ", ".join(filter(None, (_part_words(name, number) for name, number in self.parts)))

    @property
    def spoken(self) -> str:
        """What it is called where nothing stands around it."""
        return f"{self.part}: {self.label}" if self.part else self.label


def words_of(name: str, what: str) -> str:
    """The words for a field ("TypeLook.size"): its `label`, `note` or `unit`; empty for a note or unit it has not."""
    key = f"{WORDS}.{name}.{what}"
    if what == "label" and not has(key):
        return say(f"house_styles.part.{name.rpartition('.')[2]}")
    return say(key) if has(key) else ""


def choice_words(name: str, code: str) -> str:
    """What one of the answers of a choice ("HouseStyle.actions") is called."""
    return say(f"house_styles.{name.rpartition('.')[2]}.{code}")


def style_fields(style: HouseStyle) -> tuple[StyleField, ...]:
    """Every field that is asked, in the order in which the style has them."""
    return tuple(one for one in _fields_of(style, (), (), Group.CONTENTS) if one.path not in NOT_ASKED)


def value_at(style: HouseStyle, path: Path) -> object:
    """What stands there now."""
    found: object = style
    for step in path:
        found = found[int(step)] if isinstance(found, tuple) else getattr(found, step)
    return found


def with_value(style: HouseStyle, path: Path, value: object) -> HouseStyle:
    """The style with another value there; raises BrokenRule where a style cannot have it."""
    return _with(style, path, value)


def _with(part: T, path: Path, value: object) -> T:
    step, *rest = path
    if isinstance(part, tuple):
        at = int(step)
        after = _with(part[at], tuple(rest), value) if rest else value
        return (*part[:at], after, *part[at + 1 :])  # type: ignore[return-value]  # a tuple as before
    before = getattr(part, step)
    changed: dict[str, Any] = {step: _with(before, tuple(rest), value) if rest else value}
    return replace(part, **changed)  # type: ignore[type-var]  # a style is made of dataclasses alone


def _fields_of(part: object, path: Path, parts: tuple[tuple[str, int], ...], group: Group) -> Iterator[StyleField]:
    if not is_dataclass(part) or isinstance(part, type):
        raise TypeError(f"no control for what {'/'.join(path)} holds: {part!r}")
    types = _types(type(part))
    for one in fields(part):
        value, way = getattr(part, one.name), (*path, one.name)
        name = f"{type(part).__name__}.{one.name}"
        placed = PLACED.get(name, group)
        if is_dataclass(value):
            yield from _fields_of(value, way, (*parts, (name, 0)), placed)
        elif isinstance(value, tuple):
            for number, entry in enumerate(value):
                yield from _fields_of(entry, (*way, str(number)), (*parts, (name, number + 1)), placed)
        else:
            yield _field(way, name, types[one.name], placed, parts)


@cache
def _types(part: type) -> dict[str, Any]:
    return get_type_hints(part)


def _field(path: Path, name: str, of_type: Any, group: Group, parts: tuple[tuple[str, int], ...]) -> StyleField:
    kind, may_be_open = _without_none(of_type)
    unit = words_of(name, "unit")
    if isinstance(kind, type) and issubclass(kind, Enum):
        codes = tuple(str(one.value) for one in kind)
        return StyleField(
            path=path, name=name, group=group, answered=Answered.CHOICE, parts=parts, codes=codes, choices=kind,
            may_be_open=may_be_open,
        )  # fmt: skip
    answered = _ANSWERED.get((kind, unit))
    if answered is None or may_be_open:
        raise TypeError(f"no control for {name}: {of_type} in {unit or 'no unit'}")
    return StyleField(
        path=path, name=name, group=group, answered=answered, parts=parts,
        unit=unit if answered is Answered.LENGTH else "",
    )  # fmt: skip


_ANSWERED = {
    (bool, ""): Answered.TICK,
    (int, "mm"): Answered.LENGTH,
    (int, "pt"): Answered.LENGTH,
    (int, "whole"): Answered.COUNT,
    (str, ""): Answered.WORDS,
    (str, "colour"): Answered.COLOUR,
}


def _without_none(of_type: Any) -> tuple[Any, bool]:
    """The type that a value has where there is one, and whether there may be none."""
    if get_origin(of_type) in (Union, UnionType):
        others = [one for one in get_args(of_type) if one is not NoneType]
        if len(others) == 1:
            return others[0], True
    return of_type, False


def _part_words(name: str, number: int) -> str:
    key = f"{WORDS}.{name}.part"
    return say(key, number=number) if has(key) else ""

"""Every field of a house style has a control and words, those included that are added later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum, StrEnum

import pytest

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.house_style import SHIPPED_STYLES, USUAL, HouseStyle
from clerk_app.domain.page_look import SheetSize
from clerk_app.plain.house_styles import shipped_style
from clerk_app.ui.forms.values import Kind
from clerk_app.ui.presenting.styles.answers import field_of
from clerk_app.ui.presenting.styles.fields import (
    NOT_ASKED,
    PLACED,
    Answered,
    Group,
    choice_words,
    style_fields,
    value_at,
    with_value,
)
from clerk_app.wording.catalogue import say

FIELDS = style_fields(USUAL)


def _ways(part: object, way: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """All that a style holds, found without the editor's help."""
    if isinstance(part, tuple) and part and is_dataclass(part[0]):
        for number, one in enumerate(part):
            yield from _ways(one, (*way, str(number)))
    elif is_dataclass(part):
        for one in fields(part):
            yield from _ways(getattr(part, one.name), (*way, one.name))
    else:
        yield way


@pytest.mark.parametrize("key", SHIPPED_STYLES)
def test_every_field_of_a_style_and_of_its_parts_has_a_control(key: str) -> None:
    style = shipped_style(key)
    assert {one.path for one in style_fields(style)} == set(_ways(style)) - NOT_ASKED
    assert all(field_of(style, one, "style/x").kind in tuple(Kind) for one in style_fields(style))


@pytest.mark.parametrize("one", FIELDS, ids=lambda one: "/".join(one.path))
def test_every_field_is_called_something_and_so_is_every_answer_of_a_choice(one: object) -> None:
    found = next(known for known in FIELDS if known == one)
    assert found.label
    assert found.spoken.endswith(found.label)
    if found.choices is not None:
        words = [choice_words(found.name, code) for code in found.codes]
        assert all(words)
        assert len(set(words)) == len(words)


def test_no_two_fields_sound_alike_within_their_group() -> None:
    spoken = [(one.group, one.spoken) for one in FIELDS]
    assert len(spoken) == len(set(spoken))


def test_every_group_is_called_something_and_asks_something() -> None:
    assert all(say(f"style_editor.groups.{group}") for group in Group)
    assert {one.group for one in FIELDS} == set(Group)


def test_every_field_that_is_placed_is_there() -> None:
    names = {one.name for one in FIELDS} | {name for one in FIELDS for name, _ in one.parts}
    assert set(PLACED) <= names


def test_a_value_is_put_where_its_field_is_and_nothing_else_changes() -> None:
    changed = with_value(USUAL, ("look", "headings", "1", "size"), 140)
    assert value_at(changed, ("look", "headings", "1", "size")) == 140
    assert with_value(changed, ("look", "headings", "1", "size"), 115) == USUAL


def test_a_value_that_no_style_can_have_is_refused_by_the_style() -> None:
    with pytest.raises(BrokenRule):
        with_value(USUAL, ("look", "sheet", "left"), 2000)


class Fold(StrEnum):
    """How something is folded."""

    ONCE = "once"


@dataclass(frozen=True, slots=True, kw_only=True)
class Later(HouseStyle):
    """A style with a field that was added."""

    fold: Fold | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Odd(HouseStyle):
    """A style with a field that no control is for."""

    odd: float = 0.5


def test_a_field_that_is_added_is_asked_where_its_part_is_and_may_be_left_open() -> None:
    added = next(one for one in style_fields(Later()) if one.path == ("fold",))
    assert (added.answered, added.codes, added.may_be_open) == (Answered.CHOICE, ("once",), True)
    assert added.group is Group.CONTENTS


def test_a_field_that_no_control_is_for_is_told_at_once() -> None:
    with pytest.raises(TypeError, match=r"Odd\.odd"):
        style_fields(Odd())


def test_a_choice_knows_the_answers_that_its_type_has() -> None:
    paper = next(one for one in FIELDS if one.path == ("look", "sheet", "size"))
    choices: type[Enum] | None = paper.choices
    assert choices is SheetSize
    assert paper.codes == ("a4", "a5", "letter")


def test_what_is_asked_does_not_depend_on_what_was_answered() -> None:
    other = replace(USUAL, cover=False)
    assert [one.path for one in style_fields(other)] == [one.path for one in FIELDS]

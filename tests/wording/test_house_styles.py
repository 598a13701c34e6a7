"""Whatever a house style can be has words by which it is chosen."""

from dataclasses import fields
from enum import StrEnum
from typing import get_type_hints

import pytest

from clerk_app.domain.house_style import Ends, HouseStyle, RunningWords
from clerk_app.domain.page_look import Look, Sheet
from clerk_app.wording.catalogue import has, say

NAMED_OTHERWISE = frozenset({"key", "name", "ends", "look", "running"})
CHOICES = [
    (name, member)
    for owner in (HouseStyle, Look, Sheet)
    for name, hint in get_type_hints(owner).items()
    if isinstance(hint, type) and issubclass(hint, StrEnum)
    for member in hint
]


@pytest.mark.parametrize(("name", "member"), CHOICES, ids=lambda one: str(one))
def test_every_choice_is_said_in_words(name: str, member: StrEnum) -> None:
    assert say(f"house_styles.{name}.{member}")


@pytest.mark.parametrize("owner", [HouseStyle, Ends, RunningWords])
def test_every_part_of_a_style_has_a_name(owner: type) -> None:
    missing = [one.name for one in fields(owner) if not has(f"house_styles.part.{one.name}")]
    assert set(missing) <= NAMED_OTHERWISE


def test_the_fields_of_running_words_are_named_as_they_are_typed() -> None:
    said = say("house_styles.part.fields")
    assert all(field in said for field in ("{title}", "{board}", "{date}", "{state}", "{page}", "{pages}"))

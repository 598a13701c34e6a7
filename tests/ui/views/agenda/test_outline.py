from __future__ import annotations

from collections.abc import Callable

import pytest

from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.identity import Id
from clerk_app.services.acts import MoveItem
from clerk_app.ui.views.agenda.outline import moved_down, moved_in, moved_out, moved_up


def item(name: str, position: int, parent: str = "") -> AgendaItem:
    return AgendaItem(
        id=Id(name), meeting_id=Id("m"), position=position, title=name, parent_id=Id(parent) if parent else None
    )


ITEMS = (
    item("one", 0),
    item("two", 1),
    item("two-a", 0, "two"),
    item("two-b", 1, "two"),
    item("three", 2),
    item("four", 3),
)
"""1 one, 2 two (2A, 2B), 3 three, 4 four."""


def to(name: str, parent: str = "", after: str = "") -> MoveItem:
    return MoveItem(
        item_id=Id(name), parent_id=Id(parent) if parent else None, after_item_id=Id(after) if after else None
    )


@pytest.mark.parametrize(
    ("move", "name", "act"),
    [
        (moved_up, "one", None),
        (moved_up, "two", to("two")),
        (moved_up, "three", to("three", after="one")),
        (moved_up, "two-a", None),
        (moved_up, "two-b", to("two-b", "two")),
        (moved_down, "one", to("one", after="two")),
        (moved_down, "four", None),
        (moved_down, "two-a", to("two-a", "two", "two-b")),
        (moved_down, "two-b", None),
        (moved_in, "one", None),
        (moved_in, "two", None),
        (moved_in, "three", to("three", "two", "two-b")),
        (moved_in, "four", to("four", "three")),
        (moved_in, "two-a", None),
        (moved_out, "two-a", to("two-a", after="two")),
        (moved_out, "three", None),
        (moved_up, "nobody knows it", None),
        (moved_out, "nobody knows it", None),
    ],
)
def test_a_move_is_the_act_that_makes_it_so(
    move: Callable[[tuple[AgendaItem, ...], Id], MoveItem | None], name: str, act: MoveItem | None
) -> None:
    assert move(ITEMS, Id(name)) == act

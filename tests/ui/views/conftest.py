"""A desk for the tests of screens and pop-ups, closed after each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from clerk_app.ui.presenting.calendar import HolidaysOf
from clerk_app.ui.theme.theme import Theme
from tests.ui.views.stage import Stage


@pytest.fixture
def make_stage(theme: Theme) -> Iterator[Callable[..., Stage]]:
    """Makes desks."""
    made: list[Stage] = []

    def make(*, read_only: bool = False, holidays_of: HolidaysOf | None = None) -> Stage:
        made.append(Stage(theme, read_only=read_only, holidays_of=holidays_of))
        return made[-1]

    yield make
    for stage in made:
        stage.close()


@pytest.fixture
def stage(make_stage: Callable[..., Stage]) -> Stage:
    """A desk with a board and a meeting at two minutes to ten."""
    return make_stage().with_meeting()

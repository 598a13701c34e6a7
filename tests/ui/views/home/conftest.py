"""Home is tested with a calendar that has one holiday."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ui.views.home.scene import holidays
from tests.ui.views.stage import Stage


@pytest.fixture
def stage(make_stage: Callable[..., Stage]) -> Stage:
    """A desk with a board, a meeting and a calendar."""
    return make_stage(holidays_of=holidays).with_meeting()

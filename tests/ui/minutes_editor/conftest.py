"""Texts of one minute for the tests: ids that count, a clock that stands still, and prose of our own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from tests.fakes import CountingIds

NOW = datetime(2022, 1, 24, 15, 30)
MINUTE = Id("f" * 32)

TextMaker = Callable[..., MinuteText]


@pytest.fixture
def make_text(qtbot: QtBot) -> TextMaker:
    """Makes the text of a minute filled with the blocks given."""

    def make(*blocks: Block) -> MinuteText:
        made = MinuteText(MINUTE, CountingIds(1000), lambda: NOW)
        made.load(blocks)
        return made

    return make

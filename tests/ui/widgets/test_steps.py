from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.steps import Step, StepBar, StepSegments
from tests.ui.pictures import picture

STEPS = (
    Step("Draft", "2 February"),
    Step("With chair", "since 2 March"),
    Step("Agreed"),
    Step("Circulated", "by 21 March"),
    Step("Approved", "at 28 March meeting"),
    Step("Signed"),
)


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> StepBar:
    bar = StepBar(theme)
    qtbot.addWidget(bar)
    bar.set_steps(STEPS, 1, "Step 2 of 6, With chair, since 2 March")
    return bar


def test_assistants_read_where_it_stands(bar: StepBar) -> None:
    interface = QAccessible.queryAccessibleInterface(bar)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Step 2 of 6, With chair, since 2 March"


def test_all_words_are_shown_when_there_is_room(bar: StepBar) -> None:
    bar.resize(bar.sizeHint())
    assert bar.shown() == STEPS


def test_notes_give_way_first_and_then_all_words_but_the_current_one(bar: StepBar, theme: Theme) -> None:
    bar.resize(bar.sizeHint().width() - 10, 40)
    assert bar.shown() == tuple(Step(step.word) for step in STEPS)
    bar.resize(400, 40)
    assert [step.word for step in bar.shown()] == ["", "With chair", "", "", "", ""]


def test_at_twice_the_text_the_steps_still_fit_a_small_window(bar: StepBar, theme: Theme) -> None:
    theme.set_text_size(200)
    assert bar.minimumSizeHint().width() < 1024


def test_steps_that_are_done_are_solid(bar: StepBar, theme: Theme) -> None:
    bar.resize(bar.sizeHint())
    image = picture(bar)
    middle = image.height() // 2
    assert image.pixelColor(4, middle) == theme.colour("accent")
    bar.set_steps(STEPS, 0, "Step 1 of 6, Draft")
    assert picture(bar).pixelColor(4, middle) == theme.colour("base")


@pytest.mark.parametrize("current", range(6))
def test_the_small_form_fills_a_segment_for_each_step_reached(qtbot: QtBot, theme: Theme, current: int) -> None:
    bar = StepSegments(theme)
    qtbot.addWidget(bar)
    bar.resize(300, 7)
    bar.set_step(current, 6, "said")
    image = picture(bar)
    segments = [image.pixelColor(round((number + 0.5) * 50), 3) for number in range(6)]
    assert [segment == theme.colour("mark") for segment in segments] == [n <= current for n in range(6)]

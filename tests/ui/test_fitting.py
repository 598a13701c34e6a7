"""Nothing in the window is cut off, at the sizes of window and text that it is made for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.ui.actions import ActionId
from clerk_app.ui.furniture import furniture
from clerk_app.ui.place import ScreenName
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.presenting.styles.fields import Group
from clerk_app.ui.theme.metrics import TEXT_SIZES
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.command_palette.view import CommandPalette
from clerk_app.ui.views.rules.view import RulesScreen
from clerk_app.ui.widgets.text import ElidedLabel, TextLabel
from tests.ui.fitting import cut_off, layout_items_in_python
from tests.ui.popups import ask
from tests.ui.running import Running

WINDOWS = ((1024, 600), (1366, 690))


def _cut_off_at(running: Running, theme: Theme, size: tuple[int, int], percent: int) -> list[str]:
    running.window.resize(*size)
    theme.set_text_size(percent)
    for _ in range(4):  # a layout that changes may ask for another layout of what holds it
        QApplication.processEvents()
    assert (running.window.width(), running.window.height()) == size, f"the window fits the screen at {percent} %"
    return [f"{size} {percent} %: {one}" for one in cut_off(running.window)]


@pytest.fixture(autouse=True)
def no_layout_item_is_kept_by_python() -> Iterator[None]:
    """Python takes what stands at the address of an item that Qt has deleted for this item, whatever it is."""
    before = layout_items_in_python()
    yield
    assert [item for item in layout_items_in_python() if item not in before] == []


@pytest.mark.parametrize("sizes", [(100, 200), pytest.param(TEXT_SIZES, marks=pytest.mark.slow)], ids=len)
@pytest.mark.parametrize("screen", list(furniture().screens))
def test_no_control_of_a_screen_is_cut_off_at_any_text_size(
    window: Running, theme: Theme, screen: ScreenName, sizes: Sequence[int]
) -> None:
    window.go(screen)
    for percent in sizes:
        for size in WINDOWS:
            assert _cut_off_at(window, theme, size, percent) == []


@pytest.mark.parametrize("sizes", [(200,), pytest.param((100, 150, 200), marks=pytest.mark.slow)], ids=len)
def test_nothing_of_the_house_style_is_cut_off_with_all_its_groups_open_nor_of_the_pages_in_its_place(
    window: Running, theme: Theme, sizes: Sequence[int]
) -> None:
    window.go(ScreenName.RULES)
    screen = window.window.screen_shown
    assert isinstance(screen, RulesScreen)
    screen.sections.go_to("style")
    for group in Group:
        screen.open_or_close(f"style/group/{group}")
    window.hands.settle()
    for percent in sizes:
        for size in WINDOWS:
            assert _cut_off_at(window, theme, size, percent) == []
            screen.commands()[ActionId.NEXT_PANEL]()
            assert _cut_off_at(window, theme, size, percent) == []
            screen.commands()[ActionId.NEXT_PANEL]()


@pytest.mark.slow
@pytest.mark.parametrize("popup", list(furniture().popups))
def test_no_control_of_a_pop_up_is_cut_off_in_the_smallest_window_and_after_the_text_size_changed(
    window: Running, theme: Theme, popup: PopupName
) -> None:
    assert _cut_off_at(window, theme, WINDOWS[0], 200) == []
    ask(window, popup)
    for percent in (200, 150, 100):
        for size in WINDOWS:
            assert _cut_off_at(window, theme, size, percent) == []


def test_the_chosen_row_of_the_palette_is_in_view_in_the_smallest_window(window: Running, theme: Theme) -> None:
    assert _cut_off_at(window, theme, WINDOWS[0], 200) == []
    ask(window, PopupName.COMMANDS)
    palette = window.program.popups.current
    assert isinstance(palette, CommandPalette)
    for _ in range(5):
        window.hands.press("Down")
        QApplication.processEvents()
        row = palette.choices.visualRect(palette.choices.currentIndex())
        assert palette.choices.viewport().visibleRegion().contains(row.center())
        assert palette.choices.viewport().visibleRegion().boundingRect().contains(row)


def test_the_walk_finds_what_is_cut_off(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    narrow, outside, elided = QPushButton("Start the meeting", window), QPushButton("Far", window), QWidget(window)
    narrow.setGeometry(0, 0, 40, 40)
    outside.setGeometry(150, 100, 100, 40)
    row = QHBoxLayout(elided)
    row.addWidget(ElidedLabel(theme, "A name that is far too long for its place"))
    elided.setGeometry(0, 50, 100, 40)
    words = TextLabel(theme, "Words that do not fit", parent=window)
    words.setWordWrap(False)
    words.setGeometry(0, 150, 30, 40)
    window.resize(200, 200)
    window.show()
    found = cut_off(window)
    assert [one.split("”")[0] for one in found] == [
        "QPushButton “Start the meeting",
        "QPushButton “Far",
        "TextLabel “Words that do not fit",
    ]
    assert "has not room for its words" in found[0]
    assert "out of QWidget" in found[1]


def test_the_walk_finds_what_lies_over_something_else(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    buttons = [QPushButton(word) for word in ("One", "Two")]
    for button in buttons:
        row.addWidget(button)
        button.setFixedWidth(150)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(400, 60)
    window.show()
    buttons[1].move(buttons[0].pos())
    assert any("over" in one for one in cut_off(window))

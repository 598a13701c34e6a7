from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from tests.ui.pictures import picture, shows


@pytest.mark.parametrize(
    ("kind", "colour"),
    [
        (ButtonKind.PRIMARY, "accent"),
        (ButtonKind.PLAIN, "control"),
        (ButtonKind.DANGER, "danger.bar"),
        (ButtonKind.QUIET, "link"),
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_button_takes_its_colours_from_the_theme_of_the_moment(
    qtbot: QtBot, theme: Theme, kind: ButtonKind, colour: str, scheme: str
) -> None:
    button = ActionButton(theme, "Start the meeting", kind=kind)
    qtbot.addWidget(button)
    theme.set_scheme("dark" if scheme == "dark" else "light")
    assert shows(picture(button), theme.tokens.colour(colour))


def test_a_key_inside_makes_room_for_itself(qtbot: QtBot, theme: Theme) -> None:
    bare, keyed = ActionButton(theme, "Undo"), ActionButton(theme, "Undo", keys="Ctrl+Z")
    for button in (bare, keyed):
        qtbot.addWidget(button)
    assert keyed.sizeHint().width() > bare.sizeHint().width() + 40
    bare.set_keys("Ctrl+Z")
    assert bare.sizeHint() == keyed.sizeHint()


def test_assistants_read_the_words_and_the_key(qtbot: QtBot, theme: Theme) -> None:
    button = ActionButton(theme, "Joined &remotely", keys="Ctrl+R")
    qtbot.addWidget(button)
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Joined remotely"
    assert interface.text(QAccessible.Text.Description) == "Ctrl+R"


def test_heights_are_those_of_the_design(qtbot: QtBot, theme: Theme) -> None:
    plain, compact = ActionButton(theme, "Cancel"), ActionButton(theme, "Cancel", compact=True)
    primary = ActionButton(theme, "Start", kind=ButtonKind.PRIMARY)
    for button in (plain, compact, primary):
        qtbot.addWidget(button)
        button.show()
    assert [plain.height(), compact.height(), primary.height()] == [32, 28, 36]


def test_space_presses_it(qtbot: QtBot, theme: Theme) -> None:
    button = ActionButton(theme, "Start")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_a_button_that_cannot_be_used_is_quiet(qtbot: QtBot, theme: Theme) -> None:
    button = ActionButton(theme, "Start", kind=ButtonKind.PRIMARY)
    qtbot.addWidget(button)
    button.setEnabled(False)
    assert not shows(picture(button), theme.tokens.accent, tolerance=4)


def test_an_icon_takes_room_beside_the_words(qtbot: QtBot, theme: Theme) -> None:
    button, with_icon = ActionButton(theme, "Start"), ActionButton(theme, "Start", icon="search")
    for one in (button, with_icon):
        qtbot.addWidget(one)
    assert with_icon.sizeHint().width() == button.sizeHint().width() + 24


def test_the_kind_can_change_later(qtbot: QtBot, theme: Theme) -> None:
    button = ActionButton(theme, "Start")
    qtbot.addWidget(button)
    button.set_kind(ButtonKind.PRIMARY)
    assert shows(picture(button), theme.tokens.accent, tolerance=4)


@pytest.mark.parametrize("kind", [ButtonKind.PLAIN, ButtonKind.QUIET, ButtonKind.DANGER])
def test_a_button_under_the_pointer_has_another_border_where_it_can_have_no_fill(
    qtbot: QtBot, theme: Theme, kind: ButtonKind
) -> None:
    theme.set_scheme("contrast")
    button = ActionButton(theme, "Later", kind=kind)
    qtbot.addWidget(button)
    button.show()
    middle = button.width() // 2
    assert button.grab().toImage().pixelColor(middle, 0) != theme.colour("mark")
    button.setDown(True)  # as it looks under the pointer
    assert button.grab().toImage().pixelColor(middle, 0) == theme.colour("mark")

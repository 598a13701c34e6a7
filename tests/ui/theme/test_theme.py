from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.ui.theme import system_look
from clerk_app.ui.theme import theme as theme_module
from clerk_app.ui.theme.theme import SchemeChoice, Theme
from clerk_app.ui.theme.tokens import CONTRAST, DARK, LIGHT, Tokens

CHOICES: list[tuple[SchemeChoice, Tokens]] = [("light", LIGHT), ("dark", DARK), ("contrast", CONTRAST)]


def colour_in_the_middle(widget: QWidget) -> str:
    image = widget.grab().toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2).name().upper()


@pytest.mark.parametrize(("choice", "tokens"), CHOICES)
def test_a_choice_of_colours_reaches_palette_and_tokens(theme: Theme, choice: SchemeChoice, tokens: Tokens) -> None:
    theme.set_scheme(choice)
    assert theme.tokens == tokens
    palette = QApplication.palette()
    assert palette.color(QPalette.ColorRole.Window) == QColor(tokens.window)
    assert palette.color(QPalette.ColorRole.PlaceholderText) == QColor(tokens.text3)
    assert palette.color(QPalette.ColorRole.Highlight) == QColor(tokens.accent)
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == QColor(tokens.text3)


def test_a_choice_that_does_not_exist_is_refused(theme: Theme) -> None:
    with pytest.raises(ValueError, match="no theme is called"):
        theme.set_scheme("sepia")  # type: ignore[arg-type]


def test_the_listeners_hear_of_each_change_once(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_scheme("dark")
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_scheme("dark")
    with qtbot.waitSignal(theme.changed):
        theme.set_text_size(125)
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_text_size(125)


@pytest.mark.parametrize("control", [QPushButton, QLineEdit, QMenu])
def test_a_control_on_screen_changes_its_colours_at_once(
    qtbot: QtBot, theme: Theme, control: type[QPushButton] | type[QLineEdit] | type[QMenu]
) -> None:
    widget = control()
    qtbot.addWidget(widget)
    widget.resize(120, 40)
    light = colour_in_the_middle(widget)
    theme.set_scheme("dark")
    dark = colour_in_the_middle(widget)
    assert light == LIGHT.base
    assert dark == (DARK.raised if control is QMenu else DARK.base)


def test_text_size_scales_type_and_controls_on_screen(qtbot: QtBot, theme: Theme) -> None:
    button = QPushButton("Read only")
    qtbot.addWidget(button)
    button.show()
    before = button.sizeHint()
    theme.set_text_size(200)
    assert QApplication.font().pointSizeF() == 20
    assert button.sizeHint().height() == pytest.approx(2 * before.height(), abs=3)
    assert button.sizeHint().width() == pytest.approx(2 * before.width(), abs=6)


def test_a_text_size_out_of_range_is_the_nearest_one(theme: Theme) -> None:
    theme.set_text_size(1000)
    assert theme.text_size == 200


def test_same_as_this_computer_follows_it_live(qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    computer: list[str] = ["light"]
    monkeypatch.setattr(system_look, "system_scheme", lambda _hints: computer[0])
    theme.set_scheme("system")
    assert (theme.scheme, theme.tokens.scheme) == ("system", "light")
    computer[0] = "dark"
    with qtbot.waitSignal(theme.changed):
        QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.tokens == DARK


def test_a_choice_of_ones_own_does_not_follow_the_computer(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_look, "system_scheme", lambda _hints: "dark")
    theme.set_scheme("light")
    with qtbot.assertNotEmitted(theme.changed):
        QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.tokens == LIGHT


def test_a_high_contrast_desktop_lends_its_own_colours(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    desktop = QPalette()
    desktop.setColor(QPalette.ColorRole.Window, QColor("#202020"))
    desktop.setColor(QPalette.ColorRole.Link, QColor("#75E9FC"))
    monkeypatch.setattr(system_look, "wants_high_contrast", lambda _hints: True)
    monkeypatch.setattr(theme, "_palette_of_computer", lambda: desktop)
    theme.set_scheme("contrast")
    assert (theme.tokens.base, theme.tokens.link) == ("#202020", "#75e9fc")


def test_asking_for_the_palette_of_the_computer_leaves_ours_in_place(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_look, "wants_high_contrast", lambda _hints: True)
    theme.set_scheme("contrast")
    ours = QApplication.palette().color(QPalette.ColorRole.Window)
    theme.set_scheme("contrast")
    assert QApplication.palette().color(QPalette.ColorRole.Window) == ours == theme.colour("window")


def test_the_font_of_this_computer_can_be_chosen(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme_module, "computer_family", lambda: "DejaVu Sans")
    theme.set_font_choice("computer")
    assert QApplication.font().family() == "DejaVu Sans"
    theme.set_font_choice("inter")
    assert QApplication.font().family() == "Inter"


PLAIN_THEN_DRESSED = """
import sys
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from clerk_app.ui.theme.theme import Theme

app = QApplication(["clerk-app", "-style", "Fusion"])
palette = app.palette()
palette.setColor(QPalette.ColorRole.Window, QColor(sys.argv[1]))
app.setPalette(palette)
theme = Theme(app, frame_first=True)
print(theme.tokens.scheme, app.font().family())
theme.dress_up()
print(theme.tokens.scheme)
"""


@pytest.mark.parametrize(("window", "scheme"), [("#202020", "dark"), ("#F0F0F0", "light")])
def test_the_frame_begins_as_dark_as_the_windows_of_this_computer(repository: Path, window: str, scheme: str) -> None:
    command = [sys.executable, "-c", PLAIN_THEN_DRESSED, window]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == [scheme, "Inter", "light"]

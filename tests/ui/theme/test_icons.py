from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QColor, QIcon, QPixmap
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.resource_files import resource
from clerk_app.ui.theme.icons import IconCache
from clerk_app.ui.theme.theme import Theme

NAMED_BY_THE_DESIGN = [
    "circle-check",
    "circle-x",
    "circle-alert",
    "circle-dashed",
    "triangle-alert",
    "clock",
    "clock-alert",
    "lock",
    "eye",
    "eye-off",
    "shield-check",
    "square-check-big",
    "gavel",
    "vote",
    "scale",
    "history",
    "log-out",
    "paperclip",
    "house",
    "calendar-days",
    "list-checks",
    "users",
    "files",
    "settings",
    "keyboard",
    "hard-drive",
    "search",
    "plus",
    "x",
    "check",
    "minus",
    "pencil",
    "message-square",
    "monitor",
    "chevron-down",
    "chevron-right",
    "chevrons-up-down",
    "arrow-right",
    "info",
    "file-x",
    "file-output",
    "folder-open",
    "user-round",
    "user-round-plus",
]


def is_drawn_in(pixmap: QPixmap, colour: str) -> bool:
    """Whether the most opaque pixel has the colour, give or take what smooth edges cost."""
    image = pixmap.toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    strongest, wanted = max(pixels, key=lambda pixel: pixel.alpha()), QColor(colour)
    differences = (
        strongest.red() - wanted.red(),
        strongest.green() - wanted.green(),
        strongest.blue() - wanted.blue(),
    )
    return strongest.alpha() > 150 and all(abs(difference) <= 2 for difference in differences)


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("name", NAMED_BY_THE_DESIGN)
def test_every_icon_of_the_design_can_be_drawn(name: str) -> None:
    image = IconCache().pixmap(name, "#98201C", 24, 1.0).toImage()
    assert any(image.pixelColor(x, y).alpha() > 200 for x in range(24) for y in range(24))


def test_every_bundled_icon_can_be_coloured() -> None:
    drawings = list(resource("icons").glob("*.svg"))
    assert len(drawings) >= len(NAMED_BY_THE_DESIGN)
    assert all('stroke="currentColor"' in drawing.read_text(encoding="utf-8") for drawing in drawings)


@pytest.mark.usefixtures("theme")
def test_an_icon_is_drawn_in_the_colour_asked_for() -> None:
    cache = IconCache()
    assert is_drawn_in(cache.pixmap("minus", "#98201C", 48, 1.0), "#98201C")
    assert is_drawn_in(cache.pixmap("minus", "#1F7A43", 48, 1.0), "#1F7A43")


@pytest.mark.usefixtures("theme")
def test_an_icon_is_sharp_on_a_screen_of_twice_the_pixels() -> None:
    pixmap = IconCache().pixmap("gavel", "#000000", 16, 2.0)
    assert pixmap.size() == QSize(32, 32)
    assert pixmap.deviceIndependentSize().toSize() == QSize(16, 16)


@pytest.mark.usefixtures("theme")
def test_an_icon_is_drawn_once() -> None:
    cache = IconCache()
    first = cache.pixmap("gavel", "#000000", 16, 1.0)
    assert cache.pixmap("gavel", "#000000", 16, 1.0).cacheKey() == first.cacheKey()
    assert cache.pixmap("gavel", "#000000", 17, 1.0).cacheKey() != first.cacheKey()


@pytest.mark.usefixtures("theme")
def test_an_icon_without_a_drawing_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        IconCache().pixmap("no-such-icon", "#000000", 16, 1.0)


def test_a_bound_icon_follows_colours_and_text_size(qtbot: QtBot, theme: Theme) -> None:
    button = QPushButton("Find")
    qtbot.addWidget(button)
    theme.bind_icon(button, "minus", "danger.text")
    assert is_drawn_in(button.icon().pixmap(QSize(16, 16)), theme.tokens.danger.text)
    theme.set_scheme("dark")
    theme.set_text_size(200)
    assert button.iconSize() == QSize(32, 32)
    assert is_drawn_in(button.icon().pixmap(QSize(32, 32)), theme.tokens.danger.text)


def test_binding_again_replaces_the_icon(theme: Theme) -> None:
    action = QAction()
    theme.bind_icon(action, "plus")
    theme.bind_icon(action, "minus", "danger.text")
    theme.set_scheme("dark")
    assert is_drawn_in(action.icon().pixmap(QSize(16, 16)), theme.tokens.danger.text)


def test_an_icon_that_cannot_be_used_is_quiet(theme: Theme) -> None:
    pixmap = theme.icon("minus", "danger.text").pixmap(QSize(16, 16), QIcon.Mode.Disabled)
    assert is_drawn_in(pixmap, theme.tokens.text3)


def test_a_target_that_goes_away_takes_its_binding_along(theme: Theme) -> None:
    action = QAction()
    theme.bind_icon(action, "plus")
    action.deleteLater()
    del action
    theme.set_scheme("dark")

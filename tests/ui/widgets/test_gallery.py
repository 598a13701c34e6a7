"""Every widget at once: painted in each theme and size, named, and large enough to be hit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QScrollArea, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.ui.theme.theme import SchemeChoice, Theme
from tests.ui.pictures import picture
from tests.ui.widgets.gallery import Gallery

LOOKS: list[tuple[SchemeChoice, int]] = [
    ("light", 100),
    ("dark", 100),
    ("contrast", 100),
    ("light", 200),
    ("dark", 200),
]
INTERACTIVE = {
    QAccessible.Role.PushButton,
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox,
    QAccessible.Role.SpinBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.List,
    QAccessible.Role.ProgressBar,
}


@pytest.fixture
def gallery(qtbot: QtBot, theme: Theme) -> Iterator[Gallery]:
    gallery = Gallery(theme)
    qtbot.addWidget(gallery)
    gallery.resize(1366, 1240)
    with qtbot.waitExposed(gallery):
        gallery.show()
    yield gallery
    gallery.hide()


def every_part(of: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """The part and all below it."""
    yield of
    for number in range(of.childCount()):
        child = of.child(number)
        if child is not None:
            yield from every_part(child)


@pytest.mark.parametrize(("scheme", "percent"), LOOKS)
def test_everything_paints_in_every_look(gallery: Gallery, theme: Theme, scheme: SchemeChoice, percent: int) -> None:
    theme.set_scheme(scheme)
    theme.set_text_size(percent)
    gallery.resize(gallery.sizeHint().expandedTo(QSize(1366, 1240)))
    QApplication.processEvents()
    image = picture(gallery)
    assert image.pixelColor(1, 1).name().upper() == theme.tokens.window


def test_a_change_of_theme_reaches_every_widget_on_screen(gallery: Gallery, theme: Theme, qtbot: QtBot) -> None:
    theme.set_scheme("dark")
    QApplication.processEvents()
    changed = picture(gallery)
    fresh = Gallery(theme)
    qtbot.addWidget(fresh)
    fresh.resize(gallery.size())
    with qtbot.waitExposed(fresh):
        fresh.show()
    gallery.popup.close_popup()
    fresh.popup.close_popup()
    gallery.setFocus()
    fresh.setFocus()
    assert picture(gallery) == picture(fresh)
    assert changed != picture(fresh)


def test_a_change_of_text_size_reaches_every_widget_on_screen(gallery: Gallery, theme: Theme, qtbot: QtBot) -> None:
    theme.set_text_size(150)
    fresh = Gallery(theme)
    qtbot.addWidget(fresh)
    with qtbot.waitExposed(fresh):
        fresh.show()
    QApplication.processEvents()
    # A scroll area keeps its first size hint; the pop-up asks the layout inside it instead.
    settled = {gallery.popup.card, *gallery.popup.card.findChildren(QScrollArea)}
    pairs = [
        (old, new)
        for old, new in zip(gallery.findChildren(QWidget), fresh.findChildren(QWidget), strict=True)
        if old not in settled
    ]
    assert [(old, old.sizeHint(), new.sizeHint()) for old, new in pairs if old.sizeHint() != new.sizeHint()] == []


@pytest.mark.parametrize("percent", [100, 125, 200])
def test_everything_that_can_be_clicked_is_large_enough(gallery: Gallery, theme: Theme, percent: int) -> None:
    theme.set_text_size(percent)
    gallery.resize(gallery.sizeHint().expandedTo(QSize(1366, 1240)))
    QApplication.processEvents()
    kinds = (QAbstractButton, QComboBox, QSpinBox)
    targets = [widget for kind in kinds for widget in gallery.findChildren(kind) if widget.isVisible()]
    assert len(targets) > 20
    for target in targets:
        assert target.width() >= 24, target
        assert target.height() >= 24, target


def test_every_control_has_a_name(gallery: Gallery) -> None:
    QAccessible.setActive(True)
    root = QAccessible.queryAccessibleInterface(gallery)
    assert root is not None
    controls = [part for part in every_part(root) if part.role() in INTERACTIVE and _is_a_control(part)]
    assert len(controls) > 20
    unnamed = [part.object() for part in controls if not part.text(QAccessible.Text.Name)]
    assert unnamed == []


def _is_a_control(part: QAccessibleInterface) -> bool:
    # What is inside a spin box or a combo box is named by the box.
    above = part.object().parent()
    while above is not None:
        if isinstance(above, QSpinBox | QComboBox):
            return False
        above = above.parent()
    return True

from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.chip import Chip, ChipButton, FilterChip
from clerk_app.ui.widgets.kinds import ICON_OF_KIND, Kind, meaning_of
from tests.ui.pictures import picture, shows


@pytest.mark.parametrize("kind", get_args(Kind))
def test_a_chip_has_the_fill_of_its_kind(qtbot: QtBot, theme: Theme, kind: Kind) -> None:
    chip = Chip(theme, "3 working days", kind)
    qtbot.addWidget(chip)
    theme.set_scheme("dark")
    assert shows(picture(chip), meaning_of(theme.tokens, kind).fill, tolerance=2)


def test_every_kind_has_a_shape() -> None:
    assert set(ICON_OF_KIND) == set(get_args(Kind))


def test_a_chip_grows_with_its_words(qtbot: QtBot, theme: Theme) -> None:
    chip = Chip(theme, "1 day")
    qtbot.addWidget(chip)
    narrow = chip.sizeHint().width()
    chip.set_state("37 working days late", "danger", "clock-alert")
    assert chip.sizeHint().width() > 2 * narrow
    assert chip.text() == "37 working days late"


def test_a_chip_button_can_be_hit_and_reached(qtbot: QtBot, theme: Theme) -> None:
    chip = ChipButton(theme, "Public", icon="eye")
    qtbot.addWidget(chip)
    assert chip.sizeHint().height() >= 24
    with qtbot.waitSignal(chip.clicked):
        chip.click()
    chip.set_state("Exempt", "warning", "lock")
    assert chip.text() == "Exempt"
    assert shows(picture(chip), theme.tokens.warning.fill, tolerance=2)


def test_a_filter_shows_a_tick_when_it_is_on(qtbot: QtBot, theme: Theme) -> None:
    chip = FilterChip(theme, "Overdue", 3)
    qtbot.addWidget(chip)
    off = chip.sizeHint().width()
    chip.setChecked(True)
    assert chip.sizeHint().width() >= off + 20
    assert shows(picture(chip), theme.tokens.accent_soft, tolerance=2)


@pytest.mark.parametrize(("count", "text"), [(0, "Overdue 0"), (3, "Overdue 3"), (None, "Overdue")])
def test_a_filter_says_how_many_it_finds(qtbot: QtBot, theme: Theme, count: int | None, text: str) -> None:
    chip = FilterChip(theme, "Overdue")
    qtbot.addWidget(chip)
    chip.set_count(count)
    assert chip.text() == text


class _Pointed(FilterChip):
    def underMouse(self) -> bool:
        return True


def _edge_is_marked(chip: QWidget, theme: Theme) -> bool:
    return chip.grab().toImage().pixelColor(chip.width() // 2, 0) == theme.colour("mark")


def test_a_chip_that_is_pressed_has_another_border_under_the_pointer_where_it_can_have_no_fill(
    qtbot: QtBot, theme: Theme
) -> None:
    theme.set_scheme("contrast")
    chip = ChipButton(theme, "Public", icon="eye")
    qtbot.addWidget(chip)
    chip.show()
    assert not _edge_is_marked(chip, theme)
    chip.setDown(True)  # as it looks under the pointer
    assert _edge_is_marked(chip, theme)


@pytest.mark.parametrize("is_on", [False, True])
def test_a_filter_under_the_pointer_has_another_border_where_it_can_have_no_fill(
    qtbot: QtBot, theme: Theme, *, is_on: bool
) -> None:
    theme.set_scheme("contrast")
    away, pointed = FilterChip(theme, "Overdue", 3), _Pointed(theme, "Overdue", 3)
    for chip in (away, pointed):
        qtbot.addWidget(chip)
        chip.setChecked(is_on)
        chip.show()
    assert [_edge_is_marked(chip, theme) for chip in (away, pointed)] == [False, True]

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.letter_box import LETTER_LOOKS, LetterBox
from tests.ui.pictures import picture, shows


@pytest.fixture
def box(qtbot: QtBot, theme: Theme) -> LetterBox:
    box = LetterBox(theme)
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    return box


def top_edge(image: QImage) -> set[str]:
    """The colours along the middle of the upper border."""
    return {image.pixelColor(x, 0).name() for x in range(6, image.width() - 6)}


def test_every_letter_of_attendance_has_a_look() -> None:
    assert set(LETTER_LOOKS) == set("PRSALEN")


def test_only_p_is_solid(box: LetterBox, theme: Theme) -> None:
    solid = []
    for letter in LETTER_LOOKS:
        box.set_letter(letter, "said")
        if picture(box).pixelColor(3, 10) == theme.colour("decision.bar"):
            solid.append(letter)
    assert solid == ["P"]


@pytest.mark.parametrize("letter", ["L", "E", "N"])
def test_away_is_told_by_a_broken_border(box: LetterBox, letter: str) -> None:
    box.set_letter(letter, "left")
    assert len(top_edge(picture(box))) > 1


@pytest.mark.parametrize("letter", ["R", "S", "A", ""])
def test_the_others_have_an_unbroken_border(box: LetterBox, letter: str) -> None:
    box.set_letter(letter, "remote")
    assert len(top_edge(picture(box))) == 1


def test_the_box_says_what_its_letter_stands_for(box: LetterBox) -> None:
    box.set_letter("R", "remote")
    assert (box.text(), box.accessibleName()) == ("R", "remote")


def test_the_box_follows_theme_and_text_size(box: LetterBox, theme: Theme) -> None:
    box.set_letter("P", "present")
    theme.set_scheme("dark")
    theme.set_text_size(200)
    assert box.sizeHint().width() == 40
    box.resize(box.sizeHint())
    assert shows(picture(box), theme.tokens.decision.bar, tolerance=2)

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.key_cap import KeyCap
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from tests.ui.pictures import picture, shows

TYPING = [Hint(("/a",), "action"), Hint(("/r",), "resolved"), Hint(("@",), "person or post")]
ALL_KEYS = [Hint(("Ctrl+/",), "all keys")]


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> KeyHintBar:
    bar = KeyHintBar(theme)
    qtbot.addWidget(bar)
    bar.set_hints(TYPING, ALL_KEYS, lead="Attendance")
    return bar


def test_a_cap_has_a_darker_lower_edge(qtbot: QtBot, theme: Theme) -> None:
    cap = KeyCap(theme, "Ctrl+K")
    qtbot.addWidget(cap)
    cap.resize(cap.sizeHint())
    image = picture(cap)
    middle = image.width() // 2
    assert image.pixelColor(middle, image.height() - 1) == theme.colour("control")
    assert image.pixelColor(middle, 0) == theme.colour("line")


def test_a_cap_for_one_letter_is_not_narrower_than_high(qtbot: QtBot, theme: Theme) -> None:
    cap = KeyCap(theme, "@")
    qtbot.addWidget(cap)
    assert cap.sizeHint().width() >= cap.sizeHint().height()


def test_a_cap_grows_with_the_text(qtbot: QtBot, theme: Theme) -> None:
    cap = KeyCap(theme, "Ctrl+K")
    qtbot.addWidget(cap)
    before = cap.sizeHint()
    theme.set_text_size(200)
    assert cap.sizeHint().height() == 2 * before.height()
    assert cap.text() == "Ctrl+K"


def test_assistants_read_part_keys_and_words(bar: KeyHintBar) -> None:
    assert bar.text() == "Attendance. /a: action; /r: resolved; @: person or post; Ctrl+/: all keys"


@pytest.mark.parametrize(
    ("hint", "spoken"),
    [
        (Hint(("F6", "Esc"), "back to 4.3", between="or"), "F6 or Esc: back to 4.3"),
        (Hint(("↑", "↓"), "choose"), "↑ ↓: choose"),
        (Hint((), "4 people match"), "4 people match"),
    ],
)
def test_a_hint_in_one_line(hint: Hint, spoken: str) -> None:
    assert hint.spoken == spoken


def test_every_hint_is_shown_when_there_is_room(bar: KeyHintBar) -> None:
    bar.resize(bar.sizeHint())
    assert bar.shown() == tuple(TYPING)


def test_the_last_hints_give_way_when_there_is_none(bar: KeyHintBar) -> None:
    bar.resize(bar.sizeHint().width() - 40, 28)
    assert bar.shown() == tuple(TYPING[:2])
    bar.resize(60, 28)
    assert bar.shown() == ()


def test_the_bar_is_as_high_as_the_design_says_and_scales(bar: KeyHintBar, theme: Theme) -> None:
    assert bar.sizeHint().height() == 28
    theme.set_text_size(200)
    assert bar.sizeHint().height() == 56


def test_the_lead_is_written_in_full_colour(bar: KeyHintBar, theme: Theme) -> None:
    bar.resize(bar.sizeHint())
    left = picture(bar).copy(0, 0, 80, 28)
    assert shows(left, theme.tokens.text)

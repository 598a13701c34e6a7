from __future__ import annotations

from typing import get_args

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.kinds import Kind, meaning_of
from clerk_app.ui.widgets.status_card import StatusCard
from tests.ui.pictures import picture, shows


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> StatusCard:
    card = StatusCard(theme)
    qtbot.addWidget(card)
    card.resize(330, 110)
    return card


@pytest.mark.parametrize("kind", get_args(Kind))
def test_the_card_is_filled_and_bordered_by_its_kind(card: StatusCard, theme: Theme, kind: Kind) -> None:
    card.set_status(kind, "Quorate", "4 of 5", "The rule needs 3.")
    theme.set_scheme("dark")
    image = picture(card)
    assert card.kind == kind
    assert shows(image, meaning_of(theme.tokens, kind).fill, tolerance=2)
    assert shows(image, meaning_of(theme.tokens, kind).bar, tolerance=2)


@pytest.mark.parametrize(
    ("word", "count", "reason", "name"),
    [
        ("Quorate", "4 of 5", "The rule needs 3.", "Quorate, 4 of 5. The rule needs 3."),
        ("No quorum rule", "", "Add the rule.", "No quorum rule. Add the rule."),
        ("Quorate", "4 of 5", "", "Quorate, 4 of 5"),
    ],
)
def test_assistants_read_the_whole_card(card: StatusCard, word: str, count: str, reason: str, name: str) -> None:
    card.set_status("ok", word, count, reason)
    assert card.accessibleName() == name


def test_the_card_grows_for_a_long_reason(card: StatusCard) -> None:
    card.set_status("ok", "Quorate", "4 of 5", "The rule needs 3.")
    short = card.heightForWidth(330)
    card.set_status("danger", "Not quorate", "2 of 5", "The rule needs 3 agencies. " * 6)
    assert card.heightForWidth(330) > short + 30


def test_the_card_can_take_the_focus(qtbot: QtBot, card: StatusCard) -> None:
    with qtbot.waitExposed(card):
        card.show()
    with qtbot.waitActive(card):
        card.activateWindow()
    card.setFocus()
    assert card.hasFocus()

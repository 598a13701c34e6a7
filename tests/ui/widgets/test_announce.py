from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from clerk_app.ui.widgets.announce import announce


@pytest.mark.parametrize(
    ("urgent", "politeness"),
    [
        (False, QAccessible.AnnouncementPoliteness.Polite),
        (True, QAccessible.AnnouncementPoliteness.Assertive),
    ],
)
def test_a_sentence_is_read_out_politely_or_at_once(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    politeness: QAccessible.AnnouncementPoliteness,
    *,
    urgent: bool,
) -> None:
    heard: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    def listen(event: QAccessibleEvent) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        heard.append((event.message(), event.politeness()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    label = QLabel()
    qtbot.addWidget(label)
    announce(label, "Not quorate", urgent=urgent)
    assert heard == [("Not quorate", politeness)]

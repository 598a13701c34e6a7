"""Owners and due dates typed in the block and in the pop-up: one list of examples, the same action from both."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from clerk_app.domain.actions import Action, DueKind
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.views.new_action.view import NewActionPopup
from tests.often import thinned
from tests.ui.live_meeting.live import Live

CHAIR, SCHOOLS, DHUFT = "Interim Chair", "Schools representative", "DHUFT representative"
NEXT, PAPERS, MINUTES = DueKind.NEXT_MEETING, DueKind.WITH_PAPERS, DueKind.WITH_MINUTES
FRIDAY_2, FRIDAY_9, FRIDAY_16, FRIDAY_30 = (date(2020, 10, day) for day in (2, 9, 16, 30))

Said = tuple[str, list[str], DueKind | date | None]
"""What is to be done, the owners, and the day, or what it is due with."""

DATES: list[tuple[str, DueKind | date | None]] = [
    ("Send it by today", FRIDAY_2),
    ("Send it by tomorrow", FRIDAY_2),
    ("Send it by Friday", FRIDAY_9),
    ("Send it by next Friday", FRIDAY_9),
    ("Send it by 30 Oct", FRIDAY_30),
    ("Send it due 30/10", FRIDAY_30),
    ("Send it due by 30/10/20", FRIDAY_30),
    ("Send it by 31 October", FRIDAY_30),
    ("Send it by end of October", FRIDAY_30),
    ("Send it by the end of the month", FRIDAY_30),
    ("Send it by 1 Oct", date(2021, 10, 1)),
    ("Send it in time due in 2 weeks", FRIDAY_16),
    ("Send it in time due in 10 working days", FRIDAY_16),
    ("Send it by next meeting", NEXT),
    ("Send it due with the papers", PAPERS),
    ("Send it due with the minutes", MINUTES),
    ("Send it by fr\t", FRIDAY_9),
    ("Send it by \v\v\n", NEXT),
]

EXAMPLES: list[tuple[str, Said]] = [
    ("Send it by hook or by crook", ("Send it by hook or by crook", [], None)),
    ("Send it to @nobody here", ("Send it to @nobody here", [], None)),
    (f"{CHAIR} to send it by Friday", ("To send it", [CHAIR], FRIDAY_9)),
    (f"The {CHAIR} will send it", ("Will send it", [CHAIR], None)),
    (f"{CHAIR} and {SCHOOLS} to meet", ("To meet", [CHAIR, SCHOOLS], None)),
    (f"By Friday {CHAIR} to send it", ("To send it", [CHAIR], FRIDAY_9)),
    (f"{CHAIR} to send it +{SCHOOLS}", ("To send it", [CHAIR, SCHOOLS], None)),
    ("@interim chair\tto send it by Friday", ("To send it", [CHAIR], FRIDAY_9)),
    ("@interim chair\nsend it by Friday", ("Send it", [CHAIR], FRIDAY_9)),
    ("@interim chair\t+@schools\tto meet by Friday", ("To meet", [CHAIR, SCHOOLS], FRIDAY_9)),
    (f"Ask for a plan @{CHAIR}\n+@{SCHOOLS}\n+@{DHUFT}\n", ("Ask for a plan", [CHAIR, SCHOOLS, DHUFT], None)),
    ("To ask @dhuft\tabout beds by Friday", ("To ask about beds", [DHUFT], FRIDAY_9)),
    ("To ask @dhuft\t about beds", ("To ask about beds", [DHUFT], None)),
    ("To ask @dhuft\n about beds", ("To ask about beds", [DHUFT], None)),
    (f"{CHAIR} to ask @dhuft\t by Friday", (f"To ask {DHUFT}", [CHAIR], FRIDAY_9)),
    (f"{CHAIR} +@schools\t to meet", ("To meet", [CHAIR, SCHOOLS], None)),
    (f"{CHAIR} to meet the staff +@schools\t by Friday", ("To meet the staff", [CHAIR, SCHOOLS], FRIDAY_9)),
    ("@interim chair\tto ask @dhuft\t by Friday", (f"To ask {DHUFT}", [CHAIR], FRIDAY_9)),
]
EXAMPLES += [(keys, ("Send it in time" if "in time" in keys else "Send it", [], due)) for keys, due in DATES]


def _type(live: Live, keys: str) -> None:
    """Type letters; a tab, a new line and a vertical tab are the keys Tab, Enter and Down."""
    names = {"\t": "Tab", "\n": "Return", "\v": "Down"}
    for key in keys:
        live.press(names[key]) if key in names else live.type(key)


def _said(live: Live) -> Said:
    """The newest action of item 4 as it is stored; a capital and a full stop do not count."""
    minutes = live.record.blocks_of[live.meeting.minutes[4]]
    block = max((block for block in minutes if block.kind is BlockKind.ACTION), key=lambda block: block.id)
    action = live.record.by_id[block.action_id or Id("")]
    assert isinstance(action, Action)
    words = block.text.plain.strip().rstrip(".")
    due = action.due
    when = due.on if due is not None and due.kind is DueKind.DATE else due.kind if due is not None else None
    return words[:1].upper() + words[1:], [owner.words for owner in action.owners], when


@pytest.mark.parametrize(("keys", "said"), thinned(EXAMPLES, every=6))
def test_in_the_block(live: Live, keys: str, said: Said) -> None:
    live.press("Return")
    live.type("/a ")
    _type(live, keys)
    live.press("Return")
    QApplication.processEvents()
    assert _said(live) == said


@pytest.mark.parametrize(("keys", "said"), thinned(EXAMPLES, every=6))
def test_in_the_popup(live: Live, keys: str, said: Said) -> None:
    live.desk.popups.furnish(live.desk, {PopupName.NEW_ACTION: NewActionPopup})
    live.press("Left")
    live.press("Ctrl+Shift+A")
    popup = live.desk.popups.current
    assert isinstance(popup, NewActionPopup)
    popup.line.clear()
    _type(live, keys)
    live.press("Return")
    QApplication.processEvents()
    assert popup.isHidden()
    assert _said(live) == said

"""Marks and links in the window: by key, by menu and in their pop-up; what is kept, refused and opened."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from clerk_app.domain.minutes import Block
from clerk_app.domain.richtext import Marks, Run
from clerk_app.ui.actions import ActionId
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.link_commands import open_address
from clerk_app.ui.views.live_meeting.link_popup import LinkPopup
from tests.ui.live_meeting.live import Live

ADDRESS = "https://example.org/quay"


def last(live: Live) -> Block:
    """The paragraph that was typed last, as the store has it."""
    return live.record.blocks_of[live.meeting.minutes[4]][-1]


def type_and_select(live: Live, words: str) -> None:
    """A paragraph of its own with these words, all of them selected."""
    live.press("Return")
    live.type(words)
    for _ in words:
        live.press("Shift+Left")


def asked(live: Live) -> LinkPopup:
    """The pop-up of the link, asked for by its key."""
    live.press("Ctrl+L")
    popup = live.desk.popups.current
    assert isinstance(popup, LinkPopup)
    return popup


def opened_by(live: Live, *, succeeds: bool = True) -> list[str]:
    """What is opened from now on, in place of a browser."""
    addresses: list[str] = []

    def opens(address: str) -> bool:
        addresses.append(address)
        return succeeds

    live.screen.asked.links.opens = opens
    return addresses


@pytest.mark.parametrize(
    ("keys", "action", "marks"),
    [
        ("Ctrl+B", ActionId.BOLD, Marks(bold=True)),
        ("Ctrl+I", ActionId.ITALIC, Marks(italic=True)),
        ("Ctrl+U", ActionId.UNDERLINE, Marks(underline=True)),
    ],
)
def test_a_key_marks_once_its_command_takes_it_off_and_the_store_has_it(
    live: Live, keys: str, action: ActionId, marks: Marks
) -> None:
    type_and_select(live, "The quay")
    live.press(keys)
    assert last(live).text.runs == (Run("The quay", marks),)
    live.window.book.run(action)
    assert last(live).text.runs == (Run("The quay"),)
    live.press("Ctrl+Z")
    assert last(live).text.runs == (Run("The quay", marks),)


def test_selected_words_are_linked_by_key_kept_and_undone_in_one_step(live: Live) -> None:
    type_and_select(live, "The quay")
    popup = asked(live)
    assert popup.of.text() == "For “The quay”"
    assert live.focus() is popup.address
    live.type(" https://example.org/quay ")
    live.press("Return")
    assert live.focus() is live.room.editor
    assert last(live).text.runs == (Run("The quay", Marks(link=ADDRESS)),)
    live.press("Ctrl+Z")
    assert last(live).text.runs == (Run("The quay"),)


@pytest.mark.parametrize("typed", ["javascript:alert(1)", "file:///etc/passwd", "tel:+44123", "the quay"])
def test_no_other_kind_of_address_is_kept_and_a_sentence_says_so(live: Live, typed: str) -> None:
    type_and_select(live, "The quay")
    popup = asked(live)
    live.type(typed)
    live.press("Return")
    assert popup.isVisible()
    assert popup.trouble.text().startswith("This is no address of the web or of mail.")
    assert popup.trouble.isVisible()
    assert live.focus() is popup.address
    live.type("x")
    assert not popup.trouble.isVisible()
    live.press("Escape")
    assert last(live).text.runs == (Run("The quay"),)


def test_nothing_typed_is_no_address(live: Live) -> None:
    type_and_select(live, "The quay")
    popup = asked(live)
    live.press("Return")
    assert popup.trouble.text() == "Type where the link leads, such as https://example.org or clerk@example.org."


def test_without_a_selection_the_words_are_asked_for_and_the_address_stands_for_them_where_there_are_none(
    live: Live,
) -> None:
    live.press("Return")
    live.type("Ask ")
    popup = asked(live)
    assert live.focus() is popup.words
    live.type("the clerk")
    live.press("Tab")
    live.type("clerk@example.org")
    live.press("Return")
    live.type(" or ")
    popup = asked(live)
    popup.address.setText("clerk@example.org")
    live.press("Return")
    mail = Marks(link="mailto:clerk@example.org")
    assert last(live).text.runs == (Run("Ask "), Run("the clerk", mail), Run(" or "), Run("clerk@example.org", mail))


def test_a_link_is_shown_changed_taken_away_and_opened_from_where_it_was_shown(live: Live) -> None:
    opened = opened_by(live)
    type_and_select(live, "The quay")
    live.room.editor.set_link(ADDRESS)
    popup = asked(live)
    assert (popup.address.text(), popup.of.text()) == (ADDRESS, "For “The quay”")
    popup.open.click()
    assert opened == [ADDRESS]
    popup = asked(live)
    popup.address.setText("example.org/other")
    live.press("Return")
    assert last(live).text.runs == (Run("The quay", Marks(link="https://example.org/other")),)
    asked(live).remove.click()
    assert last(live).text.runs == (Run("The quay"),)
    assert opened == [ADDRESS]


def test_an_address_that_no_program_opens_is_told(live: Live) -> None:
    opened_by(live, succeeds=False)
    type_and_select(live, "The quay")
    live.room.editor.set_link(ADDRESS)
    asked(live).open.click()
    assert live.bar(BarPlace.PROBLEM) == (
        f"No program on this computer opened {ADDRESS}. The link is as it was; the address can be copied from it."
    )


def test_what_cannot_be_opened_is_not_offered_to_be(live: Live) -> None:
    type_and_select(live, "The quay")
    popup = asked(live)
    assert not popup.open.isVisible()
    live.type("javascript:alert(1)")
    assert not popup.open.isVisible()
    popup.address.setText("example.org")
    assert popup.open.isVisible()


def test_in_minutes_that_may_only_be_read_a_link_is_shown_and_opened_and_cannot_be_changed(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = opened_by(live)
    type_and_select(live, "The quay")
    live.room.editor.set_link(ADDRESS)
    live.settle()
    monkeypatch.setattr(type(live.room), "is_editable", False)
    live.room.editor.setReadOnly(True)
    live.screen.commands_changed.emit()
    popup = asked(live)
    assert popup.address.isReadOnly()
    assert not popup.keep.isVisible()
    assert not popup.remove.isVisible()
    assert live.focus() is popup.open
    live.press("Return")
    assert opened == [ADDRESS]


def test_opening_goes_by_the_computer_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def takes(url: QUrl) -> bool:
        told.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", takes)
    assert open_address(ADDRESS)
    assert told == [ADDRESS]


def test_long_words_are_cut_short_in_the_pop_up(live: Live) -> None:
    type_and_select(live, "The quay " * 20)
    assert asked(live).of.text() == f"For “{('The quay ' * 20)[:80]}…”"

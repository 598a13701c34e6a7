"""The board's logo and Word template under its house style: chosen, described, taken away and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.domain.style_file import StyleFile, StyleFileRole, content_of
from tests.documents.docx.board_files import LETTERHEAD
from tests.documents.pictures import herons
from tests.ui.views.forms import answer, choose, undo
from tests.ui.views.rules.editing import said
from tests.ui.views.rules.styling import Computer, Styling, styling, write_minutes
from tests.ui.views.stage import BOARD, Stage

SPACE = Qt.Key.Key_Space


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path / "herons.png")


@pytest.fixture
def opened(stage: Stage, computer: Computer, qtbot: QtBot) -> Styling:
    """The files of a board whose minutes have words in them."""
    write_minutes(stage)
    shown = styling(stage, computer, qtbot)
    shown.open("files")
    return shown


def pick(opened: Styling, key: str) -> None:
    choose(opened.screen, f"style/{key}", SPACE)
    opened.settle()


def give(opened: Styling, data: bytes, name: str = "herons.png") -> None:
    assert opened.computer.file is not None
    opened.computer.file = opened.computer.file.with_name(name)
    opened.computer.file.write_bytes(data)


def kept(opened: Styling) -> dict[StyleFileRole, StyleFile]:
    return {one.role: one for one in opened.stage.all(StyleFile, board_id=BOARD)}


def test_a_logo_is_chosen_and_stands_on_the_pages_at_once(opened: Styling) -> None:
    assert said(opened.screen, "style/logo/about").startswith("None.")
    made = len(opened.computer.drawn_by)
    give(opened, herons())
    pick(opened, "logo/choose")
    logo = kept(opened)[StyleFileRole.LOGO]
    assert (logo.name, logo.content) == ("herons.png", content_of(herons()))
    assert said(opened.screen, "style/logo/about") == "“herons.png” is kept with the board."
    assert len(opened.computer.drawn_by) == made + 1


def test_what_a_logo_shows_is_said_for_those_who_cannot_see_it(opened: Styling) -> None:
    give(opened, herons())
    pick(opened, "logo/choose")
    answer(opened.screen, "style/logo/shows", "Two  herons")
    opened.settle()
    assert kept(opened)[StyleFileRole.LOGO].description == "Two herons"


def test_another_logo_takes_the_place_of_the_first_and_undo_brings_that_back(opened: Styling) -> None:
    give(opened, herons())
    pick(opened, "logo/choose")
    give(opened, herons("JPEG", "RGB"), "reeds.jpg")
    pick(opened, "logo/choose")
    assert [one.name for one in kept(opened).values()] == ["reeds.jpg"]
    undo(opened.stage, opened.screen)
    assert [one.name for one in kept(opened).values()] == ["herons.png"]


def test_a_logo_is_taken_away_and_back(opened: Styling) -> None:
    give(opened, herons())
    pick(opened, "logo/choose")
    pick(opened, "logo/remove")
    assert kept(opened) == {}
    undo(opened.stage, opened.screen)
    assert StyleFileRole.LOGO in kept(opened)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b"no picture", "This file is no picture of the kinds that papers hold."),
     (herons()[:-20], "This picture is damaged or cut short.")],
)  # fmt: skip
def test_what_is_no_picture_is_refused_in_a_sentence_and_nothing_is_kept(
    opened: Styling, data: bytes, sentence: str
) -> None:
    give(opened, data)
    pick(opened, "logo/choose")
    assert opened.screen.message.text.startswith(sentence)
    assert kept(opened) == {}


def test_a_word_template_is_tried_before_it_is_kept(opened: Styling) -> None:
    give(opened, LETTERHEAD[:-40], "letterhead.dotx")
    pick(opened, "template/choose")
    assert opened.screen.message.title == "The template cannot be used."
    assert kept(opened) == {}
    give(opened, LETTERHEAD, "letterhead.dotx")
    pick(opened, "template/choose")
    assert kept(opened)[StyleFileRole.TEMPLATE].data == LETTERHEAD


def test_where_no_file_is_chosen_nothing_happens(opened: Styling) -> None:
    opened.computer.file = None
    pick(opened, "logo/choose")
    assert kept(opened) == {}
    assert not opened.screen.message.isVisible()

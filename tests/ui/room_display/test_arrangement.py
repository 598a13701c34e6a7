"""The words on the room display: large, on the surface, apart from each other, and smaller before they are cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics

from clerk_app.ui.room_display.arrangement import DRAWN_AT, Ink, Piece, arranged
from clerk_app.ui.room_display.values import RoomValues
from clerk_app.ui.theme.theme import Theme
from tests.ui.room_display.sample_values import BLOCK, VALUES, WORDS

LONG_TITLE = "Mental wellbeing of children and of professionals, with the report of the task and finish group, " * 3
SIZES = [QSize(1366, 768), QSize(1920, 1080), QSize(1024, 768), QSize(400, 225), QSize(800, 900), QSize(3840, 1080)]
CASES = {
    "as drawn": VALUES,
    "long title": replace(VALUES, title=LONG_TITLE),
    "long text": replace(VALUES, block=replace(BLOCK, text=WORDS * 4)),
    "endless text": replace(VALUES, title=LONG_TITLE, block=replace(BLOCK, text=WORDS * 60)),
    "one endless word": replace(VALUES, title="x" * 400, block=replace(BLOCK, text="x" * 4000)),
    "long foot": replace(VALUES, quorum="Not quorate", count="4 of 5 voting members represented, no Chairperson"),
    "long board": replace(VALUES, board=LONG_TITLE, number="12A.13"),
}


def _points(piece: Piece, size: QSize = DRAWN_AT) -> float:
    assert piece.font is not None
    scale = min(size.width() / DRAWN_AT.width(), size.height() / DRAWN_AT.height())
    return round(piece.font.pointSizeF() / scale, 2)


def _of_text(pieces: Sequence[Piece], text: str) -> list[Piece]:
    return [
        piece for piece in pieces if piece.ink is Ink.WORDS and piece.words and piece.words.rstrip("…").strip() in text
    ]


def _block_lines(theme: Theme, text: str, size: QSize = DRAWN_AT) -> list[Piece]:
    values = replace(VALUES, block=replace(BLOCK, text=text))
    return _of_text(arranged(values, size, theme), text)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("case", CASES)
def test_everything_is_on_the_surface_with_room_for_its_words_and_over_nothing_else(
    case: str, size: QSize, theme: Theme
) -> None:
    pieces = arranged(CASES[case], size, theme)
    surface = QRect(0, 0, size.width(), size.height())
    assert [piece for piece in pieces if not surface.contains(piece.room)] == []
    words = [piece for piece in pieces if piece.ink is Ink.WORDS and piece.font is not None]
    assert [piece for piece in words if _needed(piece) > piece.room.width()] == []
    over = [(a.words, b.words) for a, b in combinations(pieces, 2) if a.room.intersects(b.room)]
    assert over == []


def _needed(piece: Piece) -> int:
    assert piece.font is not None
    return QFontMetrics(piece.font).horizontalAdvance(piece.words)


def test_sizes_are_those_of_the_design(theme: Theme) -> None:
    found = {piece.words: _points(piece) for piece in arranged(VALUES, DRAWN_AT, theme) if piece.ink is Ink.WORDS}
    assert found[VALUES.board] == found[VALUES.clock] == found["Quorate"] == found[VALUES.finish] == 20
    assert found["4"] == found[VALUES.title] == 40
    assert {_points(piece) for piece in _block_lines(theme, WORDS)} == {40}


def test_sizes_grow_with_the_surface_and_not_with_the_text_of_the_clerk(theme: Theme) -> None:
    theme.set_text_size(200)
    title = next(piece for piece in arranged(VALUES, DRAWN_AT, theme) if piece.words == VALUES.title)
    assert _points(title) == 40
    double = next(piece for piece in arranged(VALUES, DRAWN_AT * 2, theme) if piece.words == VALUES.title)
    assert double.font is not None
    assert double.font.pointSizeF() == 80


def test_a_proposal_gets_smaller_by_two_points_from_40_down_to_24_before_it_is_cut(theme: Theme) -> None:
    sizes = []
    for count in range(1, 16):
        (points,) = {_points(piece) for piece in _block_lines(theme, WORDS * count)}
        sizes.append(points)
    assert sizes == sorted(sizes, reverse=True)
    assert set(sizes) <= {40, 38, 36, 34, 32, 30, 28, 26, 24}
    assert (sizes[0], sizes[-1]) == (40, 24)
    assert len(set(sizes)) > 4


def test_a_proposal_that_fits_is_shown_whole(theme: Theme) -> None:
    text = WORDS * 5
    assert " ".join(piece.words for piece in _block_lines(theme, text)).split() == text.split()


def test_a_proposal_too_long_for_24_points_says_that_there_is_more(theme: Theme) -> None:
    pieces = arranged(CASES["endless text"], DRAWN_AT, theme)
    assert any(piece.words.startswith("There is more of this text") for piece in pieces)
    assert any(piece.words.endswith("…") and _points(piece) == 24 for piece in pieces if piece.ink is Ink.WORDS)
    assert not any(piece.words.startswith("There is more") for piece in arranged(VALUES, DRAWN_AT, theme))


def test_lines_of_a_resolution_stay_lines(theme: Theme) -> None:
    lines = [piece.words for piece in _block_lines(theme, "That the plan be agreed.\nThat it be published.")]
    assert lines == ["That the plan be agreed.", "That it be published."]


def test_the_bar_is_as_long_as_the_block_and_in_its_meaning(theme: Theme) -> None:
    pieces = arranged(VALUES, DRAWN_AT, theme)
    (bar,) = [piece for piece in pieces if piece.ink is Ink.FILL and piece.colour == "vote.bar"]
    lines = _block_lines(theme, WORDS)
    assert bar.room.top() < lines[0].room.top()
    assert bar.room.bottom() >= lines[-1].room.bottom()
    assert bar.room.right() < lines[0].room.left()


def test_a_title_has_two_lines_at_most(theme: Theme) -> None:
    pieces = arranged(replace(VALUES, title=LONG_TITLE, block=None), DRAWN_AT, theme)
    lines = _of_text(pieces, LONG_TITLE)
    assert len(lines) == 2
    assert lines[1].words.endswith("…")


def test_nothing_but_the_line_is_drawn_where_there_is_nothing_to_say(theme: Theme) -> None:
    assert [piece.ink for piece in arranged(RoomValues(), DRAWN_AT, theme)] == [Ink.FILL]


def test_every_word_that_is_drawn_is_one_of_the_values(theme: Theme) -> None:
    said = "\n".join(VALUES.words)
    drawn = [piece.words for piece in arranged(VALUES, DRAWN_AT, theme) if piece.ink is Ink.WORDS]
    assert [words for words in drawn if words not in said] == []

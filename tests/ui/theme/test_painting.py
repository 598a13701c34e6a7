"""Lines of text painted by hand, and the fonts and colours that painting asks for again and again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import LineWriter, draw_line_of_text
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.theme.tokens import DARK

ROOM = QRect(20, 10, 200, 30)


def inked(theme: Theme, words: str, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> tuple[QRect, int]:
    """Where the words left something on white, and the width that is said to be theirs."""
    image = QImage(240, 50, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    width = draw_line_of_text(painter, ROOM, words, theme.font(TextStyle.BODY), QColor("black"), alignment)
    painter.end()
    spots = [(x, y) for x in range(240) for y in range(50) if image.pixelColor(x, y) != QColor("white")]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    return QRect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1), width


@pytest.mark.parametrize(
    ("alignment", "edge"),
    [
        (Qt.AlignmentFlag.AlignLeft, lambda ink: ink.left() - ROOM.left()),
        (Qt.AlignmentFlag.AlignRight, lambda ink: ROOM.right() - ink.right()),
        (Qt.AlignmentFlag.AlignHCenter, lambda ink: ink.center().x() - ROOM.center().x()),
    ],
)
def test_a_line_stands_where_it_is_aligned(theme: Theme, alignment: Qt.AlignmentFlag, edge: object) -> None:
    ink, _ = inked(theme, "HHHH", alignment)
    assert callable(edge)
    assert abs(edge(ink)) <= 2


def test_a_line_stands_in_the_middle_of_its_room(theme: Theme) -> None:
    ink, _ = inked(theme, "HHHH")
    assert abs(ink.center().y() - ROOM.center().y()) <= 2


def test_a_line_that_is_too_long_is_cut_within_its_room(theme: Theme) -> None:
    ink, width = inked(theme, "The board heard the report and thanked those who wrote it.")
    assert width <= ROOM.width()
    assert ink.right() <= ROOM.right()


def test_several_lines_are_painted_as_one(theme: Theme) -> None:
    words = QFontMetrics(theme.font(TextStyle.BODY)).horizontalAdvance("one two")
    ink, width = inked(theme, "one\ntwo")
    assert width == words
    assert ink.height() < 20


@pytest.fixture
def painter() -> Iterator[QPainter]:
    image = QImage(240, 50, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    yield painter
    painter.end()


def test_a_line_that_was_written_before_is_cut_anew_in_another_room(theme: Theme, painter: QPainter) -> None:
    writer, words = theme.writer(TextStyle.BODY), "The board heard the report."
    whole = QFontMetrics(theme.font(TextStyle.BODY)).horizontalAdvance(words)
    for room in (whole, 100, 60, whole, 100):
        width = writer.draw(painter, QRect(0, 0, room, 30), words, QColor("black"))
        assert room - 30 < width <= room


def test_a_writer_remembers_no_more_than_it_is_meant_to(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LineWriter, "MOST_KEPT", 3)
    writer, words = LineWriter(theme.font(TextStyle.BODY)), ["a", "bb", "ccc", "dddd", "a"]
    metrics = QFontMetrics(theme.font(TextStyle.BODY))
    assert [writer.width(word) for word in words] == [metrics.horizontalAdvance(word) for word in words]
    assert len(writer._widths) <= 3


def test_lines_are_written_in_the_size_of_the_moment(theme: Theme) -> None:
    before = theme.writer(TextStyle.BODY).width("Harbour Board")
    theme.set_text_size(200)
    assert theme.writer(TextStyle.BODY).width("Harbour Board") == pytest.approx(2 * before, rel=0.05)
    assert theme.writer(TextStyle.STRONG).width("1111") != theme.writer(TextStyle.STRONG, even_figures=True).width(
        "1111"
    )


def test_whoever_changes_a_font_or_a_colour_changes_nobody_elses(theme: Theme) -> None:
    theme.font(TextStyle.BODY).setItalic(True)
    theme.colour("text").setAlpha(0)
    assert not theme.font(TextStyle.BODY).italic()
    assert theme.colour("text").alpha() == 255


def test_fonts_and_colours_follow_the_theme(theme: Theme) -> None:
    before = theme.font(TextStyle.BODY).pointSizeF(), theme.colour("text")
    theme.set_text_size(200)
    theme.set_scheme("dark")
    assert theme.font(TextStyle.BODY).pointSizeF() == 2 * before[0]
    assert theme.colour("text") == QColor(DARK.text) != before[1]


def test_figures_are_of_one_width_where_that_is_asked_for(theme: Theme) -> None:
    even, plain = theme.font(TextStyle.BODY, even_figures=True), theme.font(TextStyle.BODY)
    assert QFontMetrics(even).horizontalAdvance("1111") == QFontMetrics(even).horizontalAdvance("0000")
    assert QFontMetrics(plain).horizontalAdvance("1111") != QFontMetrics(plain).horizontalAdvance("0000")

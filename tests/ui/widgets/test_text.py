from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QTextDocument
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.clock import ClockLabel
from clerk_app.ui.widgets.text import ElidedLabel, TextLabel

LONG = "The Service Director presented the first draft of the Plan and asked for comments by the end of the month."


def test_a_label_wraps_instead_of_being_cut(qtbot: QtBot, theme: Theme) -> None:
    label = TextLabel(theme, LONG)
    qtbot.addWidget(label)
    assert label.heightForWidth(200) >= 3 * label.fontMetrics().height()


def test_a_label_needs_more_height_for_larger_text(qtbot: QtBot, theme: Theme) -> None:
    label = TextLabel(theme, LONG)
    qtbot.addWidget(label)
    before = label.heightForWidth(300)
    theme.set_text_size(200)
    assert label.heightForWidth(300) > 3 * before


def test_a_label_keeps_its_part_in_every_theme(qtbot: QtBot, theme: Theme) -> None:
    label = TextLabel(theme, "Not marked", TextStyle.CAPTION, "text2")
    qtbot.addWidget(label)
    theme.set_scheme("dark")
    theme.set_text_size(200)
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.colour("text2")
    assert label.font().pointSizeF() == 18


def test_a_label_can_change_its_part(qtbot: QtBot, theme: Theme) -> None:
    label = TextLabel(theme, "Not marked")
    qtbot.addWidget(label)
    label.set_style(TextStyle.SECTION)
    label.set_colour("danger.text")
    assert label.font().pointSizeF() == 12
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.colour("danger.text")


def test_a_label_keeps_its_part_when_it_is_put_into_a_window_afterwards(qtbot: QtBot, theme: Theme) -> None:
    label = TextLabel(theme, "Not marked")
    label.ensurePolished()
    label.set_colour("danger.text")
    label.set_style(TextStyle.SECTION)
    window, part = QWidget(), QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(part).addWidget(label)
    QVBoxLayout(window).addWidget(part)
    window.show()
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.colour("danger.text")
    assert label.font().pointSizeF() == 12


def test_a_label_never_reads_words_as_markup(qtbot: QtBot, theme: Theme) -> None:
    label = TextLabel(theme, "<b>bold</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_name_that_looks_like_markup_is_offered_as_it_is(qtbot: QtBot, theme: Theme) -> None:
    label = ElidedLabel(theme, "<b>Bold</b> & <i>Sons</i> " * 5)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    shown = QTextDocument()
    shown.setHtml(label.toolTip())
    assert shown.toPlainText().strip() == label.text().strip()


def test_a_line_that_is_cut_offers_all_of_it(qtbot: QtBot, theme: Theme) -> None:
    label = ElidedLabel(theme, LONG)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.is_cut()
    assert LONG in label.toolTip()
    label.resize(2000, 20)
    assert not label.is_cut()
    assert label.toolTip() == ""


def test_a_line_with_other_words_offers_those(qtbot: QtBot, theme: Theme) -> None:
    label = ElidedLabel(theme, LONG)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    label.setText(f"Then {LONG}")
    assert f"Then {LONG}" in label.toolTip()
    label.setText("No")
    assert label.toolTip() == ""


def test_a_line_that_is_cut_lets_its_window_shrink(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(ElidedLabel(theme, LONG))
    assert window.minimumSizeHint().width() < 100


def test_nothing_moves_while_the_clock_runs(qtbot: QtBot, theme: Theme) -> None:
    clock = ClockLabel(theme)
    qtbot.addWidget(clock)
    clock.set_time("11:11")
    width = clock.sizeHint().width()
    clock.set_time("20:38")
    assert clock.text() == "20:38"
    assert clock.sizeHint().width() == width

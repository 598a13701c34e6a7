"""Pictures of every widget, for looking at.

`python -m tests.ui.widgets.gallery FOLDER` draws them light, dark, in high contrast and at 200 %.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QRadioButton,
    QSpinBox,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import SchemeChoice, Theme
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.card import CardFrame, Separator
from clerk_app.ui.widgets.chip import Chip, ChipButton, FilterChip
from clerk_app.ui.widgets.clock import ClockLabel
from clerk_app.ui.widgets.key_cap import KeyCap
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.kinds import Kind
from clerk_app.ui.widgets.letter_box import LetterBox
from clerk_app.ui.widgets.message_bar import MessageBar, UndoBar
from clerk_app.ui.widgets.popup import Popup
from clerk_app.ui.widgets.progress import ProgressLine
from clerk_app.ui.widgets.rows import RowDelegate
from clerk_app.ui.widgets.status_card import StatusCard
from clerk_app.ui.widgets.steps import Step, StepBar, StepSegments
from clerk_app.ui.widgets.text import ElidedLabel, TextLabel

LETTERS = {
    "P": "present",
    "R": "remote",
    "S": "substitute",
    "A": "apologies",
    "E": "expected later",
    "L": "left",
    "N": "absent",
    "": "not marked",
}
STEPS = [
    Step("Draft", "2 February"),
    Step("With chair", "since 2 March"),
    Step("Agreed"),
    Step("Circulated", "by 21 March"),
    Step("Approved", "at 28 March meeting"),
    Step("Signed"),
]


def row_of(*widgets: QWidget) -> QWidget:
    """The widgets in a row, pushed to the left."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return row


def buttons(theme: Theme) -> QWidget:
    """Every kind of button, in both heights."""
    large = row_of(
        ActionButton(theme, "Start the meeting", keys="Ctrl+Enter", kind=ButtonKind.PRIMARY),
        ActionButton(theme, "Mark the other 6 as present", keys="Shift+P"),
        ActionButton(theme, "Delete meeting", kind=ButtonKind.DANGER),
        ActionButton(theme, "The other window has closed…", kind=ButtonKind.QUIET),
    )
    off = ActionButton(theme, "Not now", keys="F9")
    off.setEnabled(False)
    small = row_of(
        ActionButton(theme, "Arrived", keys="Enter", kind=ButtonKind.PRIMARY, compact=True),
        ActionButton(theme, "Joined &remotely", compact=True),
        ActionButton(theme, "Room display", keys="F5", icon="monitor", compact=True),
        ActionButton(theme, "Commands", keys="Ctrl+K", icon="search", compact=True),
        off,
    )
    return _column(large, small)


def chips(theme: Theme) -> QWidget:
    """Every kind of chip."""
    on = FilterChip(theme, "All", 14)
    on.setChecked(True)
    exempt = ChipButton(theme, "Exempt", icon="lock", kind="warning")
    return _column(
        row_of(
            Chip(theme, "3 working days", "warning"),
            Chip(theme, "37 working days late", "danger", icon="clock-alert"),
            Chip(theme, "8 working days"),
            Chip(theme, "With chair", "info"),
            Chip(theme, "Quorate", "ok", icon="circle-check"),
            ChipButton(theme, "Public", icon="eye"),
            exempt,
        ),
        row_of(on, FilterChip(theme, "Overdue", 3), FilterChip(theme, "Due in 10 working days", 10)),
    )


def letters(theme: Theme) -> QWidget:
    """Every letter with its word."""
    pairs: list[QWidget] = []
    for letter, word in LETTERS.items():
        pairs += [LetterBox(theme, letter, word), TextLabel(theme, word)]
    return row_of(*pairs)


def status_cards(theme: Theme) -> QWidget:
    """The card of each kind."""
    told: list[tuple[Kind, str, str, str]] = [
        (
            "ok",
            "Quorate",
            "4 of 5",
            "4 of 5 agencies are represented and the Chair is here. The rule needs 3. "
            "Quorum holds if one more agency leaves.",
        ),
        ("warning", "Quorate, just", "3 of 5", "The rule needs 3. If any one of them leaves, quorum is lost."),
        ("danger", "Not quorate", "2 of 5", "The rule needs 3 agencies. Quorate again when any one joins."),
        ("neutral", "No quorum rule for this board", "", "Add the rule, so that it can be checked."),
    ]
    shelf = QWidget()
    layout = QHBoxLayout(shelf)
    layout.setContentsMargins(0, 0, 0, 0)
    for kind, word, count, reason in told:
        card = StatusCard(theme)
        card.set_status(kind, word, count, reason)
        layout.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
    return shelf


def message_bars(theme: Theme) -> QWidget:
    """Blocks, the slim bar and the undo bar."""
    lost = MessageBar(
        theme,
        "danger",
        "Not saved since 10:48. The disk is full.",
        "Keep typing: your text is held in memory. Free some space, or save a copy to another place.",
    )
    lost.add_button("Try now")
    lost.add_button("Save a copy…", kind=ButtonKind.PRIMARY)
    found = MessageBar(
        theme,
        "info",
        "We have brought back your last words.",
        "The computer stopped at 10:48. Everything typed by then is in paragraph 4.3.",
        icon="history",
    )
    found.add_button("Go to 4.3", kind=ButtonKind.PRIMARY)
    found.add_button("See what changed")
    slim = MessageBar(
        theme,
        "danger",
        "Not quorate since 11:49.",
        "2 of 5 agencies here; the rule needs 3. Keep taking minutes. Decisions are provisional and carried forward.",
        slim=True,
    )
    slim.add_button("Arrived or left", keys="Ctrl+Shift+L")
    undo = UndoBar(theme, "Undo", "Ctrl+Z")
    undo.say("Moved to item 5 at 10:52", "arrow-right")
    pair = QWidget()
    layout = QHBoxLayout(pair)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(lost, 1)
    layout.addWidget(found, 1)
    return _column(pair, slim, undo)


def steps(theme: Theme) -> QWidget:
    """The row of steps and its small form, with the progress line and the clock."""
    bar, small, line = StepBar(theme), StepSegments(theme), ProgressLine(theme, "Roll call")
    bar.set_steps(STEPS, 1, "Step 2 of 6, With chair, since 2 March")
    small.set_step(1, 6, "Step 2 of 6, With chair")
    line.set_progress(8, 14, "8 of 14 marked")
    clock = ClockLabel(theme)
    clock.set_time("10:48")
    return _column(bar, small, line, row_of(clock, TextLabel(theme, "Started 10:03", TextStyle.CAPTION, "text2")))


def standard_controls(_theme: Theme) -> QWidget:
    """What Qt draws, as the theme has it drawn."""
    box, radio, choice, number = QCheckBox("Word"), QRadioButton("Public"), QComboBox(), QSpinBox()
    for control, name in ((choice, "House style"), (number, "Agencies")):
        control.setAccessibleName(name)
    box.setChecked(True)
    radio.setChecked(True)
    choice.addItems(["Corporate Parenting Board", "Children and Young People"])
    number.setValue(3)
    field = QLineEdit()
    field.setAccessibleName("Filter")
    field.setPlaceholderText("Filter actions")
    return row_of(box, QCheckBox("PDF"), radio, QRadioButton("Full"), choice, number, field)


def rows(theme: Theme) -> QListView:
    """A list with a selected row."""
    model = QStandardItemModel()
    for word in ("Quorum", "Decisions and votes", "Notice and papers"):
        model.appendRow(QStandardItem(word))
    view = QListView()
    model.setParent(view)
    view.setAccessibleName("Rules")
    view.setModel(model)
    view.setItemDelegate(RowDelegate(theme, separators=True, parent=view))
    view.setMouseTracking(True)
    view.setCurrentIndex(model.index(1, 0))
    return view


def hints(theme: Theme) -> KeyHintBar:
    """The status bar's keys."""
    bar = KeyHintBar(theme)
    left = [Hint(("/a",), "action"), Hint(("/r",), "resolved"), Hint(("↑", "↓"), "choose"), Hint(("@",), "person")]
    bar.set_hints(left, [Hint(("F6", "Esc"), "back to 4.3", between="or")], lead="Attendance")
    return bar


def arrived_or_left(theme: Theme, host: QWidget) -> Popup:
    """A pop-up with a field, a row of buttons and a foot."""
    popup = Popup(theme, host, "Arrived or left")
    popup.set_title("Arrived or left", icon="users", aside="Time now 10:48. Type “at 10:45” to change it.")
    field = QLineEdit("pol")
    field.setAccessibleName("Person")
    popup.body.addWidget(field)
    popup.body.addWidget(
        row_of(
            ActionButton(theme, "Arrived", keys="Enter", kind=ButtonKind.PRIMARY, compact=True),
            ActionButton(theme, "Joined &remotely", compact=True),
        )
    )
    popup.body.addWidget(TextLabel(theme, "The Dorset Police representative rejoined the meeting at 10:48."))
    popup.foot.addWidget(TextLabel(theme, "You can undo this with Ctrl+Z.", TextStyle.CAPTION, "text2"), 1)
    popup.foot.addWidget(KeyCap(theme, "Esc"))
    popup.foot.addWidget(TextLabel(theme, "cancel and go back to 4.3", TextStyle.CAPTION, "text2"))
    popup.open_at(40, 20, field)
    return popup


class Gallery(QWidget):
    """All of it on one sheet."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle("Gallery")
        column = QVBoxLayout(self)
        card = CardFrame(theme, "Card")
        card.body.addWidget(TextLabel(theme, "Overdue actions", TextStyle.SECTION))
        card.body.addWidget(Separator(theme))
        card.body.addWidget(ElidedLabel(theme, "Presentation training for the council " * 6, TextStyle.STRONG))
        card.body.addWidget(chips(theme))
        card.body.addWidget(letters(theme))
        for part in (buttons, steps, status_cards, message_bars, standard_controls):
            column.addWidget(part(theme))
        column.insertWidget(1, card)
        self.list = rows(theme)
        column.addWidget(self.list)
        self.pane = QTextEdit()
        self.pane.setAccessibleName("Minutes")
        self.pane.setPlainText("The typing line. " * 40)
        self.pane.setMinimumHeight(theme.metrics.px(240))
        column.addWidget(self.pane, 1)
        column.addWidget(hints(theme))
        self.popup = arrived_or_left(theme, self.pane)


def _column(*widgets: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    return column


def draw(folder: Path) -> None:
    """Save the gallery's pictures in a folder."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme(app)
    looks: list[tuple[str, SchemeChoice, int]] = [
        ("light", "light", 100),
        ("dark", "dark", 100),
        ("contrast", "contrast", 100),
        ("light-200", "light", 200),
    ]
    for name, scheme, percent in looks:
        theme.set_scheme(scheme)
        theme.set_text_size(percent)
        gallery = Gallery(theme)
        gallery.resize(1366 * percent // 100, 1180 * percent // 100)
        gallery.show()
        app.processEvents()
        gallery.grab().save(str(folder / f"gallery-{name}.png"))
        gallery.close()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    draw(Path(sys.argv[1]))

"""Lengths of the window in pixels, all multiplied by the text size.

A screen author asks the theme: `theme.metrics.gap_m`, `theme.metrics.button_height`, or `theme.metrics.px(262)` for a
length of one screen at 100 %. Heights are minima: a label never gets a fixed one.
"""

from __future__ import annotations

from dataclasses import dataclass

TEXT_SIZES = (100, 110, 125, 150, 175, 200)
"""The text sizes on offer, in percent."""

SMALLEST_TARGET = 24
"""Side in pixels of the smallest thing that can be clicked, at any text size (WCAG 2.2, 2.5.8)."""

NO_LIMIT = 16777215
"""Qt's own largest size, which lifts a limit from a widget; PySide6 6.11 does not export it."""


def larger(percent: int) -> int:
    """The next text size up, or the largest."""
    return next((size for size in TEXT_SIZES if size > percent), TEXT_SIZES[-1])


def smaller(percent: int) -> int:
    """The next text size down, or the smallest."""
    return next((size for size in reversed(TEXT_SIZES) if size < percent), TEXT_SIZES[0])


def clamped(percent: int) -> int:
    """The text size within what the window can be laid out for."""
    return min(max(percent, TEXT_SIZES[0]), TEXT_SIZES[-1])


@dataclass(frozen=True)
class Metrics:
    """Pixels at one text size; `percent` is 100 to 200."""

    percent: int = 100

    def px(self, length: float) -> int:
        """A length of the design, scaled: whole pixels, at least 1 for anything that is not nothing."""
        scaled = int(length * self.percent / 100 + 0.5)
        return max(scaled, 1) if length > 0 else scaled

    def effective_width(self, width: int) -> int:
        """How wide a window of `width` pixels is in terms of its text; the layouts of a screen depend on this."""
        return width * 100 // self.percent

    @property
    def gap_xs(self) -> int:
        """4: between an icon's edge and its neighbour."""
        return self.px(4)

    @property
    def gap_s(self) -> int:
        """8: between things that belong together."""
        return self.px(8)

    @property
    def gap_m(self) -> int:
        """12: inside cards and bars."""
        return self.px(12)

    @property
    def gap_l(self) -> int:
        """16: between groups."""
        return self.px(16)

    @property
    def gap_xl(self) -> int:
        """24: round a screen."""
        return self.px(24)

    @property
    def gap_xxl(self) -> int:
        """32: between the parts of a screen."""
        return self.px(32)

    @property
    def radius_chip(self) -> int:
        """Corners of chips, key caps and lists."""
        return self.px(4)

    @property
    def radius_control(self) -> int:
        """Corners of buttons, fields and blocks."""
        return self.px(5)

    @property
    def radius_card(self) -> int:
        """Corners of cards."""
        return self.px(6)

    @property
    def radius_dialog(self) -> int:
        """Corners of dialogs and pop-ups."""
        return self.px(8)

    @property
    def border(self) -> int:
        """A hairline; it doubles only when the text has doubled, so that it stays a line and not a bar."""
        return max(1, self.percent // 100)

    @property
    def focus(self) -> int:
        """The focus ring and the border of a field that has the focus."""
        return 2 * self.border

    @property
    def mark(self) -> int:
        """The bar at the left of a selected row."""
        return self.px(3)

    @property
    def button_height(self) -> int:
        """A button in a form or on a screen."""
        return self.px(32)

    @property
    def bar_button_height(self) -> int:
        """A button inside a bar, a card or a pop-up."""
        return self.px(28)

    @property
    def field_height(self) -> int:
        """A line to type in."""
        return self.px(32)

    @property
    def row_height(self) -> int:
        """A row of a list."""
        return self.px(32)

    @property
    def attendance_row_height(self) -> int:
        """A row of the attendance beside the live minutes."""
        return self.px(25)

    @property
    def status_bar_height(self) -> int:
        """The bar with the keys that work now."""
        return self.px(28)

    @property
    def top_bar_height(self) -> int:
        """The bar with the clock."""
        return self.px(60)

    @property
    def letter_box(self) -> int:
        """The box that holds one attendance letter."""
        return self.px(20)

    @property
    def popup_width(self) -> int:
        """A pop-up over the editor."""
        return self.px(642)

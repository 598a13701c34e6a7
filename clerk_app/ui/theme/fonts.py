"""Type: the bundled family and the styles of the design, scaled by the text size.

A screen author asks the theme for a style by its part, never for a point size: `theme.font(TextStyle.CAPTION)`. Figures
that stand in columns or count up get `even_figures=True`; running text does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from PySide6.QtGui import QFont, QFontDatabase

from clerk_app.resource_files import resource

BUNDLED_FAMILY = "Inter"
PLAIN_FACE = ("Inter-Regular.otf",)
"""The one face that the frame of the window is written in."""
OTHER_FACES = ("Inter-Italic.otf", "Inter-SemiBold.otf", "Inter-SemiBoldItalic.otf")

WRITING_LINE_PERCENT = 124
"""Line height of the minutes, as a percentage of the family's own: 24 pixels for 12 points."""


class TextStyle(Enum):
    """A style of type, by the part it plays."""

    KEY_CAP = "key cap"
    CAPTION = "caption"
    CAPTION_STRONG = "strong caption"
    ATTENDANCE = "attendance"
    ATTENDANCE_STRONG = "strong attendance"
    BODY = "body"
    STRONG = "strong"
    WRITING = "writing"
    SECTION = "section"
    CARD_TITLE = "card title"
    DIALOG_TITLE = "dialog title"
    TITLE = "title"
    SCREEN_TITLE = "screen title"
    CLOCK = "clock"
    ROOM_SMALL = "small on the room display"
    ROOM_PROPOSAL = "proposal on the room display"
    ROOM_TITLE = "title on the room display"


@dataclass(frozen=True)
class TypeSize:
    """How a style is set: points at 100 %, semibold or not, figures of one width or not."""

    points: float
    semibold: bool = False
    even_figures: bool = False


TYPE_SCALE: Mapping[TextStyle, TypeSize] = MappingProxyType(
    {
        TextStyle.KEY_CAP: TypeSize(8.5),
        TextStyle.CAPTION: TypeSize(9),
        TextStyle.CAPTION_STRONG: TypeSize(9, semibold=True),
        TextStyle.ATTENDANCE: TypeSize(9.5),
        TextStyle.ATTENDANCE_STRONG: TypeSize(9.5, semibold=True),
        TextStyle.BODY: TypeSize(10),
        TextStyle.STRONG: TypeSize(10, semibold=True),
        TextStyle.WRITING: TypeSize(12),
        TextStyle.SECTION: TypeSize(12, semibold=True),
        TextStyle.CARD_TITLE: TypeSize(13, semibold=True),
        TextStyle.DIALOG_TITLE: TypeSize(15, semibold=True),
        TextStyle.TITLE: TypeSize(16, semibold=True),
        TextStyle.SCREEN_TITLE: TypeSize(18, semibold=True),
        TextStyle.CLOCK: TypeSize(21, semibold=True, even_figures=True),
        TextStyle.ROOM_SMALL: TypeSize(20),
        TextStyle.ROOM_PROPOSAL: TypeSize(40),
        TextStyle.ROOM_TITLE: TypeSize(40, semibold=True),
    }
)


def load_faces(files: Iterable[str]) -> None:
    """Make faces of the bundled family known to the application; harmless when done before.

    Raises RuntimeError when a file is missing or is not a font: the installation is damaged.
    """
    for name in files:
        path = resource("fonts", "inter", name)
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise RuntimeError(f"the bundled font {path.name} cannot be loaded")


def computer_family() -> str:
    """The family that this computer uses for its own windows."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def make_font(family: str, style: TextStyle, percent: int) -> QFont:
    """The font for a style at a text size in percent."""
    size = TYPE_SCALE[style]
    font = QFont(family)
    font.setPointSizeF(size.points * percent / 100)
    font.setWeight(QFont.Weight.DemiBold if size.semibold else QFont.Weight.Normal)
    return tabular(font) if size.even_figures else font


def tabular(font: QFont) -> QFont:
    """The same font with figures of one width, for columns and clocks."""
    even = QFont(font)
    even.setFeature(QFont.Tag("tnum"), 1)
    return even

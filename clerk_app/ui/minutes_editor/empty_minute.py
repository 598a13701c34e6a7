"""What an empty minute shows: where to begin, and three things worth knowing."""

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QPainter

from clerk_app.ui.minutes_editor.dress import Dress
from clerk_app.ui.widgets.key_cap import cap_colours, cap_size, draw_cap


def paint_hints(painter: QPainter, at: QPoint, dress: Dress) -> None:
    """Draw the hints from the caret of an empty minute on."""
    _line(painter, QRect(at.x() + dress.px(5), at.y(), dress.px(560), dress.row), _first(), dress, writing=True)
    top = at.y() + dress.row + dress.px(8)
    for keys, words in _hints():
        size = cap_size(dress.theme, keys)
        draw_cap(
            painter, QPoint(at.x(), top + (dress.row - size.height()) // 2), keys, dress.theme, cap_colours(dress.theme)
        )
        _line(painter, QRect(at.x() + dress.px(44), top, dress.px(400), dress.row), words, dress, writing=False)
        top += dress.row + dress.px(3)


def _line(painter: QPainter, room: QRect, words: str, dress: Dress, *, writing: bool) -> None:
    painter.setFont(dress.writing if writing else dress.hint)
    painter.setPen(dress.ink("text3" if writing else "text"))
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def _first() -> str:
    return QCoreApplication.translate("MinutesEditor", "Start typing. Enter makes the next paragraph.")


def _hints() -> tuple[tuple[str, str], ...]:
    def tr(text: str) -> str:
        return QCoreApplication.translate("MinutesEditor", text)

    return ("/a", tr("an action")), ("/r", tr("a resolution")), (";n", tr("“noted that”"))

"""The layout of a minute that is not on the screen: it sets nothing.

Without any layout Qt 6.11 tells of no change of a document, and its own would break every line of a minute that nobody
sees, at once and at each change.
"""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QTextBlock, QTextFrame


class UnsetLayout(QAbstractTextDocumentLayout):
    """Knows no lines and no places."""

    def documentChanged(self, _position: int, _removed: int, _added: int) -> None:
        """Nothing is set, so nothing is set again."""

    def draw(self, _painter: QPainter, _context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Nothing is drawn."""

    # Qt hands over a QPointF; its stubs also allow what converts to one.
    def hitTest(  # type: ignore[override]
        self, _point: QPointF, _accuracy: Qt.HitTestAccuracy
    ) -> int:
        """Nothing is hit."""
        return -1

    def pageCount(self) -> int:
        """A minute is one page."""
        return 1

    def documentSize(self) -> QSizeF:
        """It takes no room."""
        return QSizeF()

    def frameBoundingRect(self, _frame: QTextFrame) -> QRectF:
        """Nor does its frame."""
        return QRectF()

    def blockBoundingRect(self, _block: QTextBlock) -> QRectF:
        """Nor do its blocks."""
        return QRectF()

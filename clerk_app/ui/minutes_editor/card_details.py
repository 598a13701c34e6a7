"""Where the details stand in the second line of a card."""

from PySide6.QtCore import QRectF

from clerk_app.ui.minutes_editor.decoration import Detail
from clerk_app.ui.minutes_editor.dress import ICON, Dress

BETWEEN_DETAILS = 16
ICON_GAP = 6
LEAST_DETAIL = ICON + 24
"""Where there is less room than this, no further detail stands."""


def leading_detail(row: QRectF, details: tuple[Detail, ...], dress: Dress) -> QRectF | None:
    """Where the words stand that lead somewhere, in the second line of a card; None where there is no room for any."""
    left = row.left()
    for detail in details:
        x = left + dress.px(ICON) + dress.px(ICON_GAP)
        if row.right() - left < dress.px(LEAST_DETAIL):
            break
        end = min(x + dress.lettering(detail.words, dress.detail).size().width(), row.right())
        if detail.leads:
            return QRectF(left, row.top(), end - left, row.height())
        left = end + dress.px(BETWEEN_DETAILS)
    return None

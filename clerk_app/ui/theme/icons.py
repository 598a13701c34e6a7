"""Icons: the bundled line drawings, in any colour and size, sharp at any screen ratio.

A screen author paints `theme.pixmap("gavel", "decision.text", 16, ratio)`, or ties an icon to a button or an action
with `theme.bind_icon(button, "search", "text")`, which follows later changes of colour and text size.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from clerk_app.resource_files import resource

_STROKE_AS_DRAWN = 'stroke-width="2"'
_STROKE = 'stroke-width="1.9"'


@dataclass(frozen=True)
class _Look:
    name: str
    colour: str
    side: int
    ratio: float


class IconCache:
    """Pixmaps already drawn, one per name, colour, size and ratio."""

    def __init__(self) -> None:
        self._folder = resource("icons")
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[_Look, QPixmap] = {}

    def pixmap(self, name: str, colour: str, side: int, ratio: float) -> QPixmap:
        """The icon `side` logical pixels square in the colour "#RRGGBB".

        Raises FileNotFoundError for a name without a drawing.
        """
        look = _Look(name, colour, side, ratio)
        if look not in self._pixmaps:
            self._pixmaps[look] = self._draw(look)
        return self._pixmaps[look]

    def _draw(self, look: _Look) -> QPixmap:
        device_side = round(look.side * look.ratio)
        pixmap = QPixmap(device_side, device_side)
        pixmap.fill(Qt.GlobalColor.transparent)
        renderer = QSvgRenderer(QByteArray(self._coloured(look).encode()))
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, device_side, device_side))
        painter.end()
        pixmap.setDevicePixelRatio(look.ratio)
        return pixmap

    def _coloured(self, look: _Look) -> str:
        if look.name not in self._sources:
            self._sources[look.name] = (self._folder / f"{look.name}.svg").read_text(encoding="utf-8")
        return self._sources[look.name].replace("currentColor", look.colour).replace(_STROKE_AS_DRAWN, _STROKE)

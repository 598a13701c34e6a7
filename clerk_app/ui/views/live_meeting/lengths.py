"""How much the parts of the bar over the live screen say."""

from __future__ import annotations

from enum import Enum


class Length(Enum):
    """How much of what it says a part of the bar has room for."""

    FULL = "full"
    SHORT = "short"
    ICON = "icon"

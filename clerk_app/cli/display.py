"""Whether there is a display, asked before Qt is loaded: without one it ends the process with words of its own."""

import sys
from collections.abc import Mapping

WITHOUT_A_WINDOW = {"offscreen", "minimal"}
PLATFORM = "QT_QPA_PLATFORM"


def has_display(variables: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a window can be seen: not where Qt is told to draw nowhere, nor on a Linux session without a display."""
    if PLATFORM in variables:
        return variables[PLATFORM].partition(":")[0] not in WITHOUT_A_WINDOW
    return not platform.startswith("linux") or bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def can_start_qt(variables: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether Qt finds a place to draw in, seen or not."""
    return PLATFORM in variables or has_display(variables, platform)

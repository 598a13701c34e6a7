"""How the program starts another process of itself: by a module's name or, where it is frozen, by a hidden command."""

import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
"""The folder to start in: Python looks there first for a module that it is to run."""
WITHOUT_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""The creation flags by which no console flashes up on Windows."""


def command_for(hidden_command: str, module: str) -> list[str]:
    """What to start: the frozen program has no Python beside it that could run a module."""
    if getattr(sys, "frozen", False):
        return [sys.executable, hidden_command]
    return [sys.executable, "-m", module]

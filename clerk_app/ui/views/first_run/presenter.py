"""The first run without its widgets: which file is brought in."""

from __future__ import annotations

from pathlib import Path

INTERCHANGE_ENDING = ".json"


def is_interchange(path: Path) -> bool:
    """True for an interchange file, which is brought into the records; anything else is opened as records."""
    return path.suffix.casefold() == INTERCHANGE_ENDING

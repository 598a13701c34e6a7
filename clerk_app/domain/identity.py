"""The names by which the record knows its things."""

import re
from typing import NewType

Id = NewType("Id", str)
"""A UUIDv7 as 32 hex digits: sortable by when it was made, short enough for a Word bookmark name (40 characters)."""

_FORM = re.compile(r"[0-9a-f]{32}")


def is_id(text: str) -> bool:
    """True if the text has the form of an id: 32 lower-case hex digits."""
    return _FORM.fullmatch(text) is not None

"""Going on behind a mistake of ours: it is told as any that nothing caught, and what comes next is still done."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def going_on() -> Iterator[None]:
    """Whatever is raised within goes where errors go that nothing caught, and whoever asked goes on behind it."""
    try:
        yield
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)

"""What is set up before the window is imported, so that importing it takes less time."""

from __future__ import annotations

import builtins
import gc

import PySide6.QtCore  # noqa: F401 -- it puts its own import in the place of Python's


def quick_start() -> None:
    """Nothing that is imported from now on is swept for garbage or searched for features of PySide.

    PySide's import reads the source of every module to learn whether it asks for snake case. No module of ours does,
    and reading all of SQLAlchemy's takes as long as half the first paint. The collector, which would find nothing
    among modules, is taken over by `background/garbage.Sweeper`.
    """
    gc.disable()
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

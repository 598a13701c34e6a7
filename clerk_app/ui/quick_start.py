"""What is set up before the window is imported, so that importing it takes less time."""

from __future__ import annotations

import builtins
import gc
from contextlib import nullcontext
from pathlib import Path

from clerk_app.ui.kept_compiled import kept_compiled


def quick_start(compiled: Path | None = None) -> None:
    """PySide is loaded, and nothing imported from now on is swept for garbage or searched for features of PySide.

    PySide's import reads the source of every module to learn whether it asks for snake case. No module of ours does,
    and reading all of SQLAlchemy's takes as long as half the first paint. The collector, which would find nothing
    among modules, is taken over by `background/garbage.Sweeper`. `compiled` is the file that keeps what PySide would
    compile anew, as `kept_compiled` says.
    """
    gc.disable()
    with nullcontext() if compiled is None else kept_compiled(compiled):
        import PySide6.QtCore  # noqa: F401, PLC0415 -- it puts its own import in the place of Python's
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

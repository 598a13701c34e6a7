"""What PySide compiles anew at every start, kept as it was compiled.

The Python part of PySide 6.11 lies as sources within its library, where Python keeps nothing of what it compiles; to
compile it takes a sixth of the start of a bare window.
"""

from __future__ import annotations
import __future__

import builtins
import marshal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import reduce
from importlib.util import MAGIC_NUMBER, source_hash
from operator import or_
from pathlib import Path
from types import CodeType

_FUTURES = reduce(or_, (getattr(__future__, name).compiler_flag for name in __future__.all_feature_names))
"""Which flags of a piece of code tell of the `__future__` it was written in."""
_HASH_SIZE = 8
_Kept = dict[tuple[str, int, bytes], CodeType]


@contextmanager
def kept_compiled(path: Path) -> Iterator[None]:
    """Within, what is compiled from sources in memory is taken from this file, and kept there where it is not in it.

    A file that is not there, damaged or of another Python counts as none. One that cannot be written is none next time
    either; the folder is not made.
    """
    kept = _Compiled(builtins.compile, _read(path))
    builtins.compile = kept.compile  # type: ignore[assignment]  # it is declared with overloads
    try:
        yield
    finally:
        builtins.compile = kept.anew  # type: ignore[assignment]  # as above
    if kept.has_grown and not sys.dont_write_bytecode:
        _write(path, kept.used)


class _Compiled:
    """What was compiled before and what is compiled now, as `compile` gives it."""

    def __init__(self, anew: Callable[..., CodeType], known: _Kept) -> None:
        self.anew = anew
        self.used: _Kept = {}
        self.has_grown = False
        self._known = known

    def compile(self, source: object, filename: str, mode: str, *rest: object, **options: object) -> CodeType:
        """As `compile`; what is no source, or is compiled in a way of its own, is left to that."""
        if not isinstance(source, str | bytes) or mode != "exec" or rest or options:
            return self.anew(source, filename, mode, *rest, **options)
        # `compile` takes over what its caller has from the `__future__`; between that and it is now this function.
        futures = sys._getframe(1).f_code.co_flags & _FUTURES
        key = filename, futures, source_hash(source.encode() if isinstance(source, str) else source)
        code = self._known.get(key)
        if code is None:
            self.has_grown = True
            code = self.anew(source, filename, mode, futures, dont_inherit=True)
        self.used[key] = code
        return code


def _read(path: Path) -> _Kept:
    with suppress(OSError, ValueError, EOFError, TypeError):
        magic, hashed, data = _parts(path.read_bytes())
        # What the disk has damaged is not even looked at: `marshal` may end the process.
        if magic == MAGIC_NUMBER and hashed == source_hash(data):
            known: _Kept = marshal.loads(data)
            return known
    return {}


def _parts(content: bytes) -> tuple[bytes, bytes, bytes]:
    begin, end = len(MAGIC_NUMBER), len(MAGIC_NUMBER) + _HASH_SIZE
    return content[:begin], content[begin:end], content[end:]


def _write(path: Path, used: _Kept) -> None:
    data = marshal.dumps(used)
    with suppress(OSError):
        path.write_bytes(MAGIC_NUMBER + source_hash(data) + data)

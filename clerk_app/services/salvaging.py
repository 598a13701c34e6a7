"""What could be brought back of records whose file is damaged."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """New records made of what a damaged file still holds, and how much of it that is.

    `whole` entries are as they were written. `kept_last` are as an earlier change left them, which may lack the words
    typed last. `lost` were seen in the file, but nothing of them can be trusted. `loose` belonged to something that is
    lost, and now stand without it or in a place made for them.
    """

    path: Path
    whole: int
    kept_last: int = 0
    lost: int = 0
    loose: int = 0

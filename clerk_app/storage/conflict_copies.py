"""Copies of a store that programs for synchronised folders put beside it where two computers changed it."""

import re
from contextlib import suppress
from pathlib import Path

from clerk_app.services.trouble import Trouble
from clerk_app.storage.inspection import inspect
from clerk_app.storage.places import followed

_WHAT_THEY_ADD = re.compile(r" \(.+\)| \d+|-[A-Za-z]\S*|\.sync-conflict-\S+|_conf\(\d+\)")
"""What such programs write behind the name: "records (1)", "records (Ann's conflicted copy 2026-03-04)", "records 2",
"records-LAPTOP", "records.sync-conflict-20260304-101500-ABCDEFG", "records_conf(1)". What this program keeps beside a
store has other names."""


def conflict_copies(store: Path) -> tuple[Path, ...]:
    """The files beside a store that are called like a copy of it and hold the same records, by name; none is touched.

    None where the folder cannot be looked at.
    """
    store = followed(store)
    try:
        own = inspect(store).store_id
        near = [path for path in store.parent.iterdir() if _may_be_copy(path, store)]
    except (OSError, Trouble):
        return ()
    found = []
    for path in sorted(near):
        with suppress(Trouble):
            if inspect(path).store_id == own:
                found.append(path)
    return tuple(found)


def _may_be_copy(path: Path, store: Path) -> bool:
    added = path.stem.removeprefix(store.stem)
    is_called_so = path.suffix == store.suffix and path.stem == store.stem + added
    return is_called_so and _WHAT_THEY_ADD.fullmatch(added) is not None

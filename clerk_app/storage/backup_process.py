"""Makes a backup in a process of its own: reading every row takes Python's time, which belongs to whoever is typing.

Run as `python -m clerk_app.storage.backup_process STORE MOMENT`, and by the frozen program as its hidden command of the
same meaning. It answers in JSON.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from clerk_app.own_process import HOME, WITHOUT_WINDOW, command_for
from clerk_app.services.backups import Backup
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.backup_series import back_up_in_turn

BACK_UP_BESIDE = "back-up-beside"
"""The hidden command by which the frozen program becomes this process."""
_LOOKS_EVERY = 0.1
_NICE = 10
_IN_THE_BACKGROUND = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)


def back_up_beside(store: Path, now: datetime, go_on: Callable[[], None]) -> Backup:
    """As `back_up_in_turn`; `go_on` is called ten times a second, and ends the backup by raising whatever it likes.

    Raises RuntimeError where the process ends without an answer.
    """
    process = subprocess.Popen(
        [*command_for(BACK_UP_BESIDE, __name__), str(store), now.isoformat()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=HOME,
        creationflags=WITHOUT_WINDOW | _IN_THE_BACKGROUND,
    )
    try:
        while True:
            with suppress(subprocess.TimeoutExpired):
                said, _ = process.communicate(timeout=_LOOKS_EVERY)
                break
            go_on()
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    return _heard(said, process.returncode)


def main(arguments: list[str]) -> int:
    """Makes the backup that the arguments ask for, and says what became of it on standard output; the exit code."""
    store, moment = Path(arguments[0]), datetime.fromisoformat(arguments[1])
    if hasattr(os, "nice"):
        os.nice(_NICE)
    try:
        made = back_up_in_turn(store, moment)
        answer: dict[str, object] = {"made": str(made.path), "taken": made.taken.isoformat(), "size": made.size}
    except Trouble as trouble:
        answer = {"trouble": str(trouble.code), "values": dict(trouble.values)}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    return 0


def _heard(said: bytes, code: int) -> Backup:
    if code != 0:
        raise RuntimeError(f"the process that makes backups ended with {code}")
    answer = json.loads(said)
    if "trouble" in answer:
        raise Trouble(TroubleCode(answer["trouble"]), **answer["values"])
    return Backup(path=Path(answer["made"]), taken=datetime.fromisoformat(answer["taken"]), size=answer["size"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The command line, carried out by a user who owns nothing: `python -m tests.bad_input.nobody ARGUMENTS`.

All that the command needs is loaded first by carrying it out on a folder that goes again, since nobody may not even
read the program.
"""

import io
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from clerk_app.bootstrap import closing, open_or_create
from clerk_app.cli import main

NOBODY = 65534


def rehearse(command: str) -> None:
    """Carries out such a command on an empty store, and one that is refused."""
    with TemporaryDirectory() as name, redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        folder = Path(name)
        store, file = folder / "records.clerk", folder / "all.json"
        with closing(open_or_create(store)):
            pass
        arguments: dict[str, list[str | Path]] = {
            "check": [], "sample": [], "import": [file], "export": ["--format", "json", "--output", file],
            "backup": ["--output", folder / "copy.clerk"], "restore": [folder / "backup.clerk"],
        }  # fmt: skip
        main(["backup", "--store", str(store), "--output", str(folder / "backup.clerk")])
        main(["export", "--format", "json", "--store", str(store), "--output", str(file)])
        main([command, *map(str, arguments[command]), "--store", str(store)])
        if command == "import":
            (folder / "members.csv").write_text("Seat,Name\nHarbour,Jo Lee\n", encoding="utf-8")
            main(["import", str(folder / "members.csv"), "--board", "none", "--store", str(store)])
        main(["check", "--store", str(folder / "no" / "records.clerk")])


if __name__ == "__main__":
    rehearse(sys.argv[1])
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    sys.exit(main(sys.argv[1:]))

"""The command line, carried out by a user who owns nothing: `python -m tests.bad_input.nobody ARGUMENTS`.

All that the command needs is loaded first by carrying it out on a folder that goes again, since nobody may not even
read the program.
"""

import io
import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from clerk_app.cli import main

NOBODY = 65534


def rehearse(arguments: Sequence[str]) -> None:
    """Carries out the same command on another store, and one that is refused."""
    with TemporaryDirectory() as name, redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        folder = Path(name)
        store = str(folder / "records.clerk")
        main(["sample", "--store", store])
        main(["export", "--store", store, "--format", "json", "--output", str(folder / "all.json")])
        if arguments[0] == "import":
            main(["import", str(folder / "all.json"), "--store", store])
        if arguments[0] == "export":
            elsewhere = ["--store", store, "--output", str(folder / "minutes")]
            main([*arguments, *elsewhere])
        main(["check", "--store", store])
        main(["check", "--store", str(folder / "no" / "records.clerk")])


if __name__ == "__main__":
    rehearse(sys.argv[1:])
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    sys.exit(main(sys.argv[1:]))

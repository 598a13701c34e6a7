"""The window as the command line opens it, but for the clock, which the test moves.

`python -m tests.xvfb.window_at_a_time STORE CLOCK` shows it until it is closed.
"""

import sys
from pathlib import Path

from clerk_app.cli.gui import launch_on
from clerk_app.ui.app import run
from tests.xvfb.clock_on_disk import ClockOnDisk

if __name__ == "__main__":
    store, clock = Path(sys.argv[1]), Path(sys.argv[2])
    sys.exit(run(launch_on(store, ClockOnDisk(clock))))

"""The command `showcase`: the window on a store of its own that holds the sample boards."""

from pathlib import Path

from clerk_app import bootstrap
from clerk_app.cli.gui import LOOK_FILE, launch_on
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.showcase import run  # type: ignore[import-not-found, unused-ignore]

STORE_NAME = "sample.clerk"


def show(folder: Path) -> int:
    """Shows the samples in the window, or without a display carries the meeting through and leaves its papers there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(TroubleCode.NO_PERMISSION, path=str(folder)) from error
    store = folder / STORE_NAME
    with bootstrap.closing(bootstrap.open_or_create(store)) as app:
        bootstrap.load_samples(app, app.clock.now().astimezone().date())
    code: int = run(folder, launch_on(store, look_file=folder / LOOK_FILE))
    return code

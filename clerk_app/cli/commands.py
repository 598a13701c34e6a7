"""The commands by name; each is loaded when it is called, so that no command pays for another."""

from argparse import Namespace
from collections.abc import Callable, Mapping


def _gui(options: Namespace) -> int:
    from clerk_app.cli.gui import open_window

    return open_window(options.store)


def _showcase(options: Namespace) -> int:
    from clerk_app.cli.showcase import show

    return show(options.folder)


def _sample(options: Namespace) -> int:
    from clerk_app.cli.record_commands import sample

    return sample(options.store)


def _import(options: Namespace) -> int:
    from clerk_app.cli.record_commands import import_file

    return import_file(options.store, options.file, options.existing)


def _export(options: Namespace) -> int:
    from clerk_app.cli.export_command import export

    return export(options.store, options.format, options.meeting, options.output, options.paper)


def _check(options: Namespace) -> int:
    from clerk_app.cli.record_commands import check

    return check(options.store)


COMMANDS: Mapping[str, Callable[[Namespace], int]] = {
    "gui": _gui,
    "sample": _sample,
    "import": _import,
    "export": _export,
    "check": _check,
    "showcase": _showcase,
}

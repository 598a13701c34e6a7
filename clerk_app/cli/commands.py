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


def _boards(options: Namespace) -> int:
    from clerk_app.cli.list_commands import boards

    return boards(options.store, as_json=options.json, as_tree=options.tree)


def _meetings(options: Namespace) -> int:
    from clerk_app.cli.list_commands import meetings

    return meetings(options.store, options.board, as_json=options.json)


def _registers(options: Namespace) -> int:
    from clerk_app.cli.register_command import list_registers, write_registers

    if options.format is None:
        return list_registers(options.store, options.board, only_open=options.open, as_json=options.json)
    return write_registers(
        options.store,
        options.board,
        options.format,
        options.output,
        only_open=options.open,
        with_exempt=options.with_exempt,
    )


def _import(options: Namespace) -> int:
    from clerk_app.cli.import_command import import_file
    from clerk_app.cli.import_lists import ReadAs

    read_as = ReadAs(doubts=options.doubts, dry_run=options.dry_run, as_json=options.json)
    return import_file(options.store, options.file, options.existing, options.board, options.meeting, read_as)


def _export(options: Namespace) -> int:
    from clerk_app.cli.export_command import InTemplate, export

    return export(
        options.store,
        options.format,
        options.meeting,
        options.style,
        options.output,
        options.paper,
        options.item,
        options.person,
        InTemplate(options.template, options.broken_template),
        with_exempt=options.with_exempt,
    )


def _style(options: Namespace) -> int:
    from clerk_app.cli.style_command import write_style

    return write_style(options.store, options.style, options.board, options.output)


def _check(options: Namespace) -> int:
    from clerk_app.cli.record_commands import check

    return check(options.store)


def _backup(options: Namespace) -> int:
    from clerk_app.cli.backup_commands import backup

    return backup(options.store, options.output, replace=options.replace)


def _restore(options: Namespace) -> int:
    from clerk_app.cli.backup_commands import restore

    return restore(options.store, options.backup)


def _salvage(options: Namespace) -> int:
    from clerk_app.cli.backup_commands import salvage

    return salvage(options.store, options.output)


COMMANDS: Mapping[str, Callable[[Namespace], int]] = {
    "gui": _gui,
    "boards": _boards,
    "meetings": _meetings,
    "registers": _registers,
    "export": _export,
    "import": _import,
    "style": _style,
    "sample": _sample,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    "salvage": _salvage,
    "showcase": _showcase,
}

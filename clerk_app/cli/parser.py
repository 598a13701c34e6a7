"""What can be typed after `clerk-app`."""

import os
from argparse import SUPPRESS, Action, ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from clerk_app import __version__
from clerk_app.bootstrap import default_store
from clerk_app.domain.house_style import SHIPPED_STYLES
from clerk_app.services.choices import BrokenTemplate, DoubtfulRows, ExistingIds, FileFormat, PaperKind
from clerk_app.wording.catalogue import has, say


def make_parser() -> ArgumentParser:
    """The parser; `command` of what it parses is a name in COMMANDS."""
    parser = _Parser(prog="clerk-app", description=say("cli.description"), epilog=_epilog())
    parser.add_argument("--version", action=_SayVersion, nargs=0, help=say("cli.say_version"))
    parser.add_argument("--store", type=Path, default=default_store(), metavar="FILE", help=say("cli.store"))
    parser.set_defaults(command="gui")
    common = _Parser(add_help=False)
    common.add_argument("--store", type=Path, default=SUPPRESS, metavar="FILE", help=say("cli.store"))

    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title=say("cli.commands"), parser_class=_Parser)
    commands.default = "gui"

    def add(name: str, *parents: _Parser) -> ArgumentParser:
        examples = say(f"cli.examples.{name}") if has(f"cli.examples.{name}") else None
        return commands.add_parser(
            name, parents=list(parents), help=say(f"cli.{name}"), description=_description(name), epilog=examples
        )

    add("gui", common)
    _boards(add("boards", common))
    _meetings(add("meetings", common))
    _registers(add("registers", common))
    _export(add("export", common))
    _import(add("import", common))
    _style(add("style", common))
    add("sample", common)
    add("check", common)
    _backup(add("backup", common))
    _restore(add("restore", common))
    _salvage(add("salvage", common))
    _showcase(add("showcase"))
    return parser


class _Parser(ArgumentParser):
    """A parser whose longer texts keep their lines."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=RawDescriptionHelpFormatter, **options)


class _SayVersion(Action):
    """Prints the versions that a report of a fault needs; SQLite is loaded for that alone, not ahead of a window."""

    def __call__(self, parser: ArgumentParser, *_: object) -> None:
        import platform
        import sqlite3

        versions = {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
        print(say("cli.version", version=__version__, **versions))
        parser.exit()


def _epilog() -> str:
    return say("cli.epilog", store=default_store())


def _description(name: str) -> str:
    more = f"cli.more.{name}"
    return "\n\n".join((say(f"cli.{name}"), *([say(more)] if has(more) else [])))


def _json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=say("cli.as_json"))


def _boards(parser: ArgumentParser) -> None:
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--json", action="store_true", help=say("cli.as_json"))
    ways.add_argument("--tree", action="store_true", help=say("cli.boards_tree"))


def _meetings(parser: ArgumentParser) -> None:
    parser.add_argument("--board", metavar="BOARD", help=say("cli.meetings_board"))
    _json(parser)


def _registers(parser: ArgumentParser) -> None:
    parser.add_argument("--board", metavar="BOARD", help=say("cli.registers_board"))
    parser.add_argument("--open", action="store_true", help=say("cli.registers_open"))
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--json", action="store_true", help=say("cli.as_json"))
    papers = (FileFormat.DOCX, FileFormat.PDF)
    ways.add_argument("--format", type=FileFormat, choices=papers, help=say("cli.registers_format"))
    parser.add_argument("--with-exempt", action="store_true", help=say("cli.registers_with_exempt"))
    parser.add_argument("--output", metavar="PATH", help=say("cli.registers_output"))


def _import(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=say("cli.import_file"))
    parser.add_argument(
        "--existing", type=ExistingIds, choices=tuple(ExistingIds), default=ExistingIds.SKIP,
        help=say("cli.import_existing"),
    )  # fmt: skip
    parser.add_argument("--board", metavar="BOARD", help=say("cli.import_board"))
    parser.add_argument("--meeting", metavar="MEETING", help=say("cli.import_meeting"))
    parser.add_argument(
        "--doubts", type=DoubtfulRows, choices=tuple(DoubtfulRows), default=None, help=say("cli.import_doubts")
    )
    parser.add_argument("--dry-run", action="store_true", help=say("cli.import_dry_run"))
    _json(parser)


def _export(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--format", type=FileFormat, choices=tuple(FileFormat), required=True, help=say("cli.export_format")
    )
    parser.add_argument(
        "--paper", type=PaperKind, choices=tuple(PaperKind), default=PaperKind.MINUTES, help=say("cli.export_paper")
    )
    parser.add_argument("--meeting", metavar="MEETING", help=say("cli.export_meeting"))
    parser.add_argument("--item", metavar="ITEM", help=say("cli.export_item"))
    parser.add_argument("--person", metavar="PERSON", help=say("cli.export_person"))
    parser.add_argument("--with-exempt", action="store_true", help=say("cli.export_with_exempt"))
    parser.add_argument(
        "--style", type=_style_or_file, metavar="STYLE", help=say("cli.export_style", styles=", ".join(SHIPPED_STYLES))
    )
    parser.add_argument("--template", type=Path, metavar="FILE", help=say("cli.export_template"))
    parser.add_argument(
        "--broken-template", type=BrokenTemplate, choices=tuple(BrokenTemplate), default=None,
        help=say("cli.export_broken_template"),
    )  # fmt: skip
    parser.add_argument("--output", metavar="PATH", help=say("cli.export_output"))


def _style(parser: ArgumentParser) -> None:
    parser.add_argument("style", nargs="?", choices=SHIPPED_STYLES, metavar="STYLE", help=say("cli.style_style"))
    parser.add_argument("--board", metavar="BOARD", help=say("cli.style_board"))
    parser.add_argument("--output", metavar="PATH", help=say("cli.style_output"))


def _style_or_file(named: str) -> str | Path:
    """The key of a style of the program, or the file that holds one: whatever has an ending, or is in a folder."""
    if named in SHIPPED_STYLES:
        return named
    if Path(named).suffix or os.sep in named:
        return Path(named)
    raise ArgumentTypeError(say("cli.no_style", wanted=named, styles=", ".join(SHIPPED_STYLES)))


def _backup(parser: ArgumentParser) -> None:
    parser.add_argument("--output", default="", metavar="PATH", help=say("cli.backup_output"))
    parser.add_argument("--replace", action="store_true", help=say("cli.backup_replace"))


def _restore(parser: ArgumentParser) -> None:
    parser.add_argument("backup", type=Path, metavar="BACKUP", help=say("cli.restore_backup"))


def _salvage(parser: ArgumentParser) -> None:
    parser.add_argument("--output", default="", metavar="PATH", help=say("cli.salvage_output"))


def _showcase(parser: ArgumentParser) -> None:
    parser.add_argument("--folder", type=Path, default=Path("out"), metavar="FOLDER", help=say("cli.showcase_folder"))

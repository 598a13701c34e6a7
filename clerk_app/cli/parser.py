"""What can be typed after `clerk-app`."""

from argparse import SUPPRESS, ArgumentParser
from pathlib import Path

from clerk_app.bootstrap import default_store
from clerk_app.services.choices import ExistingIds, FileFormat, PaperKind
from clerk_app.wording.catalogue import say


def make_parser() -> ArgumentParser:
    """The parser; `command` of what it parses is a name in COMMANDS."""
    parser = ArgumentParser(prog="clerk-app", description=say("cli.description"), epilog=say("cli.exit_codes"))
    parser.add_argument("--store", type=Path, default=default_store(), metavar="FILE", help=say("cli.store"))
    parser.set_defaults(command="gui")
    common = ArgumentParser(add_help=False)
    common.add_argument("--store", type=Path, default=SUPPRESS, metavar="FILE", help=say("cli.store"))

    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.default = "gui"
    for name in ("gui", "sample", "check"):
        commands.add_parser(name, parents=[common], help=say(f"cli.{name}"), description=say(f"cli.{name}"))
    _import(commands.add_parser("import", parents=[common], help=say("cli.import"), description=say("cli.import")))
    _export(commands.add_parser("export", parents=[common], help=say("cli.export"), description=say("cli.export")))
    showcase = commands.add_parser("showcase", help=say("cli.showcase"), description=say("cli.showcase"))
    showcase.add_argument("--folder", type=Path, default=Path("out"), help=say("cli.showcase_folder"))
    return parser


def _import(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=say("cli.import_file"))
    parser.add_argument(
        "--existing", type=ExistingIds, choices=tuple(ExistingIds), default=ExistingIds.SKIP,
        help=say("cli.import_existing"),
    )  # fmt: skip


def _export(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--format", type=FileFormat, choices=tuple(FileFormat), required=True, help=say("cli.export_format")
    )
    parser.add_argument(
        "--paper", type=PaperKind, choices=tuple(PaperKind), default=PaperKind.MINUTES, help=say("cli.export_paper")
    )
    parser.add_argument("--meeting", metavar="MEETING", help=say("cli.export_meeting"))
    parser.add_argument("--output", metavar="PATH", help=say("cli.export_output"))

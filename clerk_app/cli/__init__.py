"""The command line; the window is its default command.

Exit codes: 0 done; 1 not done, and the reason is said; 2 wrong usage; 3 the check found something wrong; 70 our
mistake; 130 interrupted.
"""

import errno
import io
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from clerk_app.bootstrap import HIDDEN_COMMANDS, default_store
from clerk_app.cli.commands import COMMANDS
from clerk_app.cli.saying import NotUnderstood, say_our_mistake, say_refusal
from clerk_app.domain.errors import BrokenRule
from clerk_app.services.trouble import Trouble, TroubleCode

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
NOT_DONE, OUR_MISTAKE, INTERRUPTED = 1, 70, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Carries out the command that the arguments (default: those of the process) name, and gives its exit code."""
    _print_whatever_comes()
    given = sys.argv[1:] if arguments is None else arguments
    if given and given[0] in HIDDEN_COMMANDS:
        return HIDDEN_COMMANDS[given[0]](given[1:])
    options = _parsed(given)
    try:
        code = COMMANDS[options.command](options)
        _flush_output()
        return code
    except (Trouble, BrokenRule, NotUnderstood) as refused:
        say_refusal(refused)
        return NOT_DONE
    except BrokenPipeError:
        _let_go_of_output()
        return NOT_DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            # Files say so as Trouble, so this is what is printed.
            say_refusal(Trouble(TroubleCode.DISK_FULL))
            _let_go_of_output()
            return NOT_DONE
        say_our_mistake()
        return OUR_MISTAKE


def _parsed(arguments: Sequence[str]) -> Namespace:
    if not arguments:
        # As most people start it: the window need not wait for the help texts of commands that nobody gave.
        return Namespace(command="gui", store=default_store())
    from clerk_app.cli.parser import make_parser

    return make_parser().parse_args(arguments)


def _flush_output() -> None:
    """What was printed is written now, while it can still be said that this does not work."""
    if sys.stdout is not None:  # as in a frozen window
        sys.stdout.flush()


def _let_go_of_output() -> None:
    """Whoever read what is printed has enough of it; nothing is left to be flushed into a closed pipe or full disk."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print_whatever_comes() -> None:
    """A name that the terminal cannot show is no reason to stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")

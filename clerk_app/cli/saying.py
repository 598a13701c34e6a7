"""What the command line prints when something did not work; the words are loaded when there is something to say."""

import sys
from typing import TYPE_CHECKING

from clerk_app.domain.errors import BrokenRule
from clerk_app.services.trouble import Trouble

if TYPE_CHECKING:
    from clerk_app.wording.problems import ProblemWords


class NotUnderstood(Exception):
    """A request that names nothing here, or leaves open what to do; the lines say so, and what could be meant."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        self.lines = lines


def say_refusal(refused: Trouble | BrokenRule | NotUnderstood) -> None:
    """Says on standard error what happened, what is safe and what can be done."""
    from clerk_app.wording.catalogue import say
    from clerk_app.wording.problems import broken_rule_words, trouble_words

    match refused:
        case Trouble():
            _say_words(trouble_words(refused.code, refused.values, in_window=False))
        case BrokenRule():
            _print(say("cli.rule", sentence=broken_rule_words(refused.code, refused.values)))
        case NotUnderstood():
            first, *others = refused.lines
            _print(say("cli.rule", sentence=first), *others)


def say_our_mistake() -> None:
    """Says that Clerk made a mistake, after the traceback of the exception being handled."""
    import traceback

    from clerk_app.wording.problems import trouble_words

    traceback.print_exc()
    _say_words(trouble_words("", {}, in_window=False))


def _say_words(words: "ProblemWords") -> None:
    from clerk_app.wording.catalogue import say

    _print(
        say("cli.error", title=words.title),
        words.text,
        f"{say('problems.safe')} {words.safe}",
        f"{say('problems.do')} {words.do}",
    )


def _print(*lines: str) -> None:
    print("\n".join(lines), file=sys.stderr)

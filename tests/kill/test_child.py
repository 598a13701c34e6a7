"""The children that are killed are never waited for without an end, and none is left behind when a test fails."""

import os
import signal
import sys
from contextlib import suppress

import pytest

from tests.kill.child import PATIENCE, Child, running

SHORT = 0.2
"""Seconds of patience with a child that will never say anything more."""
ENDLESS = "import time; time.sleep(3600)"
READY = """print('{"event": "ready"}', flush=True)"""

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="processes cannot be killed like this here"),
    pytest.mark.timeout(2 * PATIENCE),
]


def program(*lines: str) -> list[str]:
    """The command line of a child that does this."""
    return [sys.executable, "-c", "\n".join(lines)]


def hear_ready(child: Child) -> None:
    """Listen until the child is ready."""
    assert child.hear() == {"event": "ready"}


def why_it_failed(child: Child) -> str:
    """The sentence with which listening to the child fails, out of the block that it runs in."""
    with pytest.raises(AssertionError) as failed:
        child.hear()
    return str(failed.value)


def is_gone(child: Child) -> bool:
    """True where the child was killed, and nothing is left of it to be waited for."""
    with suppress(ProcessLookupError):
        os.kill(child.process.pid, 0)
        return False
    return child.process.returncode == -signal.SIGKILL


def test_a_child_that_hangs_fails_the_test_with_what_it_last_said_and_is_killed() -> None:
    with running(program(READY, ENDLESS)) as child:
        hear_ready(child)
        os.kill(child.process.pid, signal.SIGSTOP)
        child.patience = SHORT
        said = why_it_failed(child)
    assert said == "the child has said nothing for 0.2 seconds; it last said {'event': 'ready'}"
    assert is_gone(child)


def test_a_child_that_never_says_anything_fails_the_test_and_is_killed() -> None:
    with running(program(ENDLESS), SHORT) as child:
        said = why_it_failed(child)
    assert said == "the child has said nothing for 0.2 seconds; it last said nothing at all"
    assert is_gone(child)


def test_a_child_that_hangs_within_a_line_is_quoted_as_far_as_it_came() -> None:
    begun = r"""print('{"event": "ready"}\n{"event"', end="", flush=True)"""
    with running(program(begun, ENDLESS)) as child:
        hear_ready(child)
        child.patience = SHORT
        said = why_it_failed(child)
    assert said.endswith("""it last said {'event': 'ready'}, and the beginning of a line: b'{"event"'""")
    assert is_gone(child)


def test_a_child_that_ends_by_itself_fails_the_test_with_what_it_last_said() -> None:
    with running(program(READY)) as child:
        hear_ready(child)
        said = why_it_failed(child)
    assert said == "the child ended by itself; it last said {'event': 'ready'}"
    assert child.process.returncode is not None


def fail_beside(children: list[Child]) -> None:
    """Something fails that has nothing to do with the child, such as the time a test may take being over."""
    with running(program(READY, ENDLESS)) as child:
        children.append(child)
        hear_ready(child)
        raise RuntimeError


def test_a_child_is_killed_and_its_last_words_are_told_when_something_else_fails_meanwhile() -> None:
    children: list[Child] = []
    with pytest.raises(RuntimeError) as failed:
        fail_beside(children)
    assert failed.value.__notes__ == ["While a child was running: it last said {'event': 'ready'}"]
    assert is_gone(children[0])


def test_what_a_child_had_said_is_heard_when_it_is_killed_but_for_a_line_it_did_not_end() -> None:
    told = r"""print('{"event": "ready"}\n{"event": "told"}\n{"event"', end="", flush=True)"""
    with running(program(told, ENDLESS)) as child:
        hear_ready(child)
        os.kill(child.process.pid, signal.SIGSTOP)
        child.kill()
    assert [said["event"] for said in child.said] == ["ready", "told"]
    assert is_gone(child)

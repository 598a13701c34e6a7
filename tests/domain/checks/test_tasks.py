"""Actions that hold several tasks, and earlier ones that were left open."""

import pytest

from clerk_app.domain.actions import ActionStatus
from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.tasks import task_starts
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.richtext import typed
from tests.domain.checks.drafts import draft, found, in_welsh


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        ("To count the buoys.", ["To count the buoys."]),
        ("To count the buoys. The Pilot to show them to the crew.", ["To count", "The Pilot to show"]),
        ("To work with crews. Keeping a log.", ["To work"]),
        ("To work with crews. Creating a log of leaks. Look into spares.", ["To work", "Creating", "Look into"]),
        ("Draft the plan; and send it to all.", ["Draft", "send it"]),
        ("Draft the plan and send it to all.", ["Draft"]),
        ("To draft the plan and to circulate it.", ["To draft", "to circulate"]),
        ("To go and to stay.", ["To go"]),
        ("Count the buoys. To be completed by the Pilot. Ongoing.", ["Count"]),
        ("Write to Dr. Send, e.g. by letter.", ["Write"]),
    ],
)
def test_each_thing_to_do_begins_a_task_and_what_says_who_and_when_begins_none(text: str, tasks: list[str]) -> None:
    starts = task_starts(text)
    assert len(starts) == len(tasks)
    assert all(text[start:].startswith(words) for start, words in zip(starts, tasks, strict=True))


def test_an_action_of_several_tasks_is_found_with_the_place_where_it_may_be_split() -> None:
    build = draft()
    build.action("Count the buoys.", "Pilot")
    action = build.action("Count the buoys. Send the list to the crew.", "Pilot")
    (one,) = found(build, CheckName.SEVERAL_TASKS)
    assert (one.source, one.values["count"], one.span) == (action.id, 2, (17, 17))
    assert found(in_welsh(build), CheckName.SEVERAL_TASKS) == []


@pytest.mark.parametrize(
    ("status", "is_open"),
    [
        (None, True),
        (ActionStatus.OPEN, True),
        (ActionStatus.PROGRESS, True),
        (ActionStatus.ON_AGENDA, True),
        (ActionStatus.ONGOING, False),
        (ActionStatus.COMPLETED, False),
        (ActionStatus.COMPLETED_WITH_COMMENT, False),
    ],
)
def test_an_earlier_action_is_left_open_until_it_is_said_to_be_done_or_to_go_on(
    status: ActionStatus | None, is_open: bool
) -> None:
    build = draft()
    told = typed("It was to be talked of today.")
    block = build.block("Count the buoys.", BlockKind.EARLIER_ACTION, update=told, status=status)
    assert [one.source for one in found(build, CheckName.NO_FINAL_STATUS)] == [block.id] * is_open


def test_an_earlier_action_that_is_set_anew_or_told_of_twice_has_what_was_said_last() -> None:
    build = draft()
    anew = build.action("Count the buoys.", "Pilot")
    open_ = {"update": typed("On the agenda."), "status": ActionStatus.ON_AGENDA}
    build.block("Count the buoys.", BlockKind.EARLIER_ACTION, action_id=anew.action_id, **open_)
    assert found(build, CheckName.NO_FINAL_STATUS) == []
    build.block("Mend the crane.", BlockKind.EARLIER_ACTION, action_id=Id("f" * 32), **open_)
    assert len(found(build, CheckName.NO_FINAL_STATUS)) == 1
    build.block("Mend the crane.", BlockKind.EARLIER_ACTION, action_id=Id("f" * 32), status=ActionStatus.COMPLETED)
    assert found(build, CheckName.NO_FINAL_STATUS) == []

"""Actions in words: how far, whose, when, and how the minutes will read."""

from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain.actions import Action, ActionStatus, Due, DueKind, Owner
from clerk_app.domain.due import Calendar, DueProposal, offers, read_due
from clerk_app.domain.identity import Id
from clerk_app.wording.actions import (
    action_label,
    due_left,
    due_long,
    due_reason,
    due_short,
    offer_note,
    offer_title,
    owners,
    status,
    will_read,
)
from tests.domain.making import board

FRIDAY = date(2020, 10, 2)
CALENDAR = Calendar(
    today=FRIDAY,
    holidays=frozenset({date(2020, 12, 24), date(2020, 12, 25)}),
    closed=frozenset({date(2020, 12, 24)}),
    minutes_out=date(2020, 10, 9),
    papers_out=date(2020, 11, 27),
)
ACTION = Action(id=Id("a"), board_id=Id("b"), meeting_id=Id("m"))
ON_30_OCTOBER = Due(kind=DueKind.DATE, on=date(2020, 10, 30))


def read(words: str) -> DueProposal:
    found = read_due(words, CALENDAR)
    assert found is not None
    return found


@pytest.mark.parametrize("value", ActionStatus)
def test_every_status_has_a_word(value: ActionStatus) -> None:
    assert status(value)[0].isupper()


def test_an_action_is_called_by_its_number() -> None:
    assert action_label(3) == "Action 3"
    assert action_label(4, 2021) == "Action 4 of 2021"


def test_owners_stand_in_a_row_and_none_is_said() -> None:
    head, director = Owner(words="Head of Policy"), Owner(words="Director of Care")
    assert owners([head, director]) == "Head of Policy and Director of Care"
    assert owners([]) == "No owner yet"


@pytest.mark.parametrize(
    ("due", "short", "long"),
    [
        (None, "No due date yet", "No due date yet"),
        (Due(kind=DueKind.DATE), "No due date yet", "No due date yet"),
        (ON_30_OCTOBER, "Fri 30 Oct", "Friday 30 October 2020"),
        (Due(kind=DueKind.NEXT_MEETING), "Next meeting", "Next meeting"),
        (Due(kind=DueKind.WITH_PAPERS), "With the papers", "With the papers"),
        (Due(kind=DueKind.WITH_MINUTES, on=date(2020, 10, 9)), "With the minutes", "Friday 9 October 2020"),
    ],
)
def test_when_an_action_is_due(due: Due | None, short: str, long: str) -> None:
    assert (due_short(due), due_long(due)) == (short, long)


def test_the_offers_under_an_action_say_where_they_come_from_and_what_is_left() -> None:
    rows = [
        (offer_title(offer.means), offer_note(offer.means), due_left(offer.means.working_days))
        for offer in offers("To write by end of oct", CALENDAR)
    ]
    assert rows == [
        ("Friday 30 October 2020", "end of October, last working day", "20 working days"),
        ("Friday 9 October 2020", "when these minutes go out", "5 working days"),
        ("Next meeting", "the date is not set yet", "no date yet"),
    ]


@pytest.mark.parametrize(
    ("words", "note", "reason"),
    [
        ("by end of November", "end of November", ""),
        ("by 31 Oct", "31 October is a Saturday", "31 October is a Saturday, so the working day before"),
        (
            "by 24 Dec",
            "the office is closed on 24 December",
            "the office is closed on 24 December, so the working day before",
        ),
        ("by 25 Dec", "25 December is a public holiday", "25 December is a public holiday, so the working day before"),
        ("by 30 Oct", "“30 Oct”", ""),
        ("due with the papers", "when the papers go out", ""),
        ("by 1 Oct", "1 October has passed", "1 October has passed, so the next one"),
        (
            "by 2 May 2020",
            "2 May has passed; 2 May is a Sunday",
            "2 May has passed, so the next one; 2 May is a Sunday, so the working day before",
        ),
    ],
)
def test_a_date_says_why_it_is_not_the_day_that_was_said(words: str, note: str, reason: str) -> None:
    assert (offer_note(read(words)), due_reason(read(words))) == (note, reason)
    short = reason.replace(", so the working day before", "").replace(", so the next one", "")
    assert due_reason(read(words), short=True) == short


def test_the_next_meeting_whose_day_is_known_is_offered_by_its_day() -> None:
    known = replace(CALENDAR, next_meeting=date(2020, 12, 4))
    offer = offers("To write by ", known)[1].means
    assert (offer_title(offer), offer_note(offer)) == ("Friday 4 December 2020", "the next meeting")


def test_what_the_minutes_will_read_is_what_the_documents_print() -> None:
    action = replace(ACTION, owners=(Owner(words="the Head of Policy"),), due=ON_30_OCTOBER)
    assert will_read("To contact the schools.", action, board()) == (
        "ACTION: To contact the schools. To be completed by the Head of Policy. Due: 30 October 2020."
    )
    assert will_read("To contact the schools.", ACTION, board()) == "ACTION: To contact the schools."

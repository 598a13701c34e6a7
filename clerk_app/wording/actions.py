"""Actions in words: status, owners, when they are due, and how the line being typed will read."""

from collections.abc import Sequence

from clerk_app.domain.actions import Action, ActionStatus, Due, DueKind, Owner
from clerk_app.domain.board import Board
from clerk_app.domain.due import DueProposal, Said
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import long_date, month_name, plain_day, short_date, weekday_name
from clerk_app.wording.days import days_left
from clerk_app.wording.lists import listed
from clerk_app.wording.papers import action_tail, leading_word


def status(value: ActionStatus) -> str:
    """The word for a status."""
    return say(f"actions.status.{value}")


def action_label(number: int, year: int | None = None) -> str:
    """What an action is called: "Action 3", where the board numbers by year "Action 4 of 2021"."""
    return (
        say("actions.number", number=number)
        if year is None
        else say("actions.number_of_year", number=number, year=year)
    )


def owners(named: Sequence[Owner]) -> str:
    """The owners in a row, or "No owner yet"."""
    return listed([owner.words for owner in named]) or say("actions.no_owner")


def due_short(due: Due | None) -> str:
    """When it is due, where room is scarce: "Fri 30 Oct", "Next meeting", "No due date yet"."""
    if due is not None and due.kind is not DueKind.DATE:
        return say(f"actions.due.{due.kind}")
    return short_date(due.on) if due is not None and due.on is not None else say("actions.no_due")


def due_long(due: Due | None) -> str:
    """When it is due, in full: "Friday 30 October 2020", "Next meeting", "No due date yet"."""
    if due is None or due.on is None:
        return due_short(due)
    return long_date(due.on)


def due_left(working_days_left: int | None) -> str:
    """What is left at the end of an offer's row: "20 working days", "no date yet"."""
    return say("actions.no_day") if working_days_left is None else days_left(working_days_left)


def offer_title(offer: DueProposal) -> str:
    """What an offer is called: its day in full; a happening without a day by its name."""
    return due_long(offer.due)


def offer_note(offer: DueProposal) -> str:
    """Where an offer comes from: "end of October, last working day", "when these minutes go out", "“30 Oct”".

    A day that was typed and moved says why: "31 October is a Saturday".
    """
    if offer.due.kind is DueKind.NEXT_MEETING and offer.due.on is None:
        return say("actions.offer.next_meeting_unset")
    if offer.due.kind is not DueKind.DATE:
        return say(f"actions.offer.{offer.due.kind}")
    if offer.said is Said.END_OF_MONTH and offer.stated is not None:
        key = "end_of_month" if offer.moved is None else "end_of_month_moved"
        return say(f"actions.offer.{key}", month=month_name(offer.stated))
    return due_reason(offer, short=True) or say("actions.offer.typed", words=offer.due.words)


def due_reason(read: DueProposal, *, short: bool = False) -> str:
    """Why the date is not the day that was said: "31 October is a Saturday, so the working day before"; else empty.

    In short, where room is scarce: "31 October is a Saturday".
    """
    ending = "_short" if short else ""
    if read.stated is None:
        return ""
    reasons = []
    if read.next_one:
        reasons.append(say(f"actions.offer.next_one{ending}", day=plain_day(read.stated)))
    if read.moved is not None:
        weekday = weekday_name(read.stated)
        reasons.append(say(f"actions.offer.{read.moved}{ending}", day=plain_day(read.stated), weekday=weekday))
    return "; ".join(reasons)


def will_read(text: str, action: Action, board: Board) -> str:
    """How the minutes will read: the leading word, what is to be done, by whom and when, as the documents print it."""
    tail = action_tail(action, board)
    words = " ".join(part for part in (text, tail) if part)
    return say("actions.will_read", word=leading_word("action"), text=words)

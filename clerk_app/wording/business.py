"""Earlier business and the next meeting in words."""

from datetime import date

from clerk_app.domain.actions import Action
from clerk_app.domain.board import DateStyle
from clerk_app.domain.spoken_meeting import SpokenMeeting
from clerk_app.wording.actions import owners
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month, long_date, partial_date, spoken_range


def raised(action: Action, on: date) -> str:
    """When an action was raised and who has it: "20 September 2021, Head of Policy"."""
    return say("business.earlier.raised", date=day_and_month(on), owners=owners(action.owners))


def meeting_words(spoken: SpokenMeeting) -> str:
    """A next meeting in full: "Monday 28 March 2022, 15:30 to 17:30, Town Hall"; the rest is to be confirmed."""
    return ", ".join(
        (
            day_words(spoken),
            spoken_range(spoken.start, spoken.end)
            if spoken.start is not None
            else say("business.next_meeting.time_open"),
            spoken.venue or say("business.next_meeting.place_open"),
        )
    )


def day_words(spoken: SpokenMeeting) -> str:
    """Its day, as far as it was said."""
    whole = spoken.on.as_date()
    if whole is not None:
        return long_date(whole)
    is_known = spoken.on.month is not None
    return partial_date(spoken.on, DateStyle.PLAIN) if is_known else say("business.next_meeting.day_open")

"""The states of minutes, in words."""

from datetime import date

from clerk_app.domain.meeting import STATE_ORDER, Meeting, MinutesState
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_of_year


def state_word(state: MinutesState, chair_title: str = "Chair") -> str:
    """The state as the six steps name it; the second has the board's own word for its chair: "With chairman"."""
    return say(f"minutes.state.{state}", chair=chair_title.lower())


def state_step(meeting: Meeting, today: date, chair_title: str = "Chair") -> str:
    """The six steps as text: "Step 2 of 6, With chair, since 2 March"."""
    place, state = STATE_ORDER.index(meeting.state) + 1, state_word(meeting.state, chair_title)
    if not meeting.steps:
        return say("minutes.step", place=place, all=len(STATE_ORDER), state=state)
    day = day_of_year(meeting.steps[-1].on, today)
    return say("minutes.step_since", place=place, all=len(STATE_ORDER), state=state, day=day)

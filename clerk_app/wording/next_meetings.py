"""The meetings planned after this one, as its minutes announce them."""

from collections.abc import Sequence

from clerk_app.domain.board import Formats
from clerk_app.domain.meeting import PlannedMeeting
from clerk_app.domain.partial_date import PartialDate
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import paper_time_range, planned_day


def lead_in(meetings: Sequence[PlannedMeeting]) -> str:
    """What several meetings have in common: their year, said once, and that no venue is known; empty if nothing is."""
    if len(meetings) < 2:
        return ""
    year, places_open = common_year(meetings), not any(meeting.venue for meeting in meetings)
    if year is not None:
        return say(
            "papers.next_meeting.in_year_places_open" if places_open else "papers.next_meeting.in_year", year=year
        )
    return say("papers.next_meeting.places_open") if places_open else ""


def lines(meetings: Sequence[PlannedMeeting], formats: Formats) -> list[str]:
    """One line a meeting: "Thursday 16 May 1000hrs – 1230hrs, Town Hall"; what is not known is to be confirmed."""
    says_year = common_year(meetings) is None
    places_open = len(meetings) > 1 and not any(meeting.venue for meeting in meetings)
    return [_line(meeting, formats, says_year=says_year, says_place=not places_open) for meeting in meetings]


def common_year(meetings: Sequence[PlannedMeeting]) -> int | None:
    """The year that several meetings were all announced for; None where one has another, or none was said."""
    said = {None if meeting.on.year_inferred else meeting.on.year for meeting in meetings}
    return next(iter(said)) if len(meetings) > 1 and len(said) == 1 else None


def _line(meeting: PlannedMeeting, formats: Formats, *, says_year: bool, says_place: bool) -> str:
    day = _day(meeting.on, formats, says_year=says_year)
    if meeting.start is None:
        when = f"{day}, {say('papers.next_meeting.time_open')}"
    else:
        when = f"{day} {paper_time_range(meeting.start, meeting.end, formats)}"
    return f"{when}, {meeting.venue or say('papers.next_meeting.place_open')}" if says_place else when


def _day(on: PartialDate, formats: Formats, *, says_year: bool) -> str:
    if on.month is None:
        return say("papers.next_meeting.day_open")
    return planned_day(on, formats.date, says_year=says_year and not on.year_inferred)

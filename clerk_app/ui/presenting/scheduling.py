"""How a meeting that is planned stands to what its board says of its times, and which day comes next by that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from clerk_app.domain.board import Board
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.scheduling import Proposed, next_day
from clerk_app.ui.presenting.calendar import OfficeDays
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import long_date
from clerk_app.wording.scheduling import frequency_words, misfit_words, place_words


@dataclass(frozen=True, slots=True)
class Calling:
    """The board's rule with its other meetings, planned ones among them."""

    office: OfficeDays
    meetings: Sequence[Meeting]

    def misfits(self, day: date, start: time | None, end: time | None) -> str:
        """What does not fit of a meeting, in sentences; empty where all does, or nothing is said."""
        rule = self.office.board.scheduling
        return misfit_words(rule, self._proposed(day, start, end)) if rule is not None else ""

    def next_day(self, today: date) -> date | None:
        """The next day by the frequency after the board's last meeting; None where nothing tells."""
        rule, last = self.office.board.scheduling, self._last()
        if rule is None or last is None:
            return None
        holidays = self.office.holidays(last) | self.office.holidays(today)
        return next_day(rule, last, today, holidays)

    def proposed(self, today: date) -> str:
        """The next day by the frequency as a sentence, with its reason; empty where nothing tells."""
        rule, day = self.office.board.scheduling, self.next_day(today)
        if rule is None or rule.frequency is None or day is None:
            return ""
        return say("scheduling.proposed", day=long_date(day), often=frequency_words(rule.frequency))

    def _proposed(self, day: date, start: time | None, end: time | None) -> Proposed:
        year = self.office.board.year_starts.year_of
        in_year = sum(year(meeting.date) == year(day) for meeting in self.meetings)
        before = [meeting.date for meeting in self.meetings if meeting.date < day]
        return Proposed(day=day, start=start, end=end, last=max(before, default=None), others_in_year=in_year)

    def _last(self) -> date | None:
        return max((meeting.date for meeting in self.meetings), default=None)


def place_words_of(board: Board) -> str:
    """What kind of place the board wants, as a sentence; empty where it does not say."""
    return place_words(board.scheduling) if board.scheduling is not None else ""

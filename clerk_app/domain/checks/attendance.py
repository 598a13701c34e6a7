"""Whoever is listed as present and among the apologies."""

from collections.abc import Iterator

from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.draft import Draft
from clerk_app.domain.checks.finding import Finding
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.timeline import Presence, attended


def here_and_away(draft: Draft) -> Iterator[Finding]:
    """A finding for each name that two lists of the minutes bear: of those who were there, and of those who were not.

    A substitute who is called as the one they sit for says so there.
    """
    record = draft.record
    if draft.only is not None:
        return  # an extract lists nobody
    here, standings = attended(record.events), record.standings()
    present = {_name(draft, one) for one in record.attendees if one.id in here and one.substitute_for is None}
    for one in record.attendees:
        if one.id not in here and standings[one.id].presence is Presence.APOLOGIES and _name(draft, one) in present:
            values = {"name": record.party_name(one.who)}
            yield Finding(check=CheckName.HERE_AND_AWAY, code="here_and_away", source=one.id, values=values)


def _name(draft: Draft, one: Attendee) -> str:
    return " ".join(draft.record.party_name(one.who).casefold().removeprefix("the ").split())

"""Whoever is both present and among the apologies."""

from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.every import findings
from clerk_app.domain.timeline import EventKind
from tests.builders import RecordBuilder
from tests.domain.checks.drafts import found


def test_a_body_that_is_present_and_among_the_apologies_is_found_at_its_apology() -> None:
    build = RecordBuilder()
    here, away = build.organisation("The Lifeboat Trust"), build.organisation("Lifeboat  Trust")
    build.event(EventKind.ARRIVED, 15, 30, here)
    build.event(EventKind.APOLOGIES, 15, 0, away)
    (one,) = found(build, CheckName.HERE_AND_AWAY)
    assert (one.source, one.values["name"]) == (away.id, "Lifeboat  Trust")
    minute = build.minute("The pier")
    assert findings(build.record(), minute.id) == ()


def test_who_sent_apologies_and_came_and_whose_substitute_is_called_as_they_are_is_not() -> None:
    build = RecordBuilder()
    late = build.attendee("Pilot")
    build.event(EventKind.APOLOGIES, 15, 0, late)
    build.event(EventKind.ARRIVED, 16, 0, late)
    away = build.attendee("Harbour Master")
    sub = build.attendee("Harbour Master", substitute_for=away.id)
    build.event(EventKind.APOLOGIES, 15, 0, away)
    build.event(EventKind.ARRIVED, 15, 30, sub)
    other = build.attendee("Warden")
    build.event(EventKind.APOLOGIES, 15, 0, other)
    assert found(build, CheckName.HERE_AND_AWAY) == []

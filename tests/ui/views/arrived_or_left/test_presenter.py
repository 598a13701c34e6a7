from __future__ import annotations

from datetime import UTC, datetime

import pytest

from clerk_app.domain.timeline import EventKind
from clerk_app.ui.presenting.spot import Spot
from clerk_app.ui.views.arrived_or_left.presenter import ArrivedOrLeftPresenter, Way
from tests.ui.views.stage import Stage, at, known_id, utc

POLICE = "Police representative"
SCHOOLS = "Schools representative"
HOUSING = "Housing representative"


@pytest.fixture
def under_way(stage: Stage) -> Stage:
    """A meeting under way at 10:48, quorate with four of five agencies; the police left at 10:31."""
    stage.clock.set(utc(10, 0))
    for name in ("Director of Children’s Services", SCHOOLS, POLICE, "Head of Public Health Programmes"):
        stage.mark(name, EventKind.ARRIVED)
    stage.mark("Integrated Care Board representative", EventKind.ARRIVED, remote=True)
    stage.mark("Independent Chair", EventKind.ARRIVED)
    stage.start()
    stage.clock.set(utc(10, 31))
    stage.mark(POLICE, EventKind.LEFT)
    stage.clock.set(utc(10, 48))
    return stage


def presenter(stage: Stage, spot: Spot | None = None) -> ArrivedOrLeftPresenter:
    return ArrivedOrLeftPresenter(stage.record(), stage.clock.now(), spot)


def test_people_here_are_matched_before_those_who_left(under_way: Stage) -> None:
    found = [match.candidate.name for match in presenter(under_way).matches("rep")]
    assert found.index(SCHOOLS) < found.index(POLICE)


@pytest.mark.parametrize(
    ("arriving", "first_three"),
    [
        (None, ["expected", "here", "here"]),
        (True, ["expected", "left", "away"]),
        (False, ["here", "here", "expected"]),
    ],
)
def test_those_who_are_likely_to_come_or_go_are_offered_first(
    under_way: Stage, arriving: bool | None, first_three: list[str]
) -> None:
    under_way.mark(HOUSING, EventKind.EXPECTED)
    found = [match.candidate.name for match in presenter(under_way).matches("rep", arriving)]
    stands = {HOUSING: "expected", POLICE: "left", SCHOOLS: "here", "Integrated Care Board representative": "here"}
    assert [stands.get(name, "away") for name in found][:3] == first_three


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        (POLICE, (Way.ARRIVED, Way.REMOTE, Way.SUBSTITUTE, Way.APOLOGIES, Way.OFFICE)),
        (SCHOOLS, (Way.LEFT, Way.STEPPED_OUT, Way.REMOTE, Way.EXCLUDED, Way.OFFICE)),
        ("Integrated Care Board representative", (Way.LEFT, Way.STEPPED_OUT, Way.ARRIVED, Way.EXCLUDED, Way.OFFICE)),
        ("Commissioning Manager", (Way.ARRIVED, Way.REMOTE, Way.APOLOGIES, Way.EXCLUDED)),
    ],
)
def test_the_likely_thing_comes_first(under_way: Stage, name: str, ways: tuple[Way, ...]) -> None:
    assert presenter(under_way).ways(under_way.attendee(name)) == ways


def test_apologies_are_not_offered_to_who_sent_them(under_way: Stage) -> None:
    under_way.mark("Housing representative", EventKind.APOLOGIES)
    assert Way.APOLOGIES not in presenter(under_way).ways(under_way.attendee("Housing representative"))


@pytest.mark.parametrize(
    ("name", "way", "words", "reason", "line"),
    [
        (
            POLICE,
            Way.ARRIVED,
            "Stays quorate.",
            "5 of 5 agencies, instead of 4 of 5.",
            "The Police representative rejoined the meeting at 10:48.",
        ),
        (
            POLICE,
            Way.REMOTE,
            "Stays quorate.",
            "5 of 5 agencies, instead of 4 of 5.",
            "The Police representative rejoined the meeting remotely at 10:48.",
        ),
        (
            SCHOOLS,
            Way.LEFT,
            "Stays quorate.",
            "3 of 5 agencies, instead of 4 of 5.",
            "The Schools representative left the meeting at 10:48.",
        ),
        (
            "Independent Chair",
            Way.STEPPED_OUT,
            "Quorum is lost.",
            "4 of 5 agencies, no Chair.",
            "The Independent Chair withdrew from the meeting at 10:48.",
        ),
        (
            "Housing representative",
            Way.APOLOGIES,
            "Stays quorate.",
            "4 of 5 agencies.",
            "No line of its own: the Housing representative is listed under apologies.",
        ),
    ],
)
def test_what_enter_would_do_is_told_before(
    under_way: Stage, name: str, way: Way, words: str, reason: str, line: str
) -> None:
    reader = presenter(under_way)
    effect = reader.effect(under_way.attendee(name), way, reader.read("x"))
    assert effect.wrong == ""
    assert effect.quorum is not None
    assert (effect.quorum.word, effect.quorum.reason, effect.will_read) == (words, reason, line)


def test_a_typed_time_changes_what_is_recorded_and_read(under_way: Stage) -> None:
    reader = presenter(under_way, Spot(under_way.minutes()[3].id, known_id("9", 1)))
    read = reader.read("pol at 10:45")
    act = reader.act(under_way.attendee(POLICE), Way.ARRIVED, read)
    assert (read.words, act.at, act.kind) == ("pol", at(10, 45), EventKind.RETURNED)
    assert (act.minute_id, act.after_block_id) == (under_way.minutes()[3].id, known_id("9", 1))
    assert reader.time_words(read) == "At 10:45. The time now is 10:48."
    assert reader.effect(under_way.attendee(POLICE), Way.ARRIVED, read).will_read.endswith("at 10:45.")


def test_without_a_time_it_is_recorded_now(under_way: Stage) -> None:
    reader = presenter(under_way)
    assert reader.act(under_way.attendee(SCHOOLS), Way.LEFT, reader.read("sch")).at is None
    assert reader.time_words(reader.read("sch")) == "Time now 10:48. Type “at 10:45” to change it."


def test_before_the_start_nothing_is_pinned_to_the_text(stage: Stage) -> None:
    reader = presenter(stage, Spot(stage.minutes()[0].id, known_id("9", 1)))
    act = reader.act(stage.attendee(POLICE), Way.ARRIVED, reader.read("pol"))
    assert (act.minute_id, act.after_block_id) == (None, None)


def test_who_was_not_there_yet_cannot_leave(under_way: Stage) -> None:
    reader = presenter(under_way)
    effect = reader.effect(under_way.attendee(SCHOOLS), Way.LEFT, reader.read("sch at 9:30"))
    assert effect.wrong.startswith("Schools representative was not in the room at 09:30.")
    assert effect.quorum is None


def test_days_later_a_time_is_asked_for(under_way: Stage) -> None:
    under_way.clock.set(datetime(2024, 10, 9, 9, tzinfo=UTC))
    reader = presenter(under_way)
    who = under_way.attendee(SCHOOLS)
    assert reader.effect(who, Way.LEFT, reader.read("sch")).wrong == (
        "This meeting was on 4 October 2024. Type a time, like “at 10:45”."
    )
    read = reader.read("sch at 10:50")
    assert reader.effect(who, Way.LEFT, read).wrong == ""
    assert reader.act(who, Way.LEFT, read).at == at(10, 50)


def test_a_guest_changes_nothing_in_the_quorum(under_way: Stage) -> None:
    reader = presenter(under_way)
    effect = reader.guest_effect("Youth worker", reader.read("Youth worker"))
    assert effect.quorum is not None
    assert effect.quorum.reason == "4 of 5 agencies."
    assert effect.will_read == "The Youth worker joined the meeting at 10:48."


def test_a_substitute_represents_the_agency(under_way: Stage) -> None:
    reader = presenter(under_way)
    effect = reader.substitute_effect(under_way.attendee(POLICE), "Chief Inspector", reader.read("Chief Inspector"))
    assert effect.quorum is not None
    assert effect.quorum.reason == "5 of 5 agencies, instead of 4 of 5."


def test_a_board_without_a_rule_says_so(under_way: Stage) -> None:
    reader = presenter(under_way)
    record = under_way.record()
    object.__setattr__(record.board, "quorum", None)
    reader = ArrivedOrLeftPresenter(record, under_way.clock.now())
    effect = reader.effect(under_way.attendee(SCHOOLS), Way.LEFT, reader.read("sch"))
    assert effect.quorum is not None
    assert effect.quorum.word == "No quorum rule for this board"


def test_of_a_members_seat_it_can_be_recorded_that_they_resign_are_suspended_or_have_joined(under_way: Stage) -> None:
    schools = under_way.attendee(SCHOOLS)
    assert presenter(under_way).ways_of_office(schools) == (Way.SUSPENDED, Way.LEFT_OFFICE, Way.JOINED)
    effect = presenter(under_way).effect(schools, Way.LEFT_OFFICE, presenter(under_way).read(""))
    assert effect.will_read == "The Schools representative ceased to be a member at 10:48."
    under_way.mark(SCHOOLS, EventKind.SUSPENDED)
    assert presenter(under_way).ways_of_office(schools) == (Way.REINSTATED, Way.LEFT_OFFICE)
    assert presenter(under_way).act(schools, Way.REINSTATED, presenter(under_way).read("")).kind is EventKind.REINSTATED


AGREED = "with the agreement of the Chair"
NOT_AGREED = "no agreement of the Chair is recorded"


@pytest.mark.parametrize(
    ("name", "agreed", "line"),
    [
        (SCHOOLS, True, f"was excluded for a confidential matter, {AGREED}, and left the meeting at 10:48."),
        (SCHOOLS, False, f"was excluded for a confidential matter and left the meeting at 10:48; {NOT_AGREED}."),
        (HOUSING, True, f"was excluded from the meeting for a confidential matter, {AGREED}."),
        (HOUSING, False, f"was excluded from the meeting for a confidential matter; {NOT_AGREED}."),
    ],
)
def test_an_exclusion_reads_with_what_the_chair_agreed(under_way: Stage, name: str, agreed: bool, line: str) -> None:
    reader = presenter(under_way)
    effect = reader.effect(under_way.attendee(name), Way.EXCLUDED, reader.read("x"), agreed=agreed)
    assert effect.will_read == f"The {name} {line}"


def test_of_somebody_who_is_out_already_it_is_said_at_the_time_when_they_went(under_way: Stage) -> None:
    under_way.clock.set(utc(10, 40))
    under_way.mark(SCHOOLS, EventKind.STEPPED_OUT)
    under_way.clock.set(utc(10, 48))
    reader = presenter(under_way)
    effect = reader.effect(under_way.attendee(SCHOOLS), Way.EXCLUDED, reader.read("sch"), agreed=True)
    assert effect.will_read.endswith("left the meeting at 10:40.")

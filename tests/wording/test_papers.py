"""What documents add to the typed text: people in sentences, event lines, the tail of an action."""

from dataclasses import replace

import pytest

from clerk_app.domain.board import Formats, Naming, TimeStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Group, Organisation, Party, Person, Post
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import Event, EventKind
from clerk_app.wording.lists import listed, sentence_case
from clerk_app.wording.papers import event_sentence, in_sentence, in_the_chair, in_the_chair_in_brackets
from tests.domain.making import MEETING, board, event, record

E = EventKind


def attending(name: str, who: Party) -> Attendee:
    return Attendee(id=Id(f"{name} here"), meeting_id=MEETING, position=0, who=who)


ROOM = record(
    people=(Person(id=Id("p"), names=(DatedName("A. Example"),)),),
    posts=(
        Post(id=Id("police"), names=(DatedName("Dorset Police representative"),)),
        Post(id=Id("the"), names=(DatedName("The Children’s Commissioner"),)),
    ),
    organisations=(Organisation(id=Id("o"), names=(DatedName("Brighter Futures"),)),),
    groups=(Group(id=Id("g"), names=(DatedName("Care Ambassadors"),)),),
    attendees=(
        attending("police", Party(post_id=Id("police"))),
        attending("the", Party(post_id=Id("the"))),
        attending("o", Party(organisation_id=Id("o"))),
        attending("g", Party(group_id=Id("g"))),
        attending("both", Party(post_id=Id("police"), person_id=Id("p"))),
        attending("nobody", Party(post_id=Id("unknown"))),
    ),
)


def told(*events: Event, whole: MeetingRecord = ROOM) -> str:
    return event_sentence(whole.supposing(*events), events[-1])


@pytest.mark.parametrize(
    ("who", "naming", "name"),
    [
        ("police", Naming.POST, "the Dorset Police representative"),
        ("the", Naming.POST, "The Children’s Commissioner"),
        ("o", Naming.POST, "Brighter Futures"),
        ("g", Naming.POST, "the Care Ambassadors"),
        ("both", Naming.POST, "the Dorset Police representative"),
        ("both", Naming.NAME, "A. Example"),
        ("both", Naming.NAME_AND_POST, "A. Example, Dorset Police representative"),
        ("police", Naming.NAME, "the Dorset Police representative"),
        ("nobody", Naming.POST, ""),
    ],
)
def test_posts_and_groups_have_an_article_and_people_and_bodies_none(who: str, naming: Naming, name: str) -> None:
    whole = replace(ROOM, board=board(naming=naming))
    somebody = next(one for one in whole.attendees if one.id == f"{who} here")
    assert in_sentence(whole, somebody) == name


@pytest.mark.parametrize(
    ("kind", "remote", "sentence"),
    [
        (E.ARRIVED, False, "The Dorset Police representative joined the meeting at 10:48."),
        (E.ARRIVED, True, "The Dorset Police representative joined the meeting remotely at 10:48."),
        (E.LEFT, False, "The Dorset Police representative left the meeting at 10:48."),
        (E.LEFT, True, "The Dorset Police representative left the meeting at 10:48."),
        (E.STEPPED_OUT, False, "The Dorset Police representative withdrew from the meeting at 10:48."),
        (E.RETURNED, False, "The Dorset Police representative rejoined the meeting at 10:48."),
        (E.RETURNED, True, "The Dorset Police representative rejoined the meeting remotely at 10:48."),
        (E.TOOK_CHAIR, False, "The Dorset Police representative took the chair at 10:48."),
        (E.APOLOGIES, False, ""),
    ],
)
def test_the_minutes_tell_of_comings_and_goings(kind: EventKind, remote: bool, sentence: str) -> None:
    assert told(event(kind, "10:48", "police here", remote=remote)) == sentence


def test_who_arrives_after_having_left_rejoins() -> None:
    came, left, again = (event(kind, clock, "police here") for kind, clock in (
        (E.ARRIVED, "10:00"), (E.LEFT, "10:31"), (E.ARRIVED, "10:48"),
    ))  # fmt: skip
    assert told(came, left, again) == "The Dorset Police representative rejoined the meeting at 10:48."
    assert event_sentence(ROOM.supposing(came, left, again), came).endswith("joined the meeting at 10:00.")


def test_an_event_that_is_not_recorded_yet_reads_as_it_would_at_the_end() -> None:
    whole = ROOM.supposing(event(E.ARRIVED, "10:00", "police here"), event(E.LEFT, "10:31", "police here"))
    assert "rejoined" in event_sentence(whole, event(E.ARRIVED, "10:48", "police here"))


def test_times_are_the_boards_own() -> None:
    whole = replace(ROOM, board=board(formats=Formats(time=TimeStyle.HOURS)))
    assert told(event(E.ADJOURNED, "10:20"), whole=whole) == "The meeting was adjourned at 1020hrs."


def test_nothing_is_told_of_somebody_without_a_name() -> None:
    assert told(event(E.LEFT, "10:48", "nobody here")) == told(event(E.LEFT, "10:48", "stranger")) == ""


@pytest.mark.parametrize(
    ("names", "joint", "words"),
    [
        ([], "and", ""),
        (["Police"], "and", "Police"),
        (["Police", "Schools"], "and", "Police and Schools"),
        (["Police", "Schools", "Health"], "or", "Police, Schools or Health"),
    ],
)
def test_names_stand_in_a_row(names: list[str], joint: str, words: str) -> None:
    assert listed(names, joint) == words


@pytest.mark.parametrize(("words", "said"), [("", ""), ("the end", "The end"), ("éa", "Éa"), ("CCG", "CCG")])
def test_a_sentence_begins_with_a_capital(words: str, said: str) -> None:
    assert sentence_case(words) == said


def test_a_post_that_is_called_as_the_chair_is_says_so_once() -> None:
    assert in_the_chair("Harbour Master", "Chairman") == "Harbour Master, Chairman"
    assert in_the_chair_in_brackets("Harbour Master", "Chairman") == "Harbour Master (Chairman)"
    for told in (in_the_chair, in_the_chair_in_brackets):
        assert told("Chairman", "Chairman") == "Chairman"

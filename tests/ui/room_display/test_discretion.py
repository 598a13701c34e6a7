"""No person is named in front of the room, however a name is written; ordinary words stay."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.agenda import Exemption
from clerk_app.domain.decisions import Decision, Proposal, Vote
from clerk_app.domain.forecast import forecast
from clerk_app.domain.identity import Id
from clerk_app.domain.matching import folded
from clerk_app.domain.meeting import Capacity
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Party, Person, Post
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import Marks, Run, rich, typed
from clerk_app.domain.rules.usual import ChairPart, agencies_represented
from clerk_app.domain.timeline import EventKind
from clerk_app.ui.room_display.discretion import Discretion
from clerk_app.ui.room_display.presenter import room_values
from tests.domain.making import MEETING, at, attendee, block, board, event, item, meeting, minute, record

NOW = datetime(2020, 10, 2, 9, 48, tzinfo=UTC)


def _person(*names: str) -> Person:
    return Person(id=Id(names[0]), names=tuple(DatedName(name) for name in names))


def _discretion(*people: Person, **parts: object) -> Discretion:
    return Discretion(record(people=people, **parts))


JANE = _person("Jane Mary Arkwright")


@pytest.mark.parametrize(
    "words",
    [
        "That Jane Mary Arkwright be thanked.",
        "That JANE ARKWRIGHT be thanked.",
        "That J. Arkwright be thanked.",
        "That J Arkwright’s report be noted.",
        "That Mrs Arkwright be thanked.",
        "That Cllr Nobody-We-Know be thanked.",
        "That Dr. Élan be thanked.",
    ],
)
def test_a_whole_name_or_a_surname_with_its_initial_or_title_names_somebody(words: str) -> None:
    assert _discretion(JANE).names_somebody(words)
    assert _discretion(JANE).hints_at_somebody(words)


@pytest.mark.parametrize("words", ["That Arkwright be thanked.", "That Jane be thanked.", "Arkwright’s plan."])
def test_one_part_of_a_name_alone_may_mean_somebody(words: str) -> None:
    assert _discretion(JANE).hints_at_somebody(words)


@pytest.mark.parametrize(
    "words",
    ["That the plan be agreed.", "That the arkwright’s wheel be mended.", "That Janet House be let.", "In January."],
)
def test_other_words_name_nobody(words: str) -> None:
    assert not _discretion(JANE).hints_at_somebody(words)


def test_a_name_that_is_a_word_of_the_boards_own_business_hides_nothing() -> None:
    young = _person("Anna Young")
    discretion = _discretion(young, items=(item("Children and Young People’s Plan"),))
    assert not discretion.hints_at_somebody("That the Children and Young People’s Plan be agreed.")
    assert discretion.names_somebody("That Anna Young be thanked.")


def test_an_item_about_a_person_makes_no_ordinary_word_of_the_name() -> None:
    discretion = _discretion(JANE, items=(item("Appointment of Jane Arkwright"),))
    assert discretion.hints_at_somebody("That Arkwright be appointed.")


def test_a_month_is_no_name() -> None:
    assert not _discretion(_person("April Arkwright")).hints_at_somebody("By April 2021.")


def test_a_month_is_no_name_whatever_the_language_of_the_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "month_name", ("", *(f"{month}. kuu" for month in range(1, 13))))
    assert not _discretion(_person("April Arkwright")).hints_at_somebody("By April 2021.")


def test_accents_composed_or_not_make_no_difference() -> None:
    assert _discretion(_person("Béla Łucki")).names_somebody("Thanks to Be\u0301la Łucki.")


def test_every_name_that_somebody_has_borne_counts() -> None:
    assert _discretion(_person("Jane Arkwright", "Jane Motherwell")).names_somebody("Jane Arkwright")


def test_what_was_typed_for_a_guest_may_be_a_name() -> None:
    guest = attendee("Sam Halloran", capacity=Capacity.GUEST)
    post = Post(id=Id("Sam Halloran"), names=(DatedName("Sam Halloran"),))
    assert _discretion(posts=(post,), attendees=(guest,)).names_somebody("That Sam Halloran be thanked.")


@pytest.mark.parametrize(("words", "names"), [("the Head of Policy", False), ("Head of Policy", False), ("Kim", True)])
def test_a_mention_of_a_person_by_anything_but_a_post_names_them(words: str, names: bool) -> None:
    post = Post(id=Id("head"), names=(DatedName("Head of Policy"), DatedName("the Head of Policy")))
    who = Party(person_id=Id("nobody we know"), post_id=Id("head"))
    text = rich((Run("That "), Run(words, Marks(mention=who)), Run(" report.")))
    assert _discretion(posts=(post,)).mentions_somebody(text) is names


# Whatever is typed wherever

RULE = agencies_represented(1, (Id("agency"),), ChairPart.REQUIRED)

LETTERS = st.text(alphabet="bcdfghjklmnpqrstvwxzéŵ", min_size=3, max_size=8)
"""No word of English is made of these."""
NAMES = st.lists(LETTERS.map(str.capitalize), min_size=2, max_size=3).map(tuple)


def _forms(name: tuple[str, ...]) -> list[str]:
    given_name, surname = name[0], name[-1]
    whole = " ".join(name)
    return [
        whole,
        whole.upper(),
        f"{given_name} {surname}",
        f"{given_name[0]}. {surname}",
        f"Mr {surname}",
        f"{whole}’s",
    ]


@st.composite
def _records(draw: st.DrawFn) -> tuple[MeetingRecord, set[str]]:
    """A record with names, notes and exempt words in every place where words are typed, and those that are secret."""
    names = draw(st.lists(NAMES, min_size=1, max_size=3, unique=True))
    notes = draw(st.lists(LETTERS, min_size=2, max_size=2, unique=True))
    forms = [form for name in names for form in _forms(name)]
    lone = [part for name in names for part in name]
    some = st.sampled_from(forms)

    def words(of: list[str] = forms) -> str:
        return f"That {draw(st.sampled_from([*of, 'the plan']))} be agreed"

    closed = Exemption(reason="note " + notes[0], public_title=notes[0], public_summary=notes[0])
    is_exempt = draw(st.booleans())
    heading = notes[1] if is_exempt else words()
    decided = block(
        "d", BlockKind.DECISION, text=typed(words([*forms, *lone])), decision_id=Id("decision"), at=at("10:10")
    )
    ballot = block("v", BlockKind.VOTE, text=typed(words([*forms, *lone])), vote_id=Id("vote"), at=at("10:09"))
    note = block("n", BlockKind.PRIVATE_NOTE, text=typed(notes[0]), at=at("10:11"))
    if is_exempt:
        decided, ballot = replace(decided, text=typed(notes[1])), replace(ballot, text=typed(notes[1]))
    proposal = Proposal(id=Id("p"), meeting_id=MEETING, minute_id=Id("minute"), text=typed(words()))
    decision = Decision(
        id=Id("decision"),
        meeting_id=MEETING,
        minute_id=Id("minute"),
        kind="agreed",
        at=at("10:10"),
        proposal_id=Id("p"),
    )
    vote = Vote(id=Id("vote"), meeting_id=MEETING, minute_id=Id("minute"), at=at("10:09"), proposal_id=Id("p"))
    one = replace(minute("minute", "item"), heading=heading, exempt=closed if is_exempt else None)
    made = record(
        board=board(RULE, names=(DatedName(draw(st.one_of(some, st.just("The Board")))),), chair_title=draw(some)),
        meeting=replace(meeting(), venue=draw(some)),
        people=tuple(_person(" ".join(name)) for name in names),
        attendees=tuple(replace(attendee(" ".join(name)), who=Party(person_id=Id(" ".join(name)))) for name in names),
        items=(replace(item("item", ("10:00", "10:30")), title=heading),),
        minutes=(one,),
        blocks=tuple(draw(st.permutations([decided, ballot, note]))),
        decisions=(decision,),
        votes=(vote,),
        proposals=(proposal,),
        all_events=(event(EventKind.STARTED, "10:00"), event(EventKind.MOVED, "10:00", minute="minute")),
    )
    secret = {*lone, *notes}
    return made, {folded(word) for word in secret}


@given(_records())
def test_no_name_no_note_and_no_exempt_word_ever_reaches_the_room(drawn: tuple[MeetingRecord, set[str]]) -> None:
    made, secret = drawn
    values = room_values(made, forecast(made, NOW), NOW)
    said = set(re.findall(r"[^\W_]+", folded(" ".join(values.words))))
    assert said & secret == set()
    assert values.number == "1"

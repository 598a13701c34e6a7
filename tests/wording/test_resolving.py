"""What a board resolves, made from what it was asked: turned where that is certain, and left alone where it is not."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.board import Board, DecisionKind
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.names import DatedName
from clerk_app.wording.resolving import Turned, clauses, is_doubtful, own_words, put_off, turned, turned_down
from clerk_app.wording.resolving_words import ASKS_SOMEBODY, DONE_ALREADY, DONE_TO
from tests.house_styles import ITEM_TABLE, NUMBERED_BY_ITEM, NUMBERED_WITH_DECISION_WORDS, WEB_ITEM

BOARD = Board(id=Id("1" * 32), names=(DatedName("Harbour Board"),))
DAY = date(2026, 3, 5)
RESOLVED = DecisionKind(key="resolved", word="RESOLVED", verb="was resolved")


@pytest.mark.parametrize(
    ("ask", "resolution"),
    [
        # what is done by the resolution itself
        ("agree the winter timetable", "the winter timetable be agreed"),
        ("note the harbour master’s report", "the harbour master’s report be noted"),
        ("Approve the accounts for 2025.", "the accounts for 2025 be approved"),
        ("1) endorse the priorities; and", "the priorities be endorsed"),
        ("(b) receive an update on dredging", "an update on dredging be received"),
        ("to support the bid", "the bid be supported"),
        ("uphold the complaint", "the complaint be upheld"),
        ("withdraw the notice", "the notice be withdrawn"),
        ("bring forward the review", "the review be brought forward"),
        ("set up a working group", "a working group be set up"),
        ("sign off the annual return", "the annual return be signed off"),
        ("formally adopt the code", "the code be formally adopted"),
        ("NOTE the letter", "the letter be noted"),
        ("note\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}the letter", "the letter be noted"),
        ("note progress", "progress be noted"),
        ("note the strategy and action plan", "the strategy and action plan be noted"),
        ("note the tides, the weather and the traffic", "the tides, the weather and the traffic be noted"),
        # manner and condition
        ("note with concern the fall in landings", "the fall in landings be noted with concern"),
        ("agree in principle the merger", "the merger be agreed in principle"),
        ("approve the loan, subject to a survey", "the loan be approved, subject to a survey"),
        # what goes to, or becomes, something
        ("delegate authority to the Treasurer to sign", "authority be delegated to the Treasurer to sign"),
        ("refer the plan to the Council", "the plan be referred to the Council"),
        ("defer the item until June", "the item be deferred until June"),
        ("appoint Captain Hale as Vice-Chair", "Captain Hale be appointed as Vice-Chair"),
        ("appoint a lead for each quay", "a lead for each quay be appointed"),
        ("approve the minutes as a correct record", "the minutes be approved as a correct record"),
        ("thank the volunteers for their work", "the volunteers be thanked for their work"),
        # somebody who is to do something
        ("ask the Treasurer to report in June", "the Treasurer be asked to report in June"),
        ("request a further report in March", "a further report in March be requested"),
        # whole sentences
        ("note that the pilot ends in May", "it be noted that the pilot ends in May"),
        ("agree that the fees be raised", "the fees be raised"),
        ("recommend that the rules be changed", "it be recommended that the rules be changed"),
        ("recommend to the Council that it pays", "it be recommended to the Council that it pays"),
        ("that the report be received", "the report be received"),
        ("It is RECOMMENDED that the Board notes the plan", "the plan be noted"),
        ("that members agree the dates", "the dates be agreed"),
        # what the board would do
        ("agree to hold a second workshop", "it would hold a second workshop"),
        ("agree not to proceed with the sale", "it would not proceed with the sale"),
        ("agree to support the families", "it would support the families"),
        ("continue to monitor the silt", "it would continue to monitor the silt"),
        ("agree to the changes", "the changes be agreed"),
        ("agree on the dates", "the dates be agreed"),
        # what it has done by then
        ("consider and respond to the questions", "it had considered and responded to the questions"),
        ("discuss how schools can help", "it had discussed how schools can help"),
        ("comment on the draft", "it had commented on the draft"),
        ("hear the evidence", "it had heard the evidence"),
        ("provide any comments on the draft", "it had provided comments on the draft"),
        ("give its views on the draft", "it had given its views on the draft"),
        # two orders in one
        ("note and endorse the report", "the report be noted and endorsed"),
        ("note the report and agree the dates", "the report be noted and the dates be agreed"),
        (
            "note the report and ask officers to return in May",
            "the report be noted and officers be asked to return in May",
        ),
        ("consider and agree the plan", "the plan, having been considered, be agreed"),
        ("agree to hold a workshop and to invite partners", "it would hold a workshop and invite partners"),
        ("continue to meet monthly, and to report here", "it would continue to meet monthly, and to report here"),
    ],
)
def test_an_order_becomes_what_the_board_resolved(ask: str, resolution: str) -> None:
    assert turned(ask) == Turned(resolution, certain=True)


@pytest.mark.parametrize(
    "ask",
    [
        "agree",
        "decide how to go on",
        "choose one of the options",
        "agree whether to go on",
        "agree to proposals in part 2",
        "agree to support partners",
        "be assured that the quay is safe",
        "note the figures, which are provisional",
        "note the report. It is long",
        "note the bid and fund a post",
        "request a report on access to schools",
        "refer matters relating to housing to the Council",
        "ask for a report",
        "note, and comment on, the draft",
        "approve the plan and set up a group to review it",
        "consider the report and comment on it",
        "refer the matter to the panel and ask it to report",
        "thank the pilot for his work and wish him well",
        "progress the work",
        "the annual plan",
    ],
)
def test_what_is_not_certain_stays_as_it_was_asked(ask: str) -> None:
    assert turned(ask) == Turned(ask, certain=False)


@pytest.mark.parametrize("verb", sorted(DONE_TO))
def test_every_trusted_verb_of_doing_has_its_participle(verb: str) -> None:
    behind = " to write" if verb in ASKS_SOMEBODY else ""
    found = turned(f"{verb} the crew{behind}")
    assert found == Turned(f"the crew be {DONE_TO[verb]}{behind}", certain=True)


@pytest.mark.parametrize("verb", sorted(DONE_ALREADY))
def test_every_trusted_verb_of_considering_has_its_participle(verb: str) -> None:
    assert turned(f"{verb} the chart").words == f"it had {DONE_ALREADY[verb]} the chart"


WORDS = st.lists(
    st.sampled_from(
        tuple(re.findall(r"\S+", "the a plan report to and that for of agree note support officers , ask in . which"))
    ),
    min_size=1,
    max_size=9,
).map(" ".join)


@given(ask=st.one_of(st.text(max_size=60), WORDS))
def test_nothing_that_was_asked_is_lost_but_the_order_itself(ask: str) -> None:
    found = turned(ask)
    if not found.certain:
        assert found.words == own_words(ask)
        return
    kept = found.words.replace(",", " ").casefold().split()
    missing = [word for word in own_words(ask).replace(",", " ").casefold().split() if word not in kept]
    orders = {word for verb in (*DONE_TO, *DONE_ALREADY) for word in verb.split()}
    assert set(missing) <= orders | {"to", "that", "on", "also", "and", "any"}, missing


@given(ask=st.one_of(st.text(max_size=60), WORDS))
def test_a_resolution_that_was_turned_says_that_something_is_to_be_or_was_done(ask: str) -> None:
    found = turned(ask)
    is_whole_sentence = own_words(ask).casefold().removeprefix("to ").startswith(("agree that ", "that "))
    assert not found.certain or is_whole_sentence or {"be", "had", "would"} & set(found.words.split())


def test_under_the_clause_of_a_web_item_resolutions_are_its_parts() -> None:
    asks = ["agree the timetable", "note the letter", "consider and respond to the questions"]
    assert clauses(asks, BOARD, DAY, WEB_ITEM, RESOLVED) == [
        "the timetable be agreed;",
        "the letter be noted; and",
        "it had considered and responded to the questions.",
    ]


@pytest.mark.parametrize("style", [NUMBERED_WITH_DECISION_WORDS, ITEM_TABLE])
def test_behind_the_boards_word_a_resolution_begins_with_that(style: HouseStyle) -> None:
    made = clauses(["note the letter", "discuss the chart"], BOARD, DAY, style, RESOLVED)
    assert made == ["That the letter be noted.", "That the Board had discussed the chart."]


def test_where_no_word_is_printed_a_resolution_is_a_sentence_with_the_kinds_own_verb() -> None:
    made = clauses(["note the letter"], BOARD, DAY, NUMBERED_BY_ITEM, RESOLVED)
    assert made == ["It was resolved that the letter be noted."]


def test_an_ask_that_was_not_turned_stands_in_its_own_words_in_every_style() -> None:
    asks = ["decide how to go on"]
    assert clauses(asks, BOARD, DAY, WEB_ITEM, RESOLVED) == ["decide how to go on."]
    assert clauses(asks, BOARD, DAY, NUMBERED_BY_ITEM, RESOLVED) == ["Decide how to go on."]


def test_a_decision_is_doubtful_while_it_has_the_words_of_an_ask_that_was_not_turned() -> None:
    asks = ("decide how to go on", "note the letter")
    assert is_doubtful("Decide how to go on.", asks)
    assert is_doubtful("decide how to go on; and", asks)
    assert not is_doubtful("That the pilot go on.", asks)
    assert not is_doubtful("note the letter", asks)
    assert not is_doubtful("", ("",))


def test_what_is_put_off_or_not_accepted_is_the_recommendation_itself() -> None:
    assert put_off("agree the plan; and") == "the recommendation to agree the plan be deferred"
    assert turned_down("that the fees be raised") == "the recommendation that the fees be raised be not accepted"
    assert put_off("the annual plan") == "the recommendation “the annual plan” be deferred"

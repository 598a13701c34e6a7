"""What the minutes say of a vote, read back from every kind of file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

import pytest
from lxml import html

from clerk_app.documents.blocks import Document, Paragraph
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.docx import write_docx
from clerk_app.documents.html import write_html
from clerk_app.documents.pdf import write_pdf
from clerk_app.documents.text import write_text
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Agency
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import EMPTY, typed
from clerk_app.domain.rules.amount import Unit
from clerk_app.domain.rules.ballot import Choice
from clerk_app.domain.rules.quorum import Consequence, Follows, QuorumRule
from clerk_app.domain.rules.selection import Who
from clerk_app.domain.rules.usual import voting_members
from clerk_app.domain.rules.voting import AyesAtLeast, Ballots, Question, ShareFor, Silence, Tie, VoteBase, VotingRule
from clerk_app.domain.seats import SeatRole
from clerk_app.domain.timeline import EventKind
from clerk_app.ui.presenting.votes.case import case_of
from clerk_app.ui.presenting.votes.draft import VoteDraft, chosen, draft_for
from clerk_app.ui.presenting.votes.recording import Places, vote_recorded
from clerk_app.ui.presenting.votes.rows import vote_rows
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder
from tests.documents.ooxml import printed_lines
from tests.documents.pdf.reading import page_texts, visible
from tests.house_styles import NUMBERED_WITH_DECISION_WORDS, WEB_ITEM
from tests.page_styles import NUMBERED_BY_ITEM as PAGE

WORDS = "That the harbour be dredged."
POSTS = ("Mayor", "Pilot", "Warden", "Engineer", "Teacher")
AT = datetime(2022, 3, 28, 16, 5)
FOUR_FIFTHS = ShareFor(numerator=4, denominator=5, base=VoteBase.PRESENT)

READ: Mapping[str, Callable[[Document], str]] = {
    "docx": lambda document: " ".join(printed_lines(write_docx(document, PAGE))),
    "pdf": lambda document: " ".join(page_texts(write_pdf(document, PAGE))),
    "html": lambda document: "".join(map(str, html.fromstring(write_html(document, PAGE).decode()).itertext())),
    "txt": lambda document: write_text(document, PAGE).decode(),
}


def _voted(
    build: RecordBuilder, question: Question, votes: str, *, first: bool = False, **changes: object
) -> MeetingRecord:
    """Minutes with one vote: a letter for each row ("-" for nobody), and other changes of what was put down."""
    people = [build.attendee(title, chair=title == "Mayor") for title in POSTS]
    build.board = replace(build.board, voting=VotingRule(questions=(question,), consensus_first=first))
    agencies: tuple[Agency, ...] = ()
    if question.unit is Unit.AGENCIES:
        agencies = tuple(Agency(id=build.id(), names=(DatedName(f"{title}’s Office"),)) for title in POSTS)
        build.seats = [replace(one, agency_id=two.id) for one, two in zip(build.seats, agencies, strict=True)]
    item = build.item("Dredging")
    for person in people:
        build.event(EventKind.ARRIVED, 15, 30, person)
    build.event(EventKind.STARTED, 15, 30)
    build.event(EventKind.MOVED, 15, 40, in_minute=item)
    record = replace(build.record(), agencies=agencies)
    taken = case_of(record, AT)
    draft: VoteDraft = draft_for(taken)
    for row, letter in zip(vote_rows(taken, draft), votes, strict=False):
        draft = chosen(draft, taken, row.key, letter.strip("-"))
    draft = replace(draft, **changes)  # type: ignore[arg-type]  # any field of VoteDraft
    places = Places(
        meeting_id=build.meeting.id,
        minute_id=item.id,
        proposal_id=build.id(),
        vote_id=build.id(),
        decision_id=build.id(),
        kind="agreed",
    )
    recorded = vote_recorded(taken, draft, typed(WORDS), places)
    assert recorded.vote is not None
    decision = recorded.decision
    kind = BlockKind.DECISION if decision is not None else BlockKind.VOTE
    decision_id = decision.id if decision is not None else None
    build.block(typed(WORDS), kind, vote_id=recorded.vote.id, decision_id=decision_id)
    return replace(
        record,
        blocks=tuple(build.blocks),
        votes=(recorded.vote,),
        decisions=(decision,) if decision is not None else (),
        proposals=(recorded.proposal,),
    )


def _page(record: MeetingRecord, style: HouseStyle = NUMBERED_WITH_DECISION_WORDS) -> Document:
    return compose_minutes(record, style, MADE_AT, EXPORT_ID)


def _said(record: MeetingRecord) -> str:
    """The plain text of the minutes in one line."""
    return visible(READ["txt"](_page(record)))


@pytest.mark.parametrize("kind", READ)
def test_every_file_says_the_decision_and_then_its_vote(kind: str, build: RecordBuilder) -> None:
    record = _voted(
        build, Question(needs=(FOUR_FIFTHS,), unit=Unit.AGENCIES), "FFFFB", first=True, consensus_failed=True
    )
    page = visible(READ[kind](_page(record)))
    assert WORDS in page
    vote = (
        "The Chair found that consensus could not be reached. On a vote by agency, 4 voted for, 0 against; 1 abstained."
        " 4 of 5 were for (80%); it took 80% of those present. Carried."
    )
    assert vote in page
    assert page.index(WORDS) < page.index(vote)
    assert page.count(WORDS) == 1


def test_a_decision_stands_on_the_page_of_its_vote(build: RecordBuilder) -> None:
    blocks = _page(_voted(build, Question(), "FFFAA")).blocks
    decided = [one for one in blocks if isinstance(one, Paragraph) and WORDS in "".join(run.text for run in one.runs)]
    assert [one.keep_with_next for one in decided] == [True]


def test_a_plain_majority_goes_without_saying(build: RecordBuilder) -> None:
    assert "On a vote, 3 voted for, 2 against. Carried." in _said(_voted(build, Question(), "FFFAA"))


def test_a_proposal_that_was_lost_says_so_once(build: RecordBuilder) -> None:
    page = _said(_voted(build, Question(), "FAAAA"))
    assert f"{WORDS} On a vote, 1 voted for, 4 against. Not carried." in page
    assert page.count("Not carried") == 1


def test_a_named_vote_says_who_voted_what(build: RecordBuilder) -> None:
    page = _said(_voted(build, Question(), "FFFAB", ballots=Ballots.NAMED))
    assert "For: Mayor, Pilot and Warden. Against: Engineer. Abstaining: Teacher." in page


def test_a_named_vote_of_agencies_names_the_agencies(build: RecordBuilder) -> None:
    question = Question(needs=(FOUR_FIFTHS,), unit=Unit.AGENCIES)
    page = _said(_voted(build, question, "FFFFA", ballots=Ballots.NAMED))
    assert "Against: Teacher’s Office." in page


@pytest.mark.parametrize("kind", READ)
def test_of_a_secret_ballot_no_file_says_who_voted_what(kind: str, build: RecordBuilder) -> None:
    record = _voted(build, Question(ballots=Ballots.SECRET), "", counts=(3, 1, 1))
    page = visible(READ[kind](_page(record)))
    assert "In a secret ballot, 3 voted for, 1 against; 1 abstained. Carried." in page
    assert "For:" not in page


def test_a_vote_that_nobody_asked_to_name_says_nothing_of_who(build: RecordBuilder) -> None:
    assert "Against:" not in _said(_voted(build, Question(), "FFFAB"))


@pytest.mark.parametrize(
    ("choice", "end"),
    [(Choice.FOR, "for the proposal. Carried."), (Choice.AGAINST, "against the proposal. Not carried.")],
)
def test_the_casting_vote_is_told(choice: Choice, end: str, build: RecordBuilder) -> None:
    page = _said(_voted(build, Question(tie=Tie.CASTING_VOTE), "FFAAB", tie_broken=choice))
    assert f"2 voted for, 2 against; 1 abstained. The Chair gave the casting vote {end}" in page


def test_a_tie_that_was_put_off_decides_nothing(build: RecordBuilder) -> None:
    page = _said(_voted(build, Question(tie=Tie.PUT_OFF), "FFAAB"))
    assert "The vote was tied, and the question was put off to another meeting." in page


def test_a_second_need_is_told_whether_it_was_met(build: RecordBuilder) -> None:
    majority = ShareFor(numerator=1, denominator=2, more_than=True)
    need = AyesAtLeast(number=1, within=Who(roles=(SeatRole.CHAIR,)))
    page = _said(_voted(build, Question(needs=(majority, need)), "AFFFF"))
    assert "4 voted for, 1 against. It was also needed" not in page
    assert "It was needed that at least 1" in page
    assert "which was not so. Not carried." in page


def test_the_silent_are_told(build: RecordBuilder) -> None:
    page = _said(_voted(build, Question(silence=Silence.AGAINST), "FF---"))
    assert "2 voted for, 0 against; 3 did not vote, which counts as against. Not carried." in page


def test_what_must_hold_besides_is_told_where_it_does_not(build: RecordBuilder) -> None:
    question = Question(limbs=("It is lawful", "The fishers agree."))
    page = _said(_voted(build, question, "FFFFF"))
    assert (
        "It does not bind until this holds: It is lawful. It does not bind until this holds: The fishers agree." in page
    )


def test_without_a_quorum_the_minutes_say_that_it_is_provisional(build: RecordBuilder) -> None:
    build.board = replace(
        build.board,
        quorum=QuorumRule(tree=voting_members(9), if_inquorate=(Follows(consequence=Consequence.PROVISIONAL),)),
    )
    page = _said(_voted(build, Question(), "FFFFF"))
    assert "Carried provisionally: the meeting was not quorate, and the decision was carried forward." in page
    assert page.count("not quorate") == 1


def test_advice_is_told_as_advice(build: RecordBuilder) -> None:
    build.board = replace(
        build.board,
        quorum=QuorumRule(tree=voting_members(9), if_inquorate=(Follows(consequence=Consequence.ADVICE_NOT_BINDING),)),
    )
    page = _said(_voted(build, Question(), "FFFFF"))
    assert f"Advice, since the meeting was not quorate: {WORDS}" in page
    assert "On a vote, 5 voted for, 0 against." in page
    assert page.count("not quorate") == 1
    assert "AGREED" not in page


@pytest.mark.parametrize(
    ("decider", "lead"),
    [
        ("the Cabinet Member", "Recommended to the Cabinet Member"),
        (
            "the Cabinet Member, 4 March 2026",
            "Recommended to the Cabinet Member, for decision on 4th March 2026",
        ),
        ("", "Recommended to another body"),
    ],
)
def test_what_another_body_decides_is_told_as_recommended_to_it(build: RecordBuilder, decider: str, lead: str) -> None:
    build.board = replace(
        build.board,
        quorum=QuorumRule(tree=voting_members(9), if_inquorate=(Follows(consequence=Consequence.OTHER_BODY_DECIDES),)),
    )
    page = _said(_voted(build, Question(), "FFFFF", decider=decider))
    assert f"{lead}: {WORDS}" in page
    assert "AGREED" not in page


def test_a_clause_of_resolutions_is_followed_by_its_vote(build: RecordBuilder) -> None:
    page = visible(READ["txt"](_page(_voted(build, Question(), "FFFAA"), WEB_ITEM)))
    assert "On a vote, 3 voted for, 2 against. Carried." in page
    assert page.index("dredged") < page.index("On a vote")


def test_a_vote_that_only_had_counts_reads_as_it_did(build: RecordBuilder) -> None:
    record = _voted(build, Question(), "FFFAA")
    vote = replace(record.votes[0], result=None)
    record = replace(record, votes=(vote,))
    assert record.proposals[0].text != EMPTY
    assert "On a vote" not in _said(record)

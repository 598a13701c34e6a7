"""The quorum card, the event lines and the lateness, in the words of the design."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from clerk_app.domain.forecast import Forecast
from clerk_app.domain.identity import Id
from clerk_app.domain.rules.judging import judge
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.tree import AllOf, RuleTree
from clerk_app.domain.rules.usual import ChairPart, agencies_represented, voting_members
from clerk_app.domain.rules.verdict import Verdict
from clerk_app.domain.timeline import EventKind
from clerk_app.wording.live import (
    count_with_unit,
    happening,
    lateness,
    quorate_at,
    quorum_after,
    quorum_reason,
    quorum_to_come,
    short_lateness,
)
from tests.domain.rules.rooms import agencies

FIVE = ("Local Authority", "Schools", "Clinical Commissioning Group", "Police", "Public Health")
AGENCIES = agencies_represented(3, tuple(map(Id, FIVE)), ChairPart.REQUIRED)


def verdict(*here: str, rule: RuleTree = AGENCIES, has_chair: bool = True) -> Verdict:
    return judge(QuorumRule(tree=rule), agencies(*here, has_chair=has_chair, seats=10))


def reason(found: Verdict, chair: str = "Chair") -> str:
    return quorum_reason(found, str, chair)


class TestCard:
    def test_quorate_with_one_to_spare(self) -> None:
        assert reason(verdict(*FIVE[:3], "Public Health")) == (
            "4 of 5 agencies are represented and the Chair is here. The rule needs 3. "
            "Quorum holds if one more agency leaves and someone acts as Chair."
        )

    def test_quorate_with_two_to_spare(self) -> None:
        assert reason(verdict(*FIVE)).endswith("Quorum holds if 2 more agencies leave and someone acts as Chair.")

    def test_quorate_just(self) -> None:
        assert reason(verdict(*FIVE[:3])) == (
            "The rule needs 3. If Local Authority, Schools or Clinical Commissioning Group leaves, quorum is lost."
        )

    def test_lost_by_one(self) -> None:
        assert reason(verdict("Local Authority", "Schools")) == (
            "The rule needs 3 agencies. Missing: Clinical Commissioning Group, Police and Public Health. "
            "Quorate again when any one joins."
        )

    def test_lost_by_two_and_nobody_in_the_chair(self) -> None:
        said = reason(verdict("Schools", has_chair=False), "Chairman")
        assert "Quorate again when any 2 join." in said
        assert said.endswith("No one is acting as Chairman.")

    def test_enough_agencies_but_no_chair(self) -> None:
        assert reason(verdict(*FIVE[:4], has_chair=False), "Chairperson") == (
            "4 of 5 agencies are represented, but no one is acting as Chairperson."
        )

    def test_of_several_rules_the_one_that_fails_is_spoken_of(self) -> None:
        both = AllOf(rules=(AGENCIES, voting_members(2)))
        assert reason(verdict(*FIVE[:4], rule=both, has_chair=False)) == (
            "4 of 5 agencies are represented, but no one is acting as Chair."
        )

    def test_seats_are_voting_members(self) -> None:
        rule = voting_members(2)
        assert reason(verdict("a", "b", "c", rule=rule)) == (
            "3 of 10 voting members are here. The rule needs 2. Quorum holds if one more voting member leaves."
        )
        assert reason(verdict("a", "b", rule=rule)) == (
            "The rule needs 2. If one more voting member leaves, quorum is lost."
        )
        assert reason(verdict("a", rule=rule)) == "The rule needs 2 voting members. Quorate again when any one joins."

    @pytest.mark.parametrize(
        ("here", "has_chair", "words"),
        [
            (
                ("Local Authority", "Schools"), True,
                "One more agency makes the meeting quorate: Clinical Commissioning Group, Police or Public Health.",
            ),
            (("Schools",), True, "2 more agencies make the meeting quorate: Local Authority, "),
            (FIVE, False, "The meeting is quorate when the Chair is here."),
        ],
    )  # fmt: skip
    def test_before_the_start_it_says_what_is_still_to_come(
        self, here: Sequence[str], has_chair: bool, words: str
    ) -> None:
        found = verdict(*here, has_chair=has_chair)
        assert quorum_to_come(found, str, "Chair").startswith(words)

    def test_seats_to_come_have_no_names(self) -> None:
        found = verdict(rule=voting_members(1))
        assert quorum_to_come(found, str, "Chair") == "One more voting member makes the meeting quorate."


class TestEventLines:
    @pytest.mark.parametrize(
        ("kind", "remote", "words"),
        [
            (EventKind.LEFT, False, "Dorset Police representative left."),
            (EventKind.LEFT, True, "Dorset Police representative lost connection."),
            (EventKind.ARRIVED, True, "Dorset Police representative joined remotely."),
            (EventKind.STEPPED_OUT, True, "Dorset Police representative stepped out."),
            (EventKind.TIMER_PAUSED, False, ""),
        ],
    )
    def test_what_happened(self, kind: EventKind, remote: bool, words: str) -> None:
        assert happening(kind, "Dorset Police representative", remote=remote) == words

    def test_what_it_did_to_the_quorum(self) -> None:
        four, three, two = verdict(*FIVE[:4]), verdict(*FIVE[:3]), verdict(*FIVE[:2])
        assert quorum_after(four, three, "Chair") == "Still quorate: 3 of 5 agencies."
        assert quorum_after(three, two, "Chair") == "Not quorate: 2 of 5 agencies."
        assert quorum_after(two, three, "Chair") == "Quorate again: 3 of 5 agencies."
        assert quorum_after(None, four, "Chair") == "Still quorate: 4 of 5 agencies."
        assert quorum_after(four, four, "Chair") == quorum_after(four, None, "Chair") == ""

    def test_a_decision_keeps_its_quorum(self) -> None:
        at = datetime(2020, 10, 2, 10, 44)
        assert quorate_at(verdict(*FIVE[:4]), at, "Chair") == "Quorate at 10:44, 4 of 5 agencies"
        assert quorate_at(verdict(*FIVE[:2]), at, "Chair") == "Not quorate at 10:44, 2 of 5 agencies"
        nobody = verdict(*FIVE[:4], has_chair=False)
        assert quorate_at(nobody, at, "Chairman") == "Not quorate at 10:44, 4 of 5 agencies, no Chairman"

    def test_one_agency_of_one(self) -> None:
        single = agencies_represented(1, (Id("Schools"),))
        assert count_with_unit(verdict("Schools", rule=single)) == "1 of 1 agency"


class TestLateness:
    @pytest.mark.parametrize(
        ("late", "words", "short"),
        [
            (None, "", ""),
            (-5, "On time", "On time"),
            (0, "On time", "On time"),
            (1, "On time", "On time"),
            (2, "2 minutes late", "2 min late"),
            (6, "6 minutes late", "6 min late"),
        ],
    )
    def test_under_two_minutes_is_on_time(self, late: int | None, words: str, short: str) -> None:
        course = replace(Forecast(), minutes_late=late)
        assert (lateness(course), short_lateness(course)) == (words, short)

    def test_once_the_meeting_has_ended_nothing_more_is_said(self) -> None:
        course = replace(Forecast(), minutes_late=6, ended=True)
        assert (lateness(course), short_lateness(course)) == ("", "")

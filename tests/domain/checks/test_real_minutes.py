"""What the checks say of the real minutes beside the checkout: each fault in them that is known, and hardly more.

Skipped where the documents are absent. What was read and judged wrong is counted too, so that it does not grow.
"""

import re
from collections import Counter
from collections.abc import Sequence

import pytest

from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.every import findings
from clerk_app.domain.checks.finding import Finding
from tests.builders import RecordBuilder
from tests.domain.checks.real_minutes import real_minutes
from tests.seeds.seed_map import text_of

C = CheckName

FOUND = {
    "000": {
        C.HERE_AND_AWAY: 1, C.IMPLIED_ACTIONS: 4, C.NUMBERS: 3, C.TENSE: 39, C.FIRST_PERSON: 7, C.THEY_FOR_ONE: 1,
        C.INITIALS: 1, C.SHORT_FORMS: 12,
    },
    "001": {
        C.AGREED_IN_PASSING: 1, C.SEVERAL_TASKS: 2, C.NO_FINAL_STATUS: 4, C.TWICE: 1, C.JOINED_WORDS: 2, C.NUMBERS: 2,
        C.TENSE: 3, C.FIRST_PERSON: 2, C.TWO_NAMES: 1, C.SHORT_FORMS: 6, C.LONG_PARAGRAPHS: 1,
    },
    "004": {C.AGREED_IN_PASSING: 6, C.IMPLIED_ACTIONS: 2, C.JOINED_WORDS: 1, C.TENSE: 1},
}  # fmt: skip
"""All that is found in each, read one by one.

Judged to be none of our business: in 000 three short forms that are names (SMART, YES, OASIS); in 001 an earlier action
that was done, though it is recorded as being under way; in 004 an opinion that members shared. That is 5 of 103.
"""


def quoted(number: str, check: CheckName) -> list[str]:
    """What the findings of a check quote, each joined."""
    found = [one for one in findings(real_minutes(number)) if one.check is check]
    return [" / ".join([*one.quotes, *(str(value) for value in one.values.values())]) for one in found]


def has(said: Sequence[str], *words: str) -> bool:
    """Whether each of these words is quoted in some finding."""
    return all(any(word in one for one in said) for word in words)


@pytest.mark.parametrize("number", FOUND)
def test_the_faults_of_real_minutes_are_found_and_hardly_anything_else(number: str) -> None:
    assert Counter(one.check for one in findings(real_minutes(number))) == FOUND[number]


def test_the_body_that_is_in_both_lists_of_000_is_named() -> None:
    assert quoted("000", C.HERE_AND_AWAY) == ["Jersey Child Care Trust"]


def test_what_000_asks_of_members_of_the_notes_of_three_issues_and_offline_is_no_action_yet() -> None:
    said = quoted("000", C.IMPLIED_ACTIONS)
    assert len(said) == 4
    assert has(said, "matters of concern", "immediate attention", "notes would be circulated", "sooner offline")


def test_initials_slips_and_they_are_found_in_000() -> None:
    assert quoted("000", C.INITIALS) == ["AM"]
    assert has(quoted("000", C.TENSE), "There will be a")
    assert has(quoted("000", C.FIRST_PERSON), "we move forward", "our focus")
    assert has(quoted("000", C.THEY_FOR_ONE), "They also raised")
    assert [one.split(" / ")[0] for one in quoted("000", C.NUMBERS)] == ["3.", "4.", "6."]


def test_the_number_with_a_stop_and_the_item_without_one_are_found_in_001() -> None:
    assert quoted("001", C.NUMBERS) == ["1. / 1", "AOB and Discussion"]


def test_the_actions_of_two_and_of_three_tasks_are_found_in_001() -> None:
    found = [one for one in findings(real_minutes("001")) if one.check is C.SEVERAL_TASKS]
    assert [one.values["count"] for one in found] == [2, 3]
    assert has([str(one.values["words"]) for one in found], "Informatics", "log of such issues")


def test_the_earlier_actions_without_a_final_status_are_found_in_001() -> None:
    assert has(quoted("001", C.NO_FINAL_STATUS), "Command Group", "Health Care Services", "Board members to meet")


def test_slips_half_a_sentence_joined_words_a_long_paragraph_and_two_names_are_found_in_001() -> None:
    assert has(quoted("001", C.FIRST_PERSON), "we were", "we do")
    assert has(quoted("001", C.TENSE), "person is a vital")
    assert has(quoted("001", C.TWICE), "could co-ordinator")
    assert quoted("001", C.JOINED_WORDS) == ["day-today / day-to-day", "short fall / shortfall"]
    assert quoted("001", C.LONG_PARAGRAPHS) == ["6.1 / 295 / 250"]
    assert quoted("001", C.TWO_NAMES) == ["CEO / Chief Executive Officer"]


def test_what_004_agreed_in_discussion_what_its_chair_asked_for_and_its_slips_are_found() -> None:
    agreed = quoted("004", C.AGREED_IN_PASSING)
    assert has(agreed, "It was agreed that", "In summing up, the Board agreed")
    assert has(quoted("004", C.IMPLIED_ACTIONS), "needed invites", "timing of the meetings")
    assert quoted("004", C.JOINED_WORDS) == ["placed based / place-based"]
    assert has(quoted("004", C.TENSE), "is seen as")


# Reports, each line of which is a paragraph here: they are in the present tense, and no minutes


def report(number: str, check: CheckName) -> list[Finding]:
    build = RecordBuilder()
    build.minute("Report")
    for line in text_of(number).split("\n"):
        words = re.sub(r"^- (?=\()", "", re.sub(r"<[^>]*>", " ", line).strip())
        if words:
            build.block(words)
    return [one for one in findings(build.record()) if one.check is check]


def test_the_letters_of_002_that_skip_are_found_and_no_others() -> None:
    assert [dict(one.values) for one in report("002", C.NUMBERS)] == [{"before": "(a)", "words": "(d)"}]
    assert report("002", C.TENSE) == report("002", C.FIRST_PERSON) == []


def test_the_short_forms_of_one_body_and_the_doubled_signs_of_003_are_found_and_no_others() -> None:
    forms = [(one.values["form"], one.values["other"]) for one in report("003", C.TWO_NAMES)]
    assert forms == [("HWB", "HWBB"), ("H&WB", "HWB")]
    assert [one.values["words"] for one in report("003", C.PUNCTUATION)] == ["changed..", "peoples;'"]

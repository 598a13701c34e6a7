"""Whatever is doubted, asked or refused of a list or an agenda has a sentence of its own."""

from __future__ import annotations

from itertools import chain

import pytest

from clerk_app.domain.agenda_list import AgendaDoubt, ItemDoubt
from clerk_app.domain.doubts import Doubt, Place, doubt
from clerk_app.domain.member_list import ListDoubt, RowDoubt
from clerk_app.domain.slots import SlotFault
from clerk_app.importers.refusal import RefusalCode
from clerk_app.services.member_preview import CompareDoubt, MemberField, Subject
from clerk_app.services.trouble import TroubleCode
from clerk_app.wording.catalogue import has
from clerk_app.wording.problems import trouble_words
from clerk_app.wording.reading import difference_words, doubt_words, place_words, question_words, slot_words

ALL = {
    "column": "C", "heading": "Phone", "sheets": "Old, Notes", "sheet": "Members", "words": "13/13/2021", "line": 4,
    "day": "2021-04-01", "since": "2021-04-01", "until": "2020-04-01", "seat": "Health", "cell": "B4", "one": "4A",
    "other": "4.1", "count": 2, "number": "4", "parent": "3", "purpose": "decision", "start": "14:00", "end": "14:30",
    "minutes": 5,
}  # fmt: skip
"""A value for every place that a sentence may have."""


@pytest.mark.parametrize("code", list(chain(ListDoubt, RowDoubt, AgendaDoubt, ItemDoubt, CompareDoubt)))
def test_every_doubt_has_a_sentence(code: ListDoubt) -> None:
    words = doubt_words(doubt(code, **ALL))  # type: ignore[arg-type]  # a value for each place
    assert not words[0].islower()
    assert words.endswith(".")
    assert "{" not in words


def test_days_and_purposes_in_doubts_are_words() -> None:
    ends = doubt(RowDoubt.ENDS_BEFORE_IT_BEGINS, since="2021-04-01", until="2020-04-01")
    assert (
        doubt_words(ends)
        == "The term would end on 1 April 2020, before it begins on 1 April 2021; neither day is taken."
    )
    assert doubt_words(doubt(ItemDoubt.SEVERAL_PURPOSES, purpose="decision")) == (
        "Several purposes are named; “for decision” is taken."
    )


@pytest.mark.parametrize("fault", SlotFault)
@pytest.mark.parametrize("minutes", [1, 5])
def test_every_fault_of_a_slot_has_a_sentence(fault: SlotFault, minutes: int) -> None:
    words = slot_words(fault, minutes, "3 Finance")
    assert f"{minutes} minute{'s' if minutes > 1 else ''} " in words


def test_a_doubt_of_a_slot_is_said_as_the_fault_is() -> None:
    found = Doubt(ItemDoubt.SLOT_OVERLAP, {"minutes": 10, "other": "3 Finance"})
    assert doubt_words(found) == "10 minutes are planned for “3 Finance” as well."


def test_places_are_lines_or_rows_of_a_sheet() -> None:
    assert place_words(Place(7)) == "line 7"
    assert place_words(Place(4, "Members")) == "row 4 of “Members”"


@pytest.mark.parametrize("subject", Subject)
def test_every_question_has_a_sentence(subject: Subject) -> None:
    words = question_words(subject, "Dr Jane Smith", "Jane Smith")
    assert "“Dr Jane Smith”" in words
    assert "Jane Smith" in words.replace("Dr Jane Smith", "")
    assert words.endswith("?")


@pytest.mark.parametrize(
    ("field", "before", "after", "words"),
    [
        (MemberField.SINCE, "", "2021-04-01", "From: nothing → 1 April 2021"),
        (MemberField.UNTIL, "2021-04-01", "2022-04-01", "Until: 1 April 2021 → 1 April 2022"),
        (MemberField.VOTING, "yes", "no", "Votes: yes → no"),
        (MemberField.WEIGHT, "1", "2", "Number of votes: 1 → 2"),
        (MemberField.ROLES, "", "chair, clerk", "Roles: nothing → chair, clerk"),
        (MemberField.ROLES, "vice_chair", "observer", "Roles: vice-chair → observer"),
        (MemberField.CATEGORY, "Members", "Lay", "Category: Members → Lay"),
        (MemberField.AGENCY, "", "Health", "Agency: nothing → Health"),
        (MemberField.SUBSTITUTES, "", "Jo Lee", "Substitutes: nothing → Jo Lee"),
        (MemberField.HOLDER, "Head", "Head, Jo Lee", "Held by: Head → Head, Jo Lee"),
    ],
)
def test_a_difference_is_said_before_and_after(field: MemberField, before: str, after: str, words: str) -> None:
    assert difference_words(field, before, after) == words


@pytest.mark.parametrize("code", RefusalCode)
def test_every_refusal_says_why_and_what_to_do(code: RefusalCode) -> None:
    assert has(f"reading.refused.{code}.text")
    values: dict[str, str | int | None] = {
        "reason": str(code),
        "path": "/home/office/members.csv",
        "most": 100,
        "line": 7,
    }
    words = trouble_words(TroubleCode.FILE_NOT_READ, values)
    assert "“members.csv”" in words.text
    assert words.safe == "Your records. Nothing was taken over."
    assert words.do.endswith(".")
    assert "{" not in words.text + words.do


def test_what_was_pasted_is_no_file() -> None:
    words = trouble_words(TroubleCode.FILE_NOT_READ, {"reason": "no_items", "pasted": 1})
    assert words.text == "There are no items in the text."

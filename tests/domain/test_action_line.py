"""An action line is read into owners, due phrase and what remains."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.action_line import ActionRead, read_action, remaining
from clerk_app.domain.due import Calendar
from clerk_app.domain.identity import Id
from clerk_app.domain.matching import Candidate
from clerk_app.domain.richtext import Marks, RichText, Run, rich, typed

CALENDAR = Calendar(today=date(2020, 10, 2))
PEOPLE = tuple(
    Candidate(id=Id(name), name=name, abbreviations=abbreviations)
    for name, abbreviations in (
        ("Children’s Commissioning Manager", ("CCM",)),
        ("Director of Safeguarding", ()),
        ("Director of Safeguarding and Care", ()),
        ("Director, Children’s Services", ()),
        ("Head of Policy", ()),
        ("Chair", ()),
    )
)


def read(text: str) -> ActionRead:
    return read_action(text, PEOPLE, CALENDAR)


def rest(text: str) -> str:
    return remaining(typed(text), read(text)).plain


@pytest.mark.parametrize(
    ("text", "owners", "due", "left"),
    [
        (
            "Children's Commissioning Manager to contact the schools by end of oct",
            ["Children’s Commissioning Manager"], date(2020, 10, 30), "To contact the schools.",
        ),
        ("The Chair to write to the Minister.", ["Chair"], None, "To write to the Minister."),
        ("CCM will write by Friday", ["Children’s Commissioning Manager"], date(2020, 10, 9), "Will write."),
        ("Head of Policy: write a log", ["Head of Policy"], None, "Write a log."),
        ("Head of Policy", ["Head of Policy"], None, ""),
        ("Head of Policy by Friday", ["Head of Policy"], date(2020, 10, 9), ""),
        ("By Friday, Head of Policy to write", ["Head of Policy"], date(2020, 10, 9), "To write."),
        (
            "Director of Safeguarding and Care to report",
            ["Director of Safeguarding and Care"], None, "To report.",
        ),
        (
            "Director of Safeguarding and the Head of Policy to report",
            ["Director of Safeguarding", "Head of Policy"], None, "To report.",
        ),
        (
            "Chair, Head of Policy & CCM to meet", ["Chair", "Head of Policy", "Children’s Commissioning Manager"],
            None, "To meet.",
        ),
        ("Director, Children’s Services to report", ["Director, Children’s Services"], None, "To report."),
        ("Chair +@Head of Policy to report", ["Chair", "Head of Policy"], None, "To report."),
        ("To report +Head of Policy by Friday", ["Head of Policy"], date(2020, 10, 9), "To report."),
        ("+Chair to report", ["Chair"], None, "To report."),
        ("Chair to report +Head of Policy, on time", ["Chair", "Head of Policy"], None, "To report, on time."),
        ("To add 3 +4", [], None, "To add 3 +4."),
        ("Somebody else to report by Friday?", [], date(2020, 10, 9), "Somebody else to report?"),
        ("Head of Policy and Schools to report", [], None, "Head of Policy and Schools to report."),
        ("Chairman to report", [], None, "Chairman to report."),
        ("Chair reports", [], None, "Chair reports."),
        ("ccm to report", [], None, "Ccm to report."),
        ("to write by hand", [], None, "To write by hand."),
        ("", [], None, ""),
        ("  ", [], None, ""),
    ],
)  # fmt: skip
def test_a_line_is_read_into_its_parts(text: str, owners: list[str], due: date | None, left: str) -> None:
    found = read(text)
    assert [owner.candidate.name for owner in found.owners] == owners
    assert (found.due.due.on if found.due is not None else None) == due
    assert rest(text) == left


def test_owners_keep_the_words_as_typed_and_their_place() -> None:
    text = "the CCM and Head of policy to meet"
    first, second = read(text).owners
    assert (first.words, first.span.of(text)) == ("CCM", "the CCM")
    assert (second.words, second.span.of(text)) == ("Head of policy", " and Head of policy")


def test_a_dash_of_a_name_can_be_typed_as_a_hyphen() -> None:
    manager = Candidate(id=Id("m"), name="Manager – Partnerships")
    found = read_action("Manager - Partnerships to write", [manager], CALENDAR)
    assert [owner.candidate for owner in found.owners] == [manager]


def test_an_action_that_has_an_owner_gets_another_by_a_plus_alone() -> None:
    text = "Head of Policy to be asked about it + Chair by Friday"
    found = read_action(text, PEOPLE, CALENDAR, has_owner=True)
    assert [owner.candidate.name for owner in found.owners] == ["Chair"]
    assert remaining(typed(text), found).plain == "Head of Policy to be asked about it."


def test_what_remains_keeps_its_marks() -> None:
    bold = Marks(bold=True)
    line = rich((Run("Chair to "), Run("write", bold), Run(" by Friday to the Minister")))
    read_line = read_action(line.plain, PEOPLE, CALENDAR)
    assert remaining(line, read_line) == rich((Run("To "), Run("write", bold), Run(" to the Minister.")))


def test_a_first_letter_made_a_capital_keeps_its_marks() -> None:
    line = rich((Run("Chair "), Run("to write", Marks(italic=True))))
    assert remaining(line, read_action(line.plain, PEOPLE, CALENDAR)).runs[0] == Run("To write", Marks(italic=True))


WORDS = st.lists(
    st.sampled_from(["Chair", "Head of Policy", "to", "write", "by", "Friday", "+", "and", ",", "the", "30 Oct", ":"]),
    max_size=8,
).map(" ".join)


@given(WORDS)
def test_the_parts_of_a_line_never_overlap_and_leave_no_letter_out(text: str) -> None:
    found = read(text)
    spans = [owner.span for owner in found.owners] + list(found.rest)
    if found.due is not None and found.due.span is not None:
        spans.append(found.due.span)
    covered = [place for span in spans for place in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    assert all(text[place].isspace() for place in set(range(len(text))) - set(covered))


@given(WORDS)
def test_what_remains_begins_with_a_capital_and_has_no_loose_ends(text: str) -> None:
    line: RichText = typed(text)
    left = remaining(line, read(text)).plain
    assert left == "" or left[0] == left[0].upper()
    assert not left.startswith(" ")
    assert not left.endswith(" ")

"""What is read of the words of a decision that makes members."""

import pytest

from clerk_app.domain.membership_words import adds_members, co_opts, named_in


@pytest.mark.parametrize(
    ("words", "adds"),
    [
        ("Additional members were agreed.", True),
        ("Agreed that the Head of Housing be co-opted for the work on heating.", True),
        ("The School Nurse was appointed as a member.", True),
        ("That the Youth Council be invited to join the Board.", True),
        ("Members noted the report.", False),
        ("The budget was agreed.", False),
        ("", False),
    ],
)
def test_a_decision_that_adds_members_is_told_from_others(words: str, adds: bool) -> None:
    assert adds_members(words) is adds


def test_a_co_option_is_told_from_an_appointment() -> None:
    assert [co_opts(words) for words in ("be co-opted", "Coopting others", "was appointed")] == [True, True, False]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("That the Head of Housing and the School Nurse be co-opted.", ("Head of Housing", "School Nurse")),
        ("The following members were added: School Nurse, Head of Housing.", ("School Nurse", "Head of Housing")),
        ("Co-opt the Head of Housing for the heating plan.", ("Head of Housing",)),
        (
            "The School Nurse, a carer, and the Youth Council became members.",
            ("School Nurse", "carer", "Youth Council"),
        ),
        ("Additional members were agreed.", ()),
        ("Agreed.", ()),
    ],
)
def test_whom_a_decision_names_is_read_from_it(words: str, names: tuple[str, ...]) -> None:
    assert named_in(words) == names

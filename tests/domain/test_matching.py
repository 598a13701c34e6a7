"""People are found by word starts, initials and abbreviations, those here first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.identity import Id
from clerk_app.domain.matching import Candidate, Match, Nearness, folded, match_people

H, M, O = Nearness.HERE, Nearness.MEMBER, Nearness.OTHER  # noqa: E741


def somebody(name: str, nearness: Nearness = H, *abbreviations: str) -> Candidate:
    return Candidate(id=Id(name), name=name, abbreviations=abbreviations, nearness=nearness)


ROOM = (
    somebody("Interim Chair"),
    somebody("Interim Corporate Director, Children’s Services"),
    somebody("Portfolio Holder for Children and Families"),
    somebody("Children’s Commissioning Manager – Partnerships and Development"),
    somebody("Clinical Commissioning Group representative", H, "CCG"),
    somebody("Dorset Police representative", M),
    somebody("DHUFT representative", M),
    somebody("Director of Safeguarding and Care", O),
    somebody("Connétable of St Martin", O),
    somebody("Co-ordinator of ‘voices’", O),
)


def shown(match: Match) -> str:
    """The name with the parts to embolden in brackets."""
    name = match.candidate.name
    for span in reversed(match.spans):
        name = f"{name[: span.start]}[{span.of(name)}]{name[span.end :]}"
    return name


def found(letters: str, *candidates: Candidate) -> list[str]:
    return [shown(match) for match in match_people(letters, candidates or ROOM)]


def test_any_word_start_matches_and_the_earlier_word_goes_first() -> None:
    assert found("ch") == [
        "[Ch]ildren’s Commissioning Manager – Partnerships and Development",
        "Interim [Ch]air",
        "Interim Corporate Director, [Ch]ildren’s Services",
        "Portfolio Holder for [Ch]ildren and Families",
    ]


@pytest.mark.parametrize(
    ("letters", "first"),
    [
        ("pol", "Dorset [Pol]ice representative"),
        ("dor pol", "[Dor]set [Pol]ice representative"),
        ("ccm", "[C]hildren’s [C]ommissioning [M]anager – Partnerships and Development"),
        ("CCM", "[C]hildren’s [C]ommissioning [M]anager – Partnerships and Development"),
        ("dsc", "[D]irector of [S]afeguarding and [C]are"),
        ("dosac", "[D]irector [o]f [S]afeguarding [a]nd [C]are"),
        ("cd", "Interim [C]orporate [D]irector, Children’s Services"),
        ("children's serv", "Interim Corporate Director, [Children’s] [Serv]ices"),
        ("connet", "[Connét]able of St Martin"),
        ("ordin", "Co-[ordin]ator of ‘voices’"),
        ("co-ord", "[Co-ord]inator of ‘voices’"),
        ("voices", "Co-ordinator of ‘[voices]’"),
        ("  interim   ch ", "[Interim] [Ch]air"),
        ("manager - part", "Children’s Commissioning [Manager] – [Part]nerships and Development"),
    ],
)
def test_letters_find_their_words(letters: str, first: str) -> None:
    assert found(letters)[0] == first


@pytest.mark.parametrize("letters", ["xyz", "hildren", "s", "police dorset", "ccmx", "-", "chair chair"])
def test_letters_that_begin_nothing_find_nobody(letters: str) -> None:
    children = somebody("Children’s Manager"), somebody("Interim Chair"), somebody("Dorset Police")
    assert found(letters, *children) == []


def test_an_abbreviation_matches_and_in_full_comes_first() -> None:
    people = somebody("Ccgeorge"), somebody("Clinical Commissioning Group", H, "CCG"), somebody("Ccg Liaison")
    whole = match_people("ccg", people)
    assert [match.candidate.name for match in whole] == ["Ccgeorge", "Clinical Commissioning Group", "Ccg Liaison"]
    (only,) = match_people("ccg", people[1:2])
    assert (only.abbreviation, only.spans) == ("CCG", ())
    (begun,) = match_people("dh", [somebody("University Hospitals", M, "DHUFT")])
    assert begun.abbreviation == "DHUFT"


def test_a_name_goes_before_an_abbreviation_begun_and_that_before_initials() -> None:
    people = somebody("Dogs Home"), somebody("University Hospitals", H, "DHUFT"), somebody("Dhana Centre")
    assert found("dh", *people) == ["[Dh]ana Centre", "University Hospitals", "[D]ogs [H]ome"]


def test_people_here_come_first_then_members_then_others() -> None:
    people = somebody("Police, past", O), somebody("Police, member", M), somebody("The Police, here", H)
    assert found("pol", *people) == ["The [Pol]ice, here", "[Pol]ice, member", "[Pol]ice, past"]


def test_whose_whole_name_was_typed_goes_before_longer_names() -> None:
    people = somebody("Head of Policy North"), somebody("Head of Policy")
    assert found("head of policy", *people) == ["[Head] [of] [Policy]", "[Head] [of] [Policy] North"]


def test_without_letters_everybody_is_offered_in_order_of_nearness() -> None:
    people = somebody("A", O), somebody("B", H), somebody("C", M), somebody("D", H)
    assert found(" ", *people) == ["B", "D", "C", "A"]


NAMES = st.text("ab ’é-ßİ", min_size=1, max_size=12)


@given(NAMES, st.text("ab 'e", max_size=4))
def test_what_is_emboldened_is_what_was_typed(name: str, letters: str) -> None:
    for match in match_people(letters, [somebody(name)]):
        bold = "".join(span.of(name) for span in match.spans)
        assert folded(bold) == folded(letters).replace(" ", "")
        assert list(match.spans) == sorted(match.spans)


@given(st.text(max_size=30))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text)

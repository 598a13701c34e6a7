"""Short forms in a text and what they stand for."""

import pytest

from clerk_app.domain.short_forms import explained, spelled_out, unexplained, used


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a Joint Needs Assessment (JNA) was due", {"JNA": "Joint Needs Assessment"}),
        ("the Department of Health and Care (DHC)", {"DHC": "Department of Health and Care"}),
        ("the Terms of Reference (TOR)", {"TOR": "Terms of Reference"}),
        ("the Terms of Reference (ToR)", {"ToR": "Terms of Reference"}),
        ("the Harbour & Shore (H&S) officer", {"H&S": "Harbour & Shore"}),
        ("Key Measures (KMs) came next", {"KM": "Key Measures"}),
        ("the Children's Harbour Board (CHB)", {"CHB": "Children's Harbour Board"}),
        ("it was late (ABC)", {}),
        ("England (NHSE)", {}),
        ("(JNA)", {}),
        ("the Joint Needs Assessment (jna)", {}),
        ("first Joint Needs (JN), then Junior Nurses (JN)", {"JN": "Joint Needs"}),
    ],
)
def test_what_stands_before_the_brackets_with_its_initials_is_what_a_short_form_stands_for(
    text: str, found: dict[str, str]
) -> None:
    assert spelled_out(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the JNA, JNA's, JNAs and the (JNA)", ("JNA",)),
        ("H&S met the NHS", ("H&S", "NHS")),
        ("I am A member. Ok", ()),
        ("item A4 of COVID19", ("A4", "COVID19")),
        ("xABC ABCx ABC", ("ABC",)),
    ],
)
def test_short_forms_are_words_in_capitals(text: str, found: tuple[str, ...]) -> None:
    assert used(text) == found


def test_each_that_is_known_or_spelled_out_is_explained_in_order_of_letters() -> None:
    known = {"NHS": "National Health Service", "JNA": "something else", "XYZ": "not in the text"}
    text = "The NHS wrote a Joint Needs Assessment (JNA). The ABC did not."
    assert list(explained(text, known)) == [("JNA", "Joint Needs Assessment"), ("NHS", "National Health Service")]


def test_a_short_form_that_is_nowhere_spelled_out_is_named_with_its_first_place() -> None:
    texts = {
        "a": "The NHS told the UK that HMF was late. LADO spoke.",
        "b": "HMFs are ferries. The Local Authority Designated Officer (LADO) left.",
        "c": "MASH (the hub for safeguarding) met DPOs.",
    }
    assert unexplained(texts) == {"HMF": "a", "DPO": "c"}


def test_forms_with_other_signs_than_capitals_are_named_too_and_names_of_people_are_not() -> None:
    texts = {"a": "The ToR of H&CS and its PIs were read by Ms McLean, DeVito and a PhD student. SPPP, OASIS."}
    assert unexplained(texts) == dict.fromkeys(("ToR", "H&CS", "PI", "PhD", "SPPP", "OASIS"), "a")


def test_what_the_board_knows_and_words_of_minutes_in_capitals_are_no_short_forms() -> None:
    texts = {"a": "AGREED that ICB pays. NOTED.", "b": "ALL IN CAPITALS XQZ"}
    assert unexplained(texts, known=frozenset({"ICB"})) == {}
